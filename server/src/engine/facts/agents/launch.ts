/** How a server is started: its words in order, and the package that is fetched for it. */
import { spanOf } from '../../syntax/span';
import { get, itemsOf, type StringValue, type Value } from '../../syntax/value';
import type { AgentPackage } from '../model';

/** Command and arguments as one list of words. Clients differ in the names. */
export function wordsOf(server: Value): StringValue[] {
  const command = get(server, 'command') ?? get(server, 'cmd');
  // Zed wrote `command: { path, args }`.
  const parts = command?.kind === 'object' ? [get(command, 'path'), get(command, 'args')] : [command, get(server, 'args')];
  return parts.flatMap((part) => itemsOf(part)).filter((word): word is StringValue => word.kind === 'string');
}

/** Runners that fetch what they run. */
const NODE = new Set(['npx', 'bunx', 'pnpx']);
const PYTHON = new Set(['uvx', 'pipx']);
const CONTAINER = new Set(['docker', 'podman', 'nerdctl']);
/** Options of these runners that take the next word. */
const WITH_VALUE =
  /^(?:-e|--env|--env-file|-v|--volume|--mount|-p|--publish|--name|--network|--net|-w|--workdir|-u|--user|--entrypoint|--python|--index-url|--with|--registry|-c|--call|--pull|--platform|-l|--label|--add-host|-m|--memory|--cpus|--directory)$/;

/** The package or image that is fetched to start the server; undefined where something local is run. */
export function packageOf(words: readonly StringValue[]): AgentPackage | undefined {
  const [runner, first] = unwrapped(words);
  if (!runner) return undefined;
  const name = baseOf(runner.text);
  const rest = words.slice(words.indexOf(runner) + 1);
  const verb = first?.text ?? '';
  if (NODE.has(name)) return nodePackage(named(rest, /^(?:-p|--package)(?:=|$)/) ?? plain(rest));
  if (/^(?:pnpm|yarn|bun|npm)$/.test(name) && /^(?:dlx|x|exec)$/.test(verb)) return nodePackage(plain(rest.slice(1)));
  if (name === 'uv' && verb === 'tool') return pythonPackage(named(rest, /^--from(?:=|$)/) ?? plain(rest.slice(2)));
  if (PYTHON.has(name)) {
    const from = verb === 'run' ? rest.slice(1) : rest;
    return pythonPackage(named(from, /^(?:--from|--spec)(?:=|$)/) ?? plain(from));
  }
  if (CONTAINER.has(name) && verb === 'run') return image(plain(rest.slice(1)));
  if (name === 'go' && verb === 'run') return goPackage(plain(rest.slice(1)));
  return undefined;
}

/** `cmd /c npx …`, `env A=b npx …`, `sh -c`: what is really run. */
function unwrapped(words: readonly StringValue[]): readonly StringValue[] {
  let from = 0;
  if (/^(?:cmd|cmd\.exe)$/i.test(baseOf(words[0]?.text ?? '')) && /^\/c$/i.test(words[1]?.text ?? '')) from = 2;
  else if (baseOf(words[0]?.text ?? '') === 'env') from = 1 + words.slice(1).findIndex(({ text }) => !text.includes('='));
  return words.slice(from);
}

function baseOf(path: string): string {
  return path.replace(/^.*[\\/]/, '').replace(/\.(?:cmd|exe)$/i, '');
}

/** The value of an option: `--from x`, `--from=x`. */
function named(words: readonly StringValue[], option: RegExp): StringValue | undefined {
  const at = words.findIndex(({ text }) => option.test(text));
  const found = words[at];
  return found?.text.includes('=') ? undefined : found && words[at + 1];
}

/** The first word that is neither an option nor an option's value. */
function plain(words: readonly StringValue[]): StringValue | undefined {
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as StringValue;
    if (!word.text.startsWith('-')) return word;
    if (WITH_VALUE.test(word.text)) i++;
  }
  return undefined;
}

function nodePackage(word: StringValue | undefined): AgentPackage | undefined {
  if (!word || /^[./~]|^[a-z]:\\|[$]/i.test(word.text)) return undefined;
  const at = word.text.indexOf('@', 1);
  const isAddress = /^(?:git|https?|github:)|^[\w-]+\/[\w.-]+/.test(word.text);
  const pinned = isAddress ? isCommit(word.text) : at > 0 && /^\d+\.\d+\.\d+/.test(word.text.slice(at + 1));
  return fetched(word, 'npm package', pinned);
}

function pythonPackage(word: StringValue | undefined): AgentPackage | undefined {
  if (!word || /^[./~]|^[a-z]:\\|[$]/i.test(word.text)) return undefined;
  const pinned = /^git\+|:\/\//.test(word.text) ? isCommit(word.text) : /(?:==|@)\d+(?:\.\d+)+/.test(word.text);
  return fetched(word, 'Python package', pinned);
}

function image(word: StringValue | undefined): AgentPackage | undefined {
  if (!word || word.text.includes('$')) return undefined;
  const tag = /:([\w.-]+)$/.exec(word.text)?.[1];
  return fetched(word, 'image', word.text.includes('@sha256:') || (tag !== undefined && !/^(?:latest|main|edge|dev)$/.test(tag)));
}

function goPackage(word: StringValue | undefined): AgentPackage | undefined {
  if (!word || /^[./]/.test(word.text)) return undefined;
  return fetched(word, 'Go module', /@v\d+\.\d+\.\d+/.test(word.text));
}

/** A commit, or a tag that looks like a version. */
function isCommit(address: string): boolean {
  return /[@#](?:[0-9a-f]{40}|v?\d+\.\d+\.\d+)\b/.test(address);
}

function fetched(word: StringValue, kind: AgentPackage['kind'], pinned: boolean): AgentPackage {
  return { kind, name: word.text, pinned, span: spanOf(word.span.file, word.span, word.span.via) };
}
