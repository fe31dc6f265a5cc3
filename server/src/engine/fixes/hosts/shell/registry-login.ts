/** `docker login -p literal`: the password goes in through standard input. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Range } from '../../../syntax/span';
import type { Draft, Place } from '../model';
import { lastOf } from '../source/nodes';
import { wordsOf } from './programs';

const CLIENTS = /^(?:docker|podman|nerdctl|buildah|skopeo|helm|crane|oras)$/;

/**
 * https://docs.docker.com/reference/cli/docker/login/#password-stdin; undefined for another command, and where its standard input is taken.
 */
export function passwordFromInput(
  { file, text, credential: { span } }: Place,
  path: readonly SourceNode[],
  command: string | undefined,
  env: string,
): Draft | undefined {
  const login = lastOf(path, ({ type }) => type === 'command');
  const given = login && passwordOf(text, login, span);
  if (!login || !given) return undefined;
  const words = wordsOf(text, login);
  if (!words.some((word) => CLIENTS.test(word)) || !words.includes('login') || words.includes('--password-stdin'))
    return undefined;
  const parent = path[path.indexOf(login) - 1];
  const redirects = parent?.type === 'redirected_statement' ? parent.children.filter(({ field }) => field === 'redirect') : [];
  if (parent?.type === 'pipeline' || redirects.some(({ start, end }) => text.slice(start, end).includes('<'))) return undefined;
  const source = command ?? `printf %s "\${${env}:?}"`;
  return {
    safety: 'review',
    edits: [
      {
        file,
        edits: [
          { start: login.start, end: login.start, text: `${source} | ` },
          { ...given, text: '--password-stdin' },
        ],
      },
    ],
  };
}

/** The option and its value: `-p literal`, `--password literal`, `--password=literal`. */
function passwordOf(text: string, login: SourceNode, span: Range): Range | undefined {
  const index = login.children.findIndex((child) => child.start <= span.start && span.end <= child.end);
  const [option, value] = [login.children[index - 1], login.children[index]];
  if (!value) return undefined;
  const written = text.slice(value.start, value.end);
  if (/^--password=["']?/.exec(written)?.[0].length === span.start - value.start) return { start: value.start, end: value.end };
  const quote = /^["']/.test(written) ? 1 : 0;
  const isWhole = value.start + quote === span.start && value.end - quote === span.end;
  const isOption = option !== undefined && /^(?:-p|--password)$/.test(text.slice(option.start, option.end));
  return isWhole && option && isOption ? { start: option.start, end: value.end } : undefined;
}
