/** Which words and strings make the body of a function worth a syntax tree: all that the readers of source facts look for. */
import { isSecretName } from '../../secrets/slots/names';
import type { Interest } from '../../syntax/source/bodies';
import type { Dialect } from './dialects/role';
import { ENVIRONMENT_CALLS, ENVIRONMENT_OBJECTS, VAULT_READS } from './reads';
import { ATTRIBUTES, CREDENTIAL_HEADERS, SHAPES } from './shapes';
import { USE_WORDS } from './uses/words';

/** Last names too common to say anything: what they are called on says it. */
const COMMON = new Set(
  'get pop str New Open create init encode decode sign verify connect Connect GetString auth login key methods'.split(' '),
);

/** Languages whose bodies are cut, see syntax/source/dull.ts: words of others would keep bodies for nothing. */
const CUT: readonly Dialect[] = ['js', 'python', 'go', 'java', 'kotlin', 'csharp'];
const isCut = ({ dialects }: { readonly dialects?: readonly Dialect[] }) =>
  !dialects || CUT.some((one) => dialects.includes(one));
const CUT_SHAPES = SHAPES.filter(isCut);
const environment = (table: Readonly<Record<Dialect, readonly string[]>>) => CUT.flatMap((dialect) => table[dialect]);

/** Half of all code has these; a literal that counts there tells by itself, and a builder by its name. */
const PLAIN = new Set(['url', 'key', 'password', 'token', 'methods']);

/** Words of calls that take or give a credential, where no name in the call need promise a secret. */
const WORDS: ReadonlySet<string> = new Set([
  ...CUT_SHAPES.filter(({ calls, slots }) => !calls.some(isAny) && slots.some(isNameless)).flatMap(({ calls }) =>
    calls.map(wordOf).filter((word) => !PLAIN.has(word)),
  ),
  ...CUT_SHAPES.filter(({ calls }) => calls.some(isAny)).flatMap(({ slots }) => slots.map(wordOf)),
  ...ATTRIBUTES.filter(isCut).flatMap(({ attributes }) => attributes.map(wordOf)),
  ...USE_WORDS,
  ...VAULT_READS.flatMap(({ calls }) => calls.map(wordOf)).filter((call) => /[Ss]ecret|[Pp]arameter|cred/.test(call)),
  ...[...environment(ENVIRONMENT_OBJECTS), ...environment(ENVIRONMENT_CALLS)].map(wordOf),
]);

/** `SetBasicAuth` of `req.SetBasicAuth`, `sql` of `sql.Open`, `keyFile` of `?keyFile`. */
function wordOf(path: string): string {
  const parts = path.replace(/^\?|\(\)|^new /g, '').split('.');
  const last = parts.pop() as string;
  return COMMON.has(last) ? (parts.pop() ?? last) : last;
}

function isAny(call: string): boolean {
  return call === '*' || call === 'new *';
}

/** A positional argument, or one under names that promise nothing. */
function isNameless(slot: string): boolean {
  return /^\??\d+:/.test(slot) || !slot.split('.').some(isSecretName);
}

/** What policies are made of, given by, and given to. */
const POLICY_WORD =
  /^(?:Effect|IamEffect|IamPolicy|PolicyStatement|PolicyDocument|ManagedPolicy|[Aa]ssumed_?[Bb]y|IAM(?:Member|Binding|Policy)|\w*PolicyAttachment|\w*RoleAssignment|grant(?:[A-Z_]\w*)?|add(?:To|_to_)\w*(?:Policy|_policy)|\w*Statements|\w*_statements)$|(?:Role|User|Group|Bucket|Key|Queue|_|Resource)_?Policy(?:Command|Input|Request)?$|^(?:put|create|attach|set)_\w*policy$/;

/** `setPassword`, `WithToken`: see assignments.ts. */
const SETTER = /^(?:set|with)_?(?=[A-Z])/i;

const known = new Map<string, boolean>();
const MOST_KNOWN = 20_000;

function matters(word: string): boolean {
  const answer = known.get(word);
  if (answer !== undefined) return answer;
  if (known.size > MOST_KNOWN) known.clear();
  const fresh =
    WORDS.has(word) ||
    POLICY_WORD.test(word) ||
    /vault|kvv?[12]|assume_?role|role_?arn/i.test(word) ||
    CREDENTIAL_HEADERS.has(word.toLowerCase()) ||
    isSecretName(word.replace(SETTER, ''));
  known.set(word, fresh);
  return fresh;
}

/** A connection, an identity's name, or the name of something secret. */
const TELLING = /[@=]|arn:aws|serviceaccount|"?Effect\b/;
const LONGEST_NAME = 64;

/** What source facts are made of. A function body without any of it gives none. */
export const INTEREST: Interest = {
  word: matters,
  string: (text, start, end) =>
    end - start <= LONGEST_NAME ? end - start > 2 && telling(text.slice(start, end)) : TELLING.test(text.slice(start, end)),
};

function telling(content: string): boolean {
  return TELLING.test(content) || matters(content);
}
