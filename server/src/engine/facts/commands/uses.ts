/** How scripts handle credentials: commands that make keys, log in with secrets, print them, or leave certificates unchecked. */
import { isSecretName, namesRequest } from '../../secrets/slots/names';
import { spanOf } from '../../syntax/span';
import type { StringValue } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { Host, PipelineCommand, SdkUseFact, SettingFact } from '../model';
import { commandsOf, programWords } from '../pipelines/commands';
import { isTestFile } from '../source/test-file';
import { CURL_LOGIN, CURL_UNCHECKED, LOGIN_HEADER, MINTING, WGET_LOGIN, WORTH } from './forms';
import { type WeakCommand, weakKeyOf } from './weak-keys';

/** A word of a command, at its place. */
interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SCRIPTS: ReadonlySet<Host> = new Set<Host>(['shell', 'dockerfile', 'pipeline']);
/** People write no longer ones by hand. */
export const LONGEST_SCRIPT = 60_000;

/** Whether commands are looked for in files of this host. */
export function mayHoldCommands(host: Host): boolean {
  return SCRIPTS.has(host);
}

/** Adds what the commands of a script, an image or a pipeline do with credentials. */
export function addCommandUses(context: ExtractContext): void {
  const { facts, host, file, text } = context;
  if (isTestFile(file) || text.length > LONGEST_SCRIPT || !WORTH.test(text)) return;
  const commands = host === 'pipeline' ? ofPipelines(context) : commandsOf(whole(context));
  const isShell = host === 'shell';
  for (const command of commands) {
    const words = wordsAt(text, command);
    const weak = weakKeyOf(words);
    if (weak) facts.settings.push(strengthOf(file, weak));
    const found =
      minted(words) ??
      unchecked(words) ??
      (isShell ? (login(words) ?? keyFile(words) ?? printed(context, command, commands, words)) : undefined);
    if (found)
      facts.sdkUses.push(
        ...[found]
          .flat()
          .map(({ at, ...use }) => ({ ...use, span: spanOf(file, at), literal: { start: at.start, end: at.end } })),
      );
  }
}

function strengthOf(file: string, { owner, at, words }: WeakCommand): SettingFact {
  const span = spanOf(file, at);
  return { about: 'key-strength', owner, ownerType: 'command', state: 'unsafe', span, block: span, path: [], detail: words };
}

type Use = Omit<SdkUseFact, 'span' | 'literal'> & { readonly at: Pick<Word, 'start' | 'end'> };

function whole({ file, text }: ExtractContext): StringValue {
  const literal = { start: 0, end: text.length };
  return { kind: 'string', span: spanOf(file, literal), literal, text, style: 'block' };
}

function ofPipelines({ facts }: ExtractContext): PipelineCommand[] {
  return facts.pipelines.flatMap(({ jobs }) =>
    jobs.flatMap(({ steps }) => steps.flatMap(({ scripts }) => scripts.flatMap(({ commands }) => commands))),
  );
}

/** The command's own words with their places; a word that is written with quotes inside or escapes has none (-1). */
function wordsAt(text: string, command: PipelineCommand): Word[] {
  const found: Word[] = [];
  let from = command.span.start;
  const { words } = command;
  const own = programWords(words[0] === 'RUN' ? { ...command, words: words.slice(1) } : command);
  for (const word of own) {
    const at = word === '' ? -1 : text.indexOf(word, from);
    if (at < 0 || at + word.length > command.span.end) {
      if (word !== '') found.push({ text: word, start: -1, end: -1 });
      continue;
    }
    found.push({ text: word, start: at, end: at + word.length });
    from = at + word.length;
  }
  return found;
}

function minted(words: readonly Word[]): Use | undefined {
  for (const { words: wanted, without, provider, what } of MINTING) {
    if (words[0]?.text !== wanted[0]) continue;
    const plain = words.filter(({ text }) => !text.startsWith('-'));
    // Values of options may stand between the words.
    let next = 0;
    let last: Word | undefined;
    for (const word of plain.slice(0, 12)) {
      if (word.text !== wanted[next]) continue;
      next++;
      last = word;
    }
    if (next < wanted.length || !last || words.some(({ text }) => without?.test(text) || /^(?:--help|help)$/.test(text)))
      continue;
    return { about: 'mints-key', provider, owner: wanted.join(' '), at: last, detail: what };
  }
  return undefined;
}

function unchecked(words: readonly Word[]): Use | undefined {
  const program = words[0]?.text;
  if ((program !== 'curl' && program !== 'wget') || words.some(({ text }) => /localhost|127\.0\.0\.1|\[::1\]/.test(text)))
    return undefined;
  const flag = words.find(({ text }) => (program === 'curl' ? CURL_UNCHECKED.test(text) : text === '--no-check-certificate'));
  const carries = words.some(({ text }) => LOGIN_HEADER.test(text) || (program === 'curl' ? CURL_LOGIN : WGET_LOGIN).test(text));
  if (!flag || !carries) return undefined;
  return { about: 'tls-off', owner: `${program} ${flag.text}`, at: flag };
}

/** `az login --service-principal -p "$SECRET"`: https://learn.microsoft.com/en-us/cli/azure/authenticate-azure-cli-service-principal */
function login(words: readonly Word[]): Use | undefined {
  const [program, verb] = words;
  if (program?.text !== 'az' || verb?.text !== 'login' || !words.some(({ text }) => text === '--service-principal'))
    return undefined;
  const flag = words.findIndex(({ text }) => text === '-p' || text === '--password');
  const value = words[flag + 1];
  if (flag < 0 || !value || !/^\$\{?\w+\}?$/.test(value.text)) return undefined;
  return {
    about: 'client-secret',
    provider: 'azure',
    owner: 'az login',
    at: value,
    detail: 'client secret',
    storage: 'environment',
  };
}

/** https://cloud.google.com/sdk/gcloud/reference/auth/activate-service-account */
function keyFile(words: readonly Word[]): Use | undefined {
  if (words[0]?.text !== 'gcloud' || !words.some(({ text }) => text === 'activate-service-account')) return undefined;
  const joined = words.find(({ text }) => text.startsWith('--key-file='));
  const flag = words.findIndex(({ text }) => text === '--key-file');
  const value = joined
    ? { ...joined, text: joined.text.slice(11), start: joined.start + 11 }
    : flag < 0
      ? undefined
      : words[flag + 1];
  if (!value || value.text === '' || /[$`<]/.test(value.text)) return undefined;
  return {
    about: 'key-file',
    provider: 'gcp',
    owner: 'gcloud auth activate-service-account',
    at: value,
    detail: 'a service account key',
  };
}

/** Behind a group or loop: what it prints goes elsewhere. */
const GROUP_REDIRECTED = /^[ \t]*(?:[})]|done|fi)[ \t]*(?:\||>)/m;
const MADE_UP = /openssl\s+rand|\/dev\/u?random|pwgen|uuidgen|mktemp|\bRANDOM\b|htpasswd|base64\b[^\n]{0,40}(?:random|rand)/;
const VARIABLE = /\$(?:(\w+)|\{(\w+)\})/g;

/** `echo "token: $TOKEN"`. A variable alone is what a function or script gives back. */
function printed(
  { text }: ExtractContext,
  { pipes, span }: PipelineCommand,
  all: readonly PipelineCommand[],
  words: readonly Word[],
): Use[] | undefined {
  const program = words[0]?.text;
  if ((program !== 'echo' && program !== 'printf') || pipes || GROUP_REDIRECTED.test(text)) return undefined;
  const isRedirected = words.some(
    ({ text: word }, i) =>
      /^(?:\d?>>?|&>>?|>\|)$/.test(word) && !/^(?:&2|\/dev\/stderr|\/dev\/tty)$/.test(words[i + 1]?.text ?? ''),
  );
  const isCaptured = all.some((other) => other.span !== span && other.span.start <= span.start && span.end <= other.span.end);
  const rest = words.slice(1).filter(({ text: word }) => !/^-\w+$/.test(word));
  if (isRedirected || isCaptured || rest.some(({ text: word }) => /add-mask|issecret=true/.test(word))) return undefined;
  if (rest.length === 1 && /^\$\{?\w+\}?$/.test(rest[0]?.text ?? '')) return undefined;
  const found = rest.flatMap((word): Use[] => {
    // Nothing stands for a variable between single quotes; a word that was written with escapes may hold none.
    if (word.start < 0 || text[word.start - 1] === "'") return [];
    return [...word.text.matchAll(VARIABLE)].flatMap((match): Use[] => {
      const name = match[1] ?? match[2] ?? '';
      if (
        !/^[A-Z][A-Z0-9_]*$/.test(name) ||
        !isSecretName(name) ||
        namesRequest(name) ||
        text[word.start + match.index - 1] === '\\'
      )
        return [];
      const given = new RegExp(`^[ \\t]*(?:export[ \\t]+|local[ \\t]+|readonly[ \\t]+)?${name}=([^\\n]{0,200})`, 'm').exec(
        text,
      )?.[1];
      if (given !== undefined && MADE_UP.test(given)) return [];
      const at = { start: word.start + match.index, end: word.start + match.index + match[0].length };
      return [{ about: 'secret-logged', owner: program, at, detail: name, storage: 'environment' }];
    });
  });
  return found.length > 0 ? found : undefined;
}
