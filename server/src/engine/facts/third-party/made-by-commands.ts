/** Identities that a script makes with the command line of a cloud or a cluster, where their names are known. */
import { folderOf } from '../../syntax/path';
import { spanOf } from '../../syntax/span';
import type { ExtractContext } from '../context';
import type { Owner } from './names';

/** A script without these makes nobody. */
const WORTH = /service-accounts\s{1,9}create|create-(?:user|role)\b/;
const NAME = String.raw`["']?(\$\{?\w{1,60}\}?|[A-Za-z][\w+=,.@-]{1,127})["']?(?![\w+=,.@$\{\}-])`;
const GAP = String.raw`(?:[ \t]|\\\r?\n){1,40}`;
/** What stands between a command and its option, up to the end of the command. */
const OPTIONS = String.raw`(?:\\\r?\n|[^\n;|&]){0,300}?`;

const made = (words: string, name: string) => new RegExp(`\\b${words.replaceAll(' ', GAP)}${name}`, 'g');

const LONGEST = 400_000;
const MOST = 100;

interface Making {
  readonly command: RegExp;
  readonly owner: (name: string, file: string) => Owner;
}

const MAKING: readonly Making[] = [
  {
    // https://cloud.google.com/sdk/gcloud/reference/iam/service-accounts/create
    command: made('gcloud iam service-accounts create', GAP + NAME),
    owner: (name, file) => ({ kind: 'service-account', provider: 'gcp', alias: `gcp-account:${folderOf(file)}:${name}`, name }),
  },
  {
    // https://docs.aws.amazon.com/cli/latest/reference/iam/create-user.html
    command: made('aws iam create-user', `${OPTIONS}--user-name(?:=|${GAP})${NAME}`),
    owner: (name) => ({ kind: 'iam-user', provider: 'aws', alias: `iam-user:${name}`, name }),
  },
  {
    command: made('aws iam create-role', `${OPTIONS}--role-name(?:=|${GAP})${NAME}`),
    owner: (name) => ({ kind: 'iam-role', provider: 'aws', alias: `iam-role:${name}`, name }),
  },
];

/** Fills `facts.identities`. */
export function addMadeByCommands({ facts, file, host, text }: ExtractContext): void {
  if (host !== 'shell' || text.length > LONGEST || !WORTH.test(text)) return;
  for (const { command, owner } of MAKING)
    for (const { 0: whole, 1: written = '', index } of [...text.matchAll(command)].slice(0, MOST)) {
      const name = nameOf(written, text);
      if (name === undefined || isSaid(text, index)) continue;
      const start = index + whole.lastIndexOf(written);
      const { alias, ...rest } = owner(name, file);
      const span = spanOf(file, { start, end: start + written.length });
      facts.identities.push({ ...rest, aliases: [alias], declared: false, span });
    }
}

/** A comment, or a text that is printed. */
function isSaid(text: string, at: number): boolean {
  return /^[ \t]*(?:#|echo\b|printf\b)/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
}

/** The name itself, or what the script sets the variable to, where it is set once. */
function nameOf(written: string, text: string): string | undefined {
  const variable = /^\$\{?(\w+)\}?$/.exec(written)?.[1];
  if (variable === undefined) return written;
  const set = [...text.matchAll(/(?:^|\n)[ \t]{0,40}(?:(?:export|local|readonly)[ \t]{1,9})?(\w{1,60})=([^\n;]{0,200})/g)];
  const values = new Set(set.flatMap(([, name, value = '']) => (name === variable ? [value.trim()] : [])));
  const [only] = values;
  return values.size === 1 ? /^["']?([A-Za-z][\w+=,.@-]{1,127})["']?$/.exec(only ?? '')?.[1] : undefined;
}
