/**
 * What an expression of a workflow reads of the secrets' context.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#secrets-context
 */

export interface SecretRead {
  /** One secret by its name, one whose name is made up at run time, or all of them. */
  readonly kind: 'named' | 'computed' | 'all';
  /** In capitals: names do not tell capitals from small letters. Empty for `computed` and `all`. */
  readonly name: string;
  /** Taken apart by `fromJSON`: the runner masks a value as a whole, not its parts. */
  readonly apart: boolean;
  /** The value may come out of the expression; a comparison gives only true or false. */
  readonly flows: boolean;
}

/** A quoted text, a name, or one other character. */
const TOKEN = /'(?:[^']|'')*'|[A-Za-z_][\w-]*|[^\s\w']/g;
const MOST = 400;
/** The job's own token, which lives as long as the job. */
const OWN = 'GITHUB_TOKEN';

/** The reads of an expression, in order. */
export function secretReads(expression: string): SecretRead[] {
  if (!/secrets/i.test(expression)) return [];
  const tokens = (expression.match(TOKEN) ?? []).slice(0, MOST);
  return tokens.flatMap((token, at) => (/^secrets$/i.test(token) && tokens[at - 1] !== '.' ? (readAt(tokens, at) ?? []) : []));
}

function readAt(tokens: readonly string[], at: number): SecretRead | undefined {
  const [next = '', name = '', close = ''] = tokens.slice(at + 1);
  const apart = tokens[at - 1] === '(' && /^fromjson$/i.test(tokens[at - 2] ?? '');
  const quoted = next === '[' && name.startsWith("'") && close === ']';
  if (next === '.' && name === '*') return { kind: 'all', name: '', apart, flows: true };
  if (quoted || (next === '.' && /^\w/.test(name))) {
    const end = at + (quoted ? 4 : 3);
    const plain = quoted ? name.slice(1, -1).replaceAll("''", "'") : name;
    return { kind: 'named', name: plain.toUpperCase(), apart, flows: !isTested(tokens, at, end) };
  }
  if (next === '[') return { kind: 'computed', name: '', apart, flows: true };
  return tokens[at - 1] === '(' && /^tojson$/i.test(tokens[at - 2] ?? '')
    ? { kind: 'all', name: '', apart, flows: true }
    : undefined;
}

/** `!secrets.A`, `secrets.A != ''`, `'' == secrets.A`, `secrets.A && 'yes'`: only whether there is one counts. */
function isTested(tokens: readonly string[], from: number, to: number): boolean {
  const [before = '', after = '', second = ''] = [tokens[from - 1], tokens[to], tokens[to + 1]];
  const compares = (after === '!' || after === '=') && second === '=';
  return before === '!' || before === '=' || compares || after === '<' || after === '>' || (after === '&' && second === '&');
}

/** Names of the stored secrets whose values an expression gives: those that are not the job's own token. */
export function storedSecrets(expression: string): string[] {
  return secretReads(expression).flatMap(({ kind, name, flows }) => (kind === 'named' && flows && name !== OWN ? name : []));
}

/** Names of what teams keep among their secrets although it opens nothing: accounts, regions, addresses. */
const TELLS =
  /(?:^|_)(?:USER(?:NAME)?|LOGIN|E?MAIL(?:_ADDRESS)?|REGION|ZONE|BUCKET|ACCOUNT|SUBSCRIPTION|TENANT|PROJECT|ORG(?:ANI[SZ]ATION)?|ROLE|ROLE_TO_ASSUME|ARN|HOST|HOSTNAME|ENDPOINT|DOMAIN|SERVER|REGISTRY|BRANCH|REPO(?:SITORY)?|(?:KEY)?NAME|ID|PORT|PATH|PROVIDER|IMAGE|STACK|CLUSTER|NAMESPACE|CHANNEL|WORKSPACE|NUMBER|NR|VERSION)$/;

/** Of several secrets the one that opens most, as far as names tell; undefined where none is known to open anything. */
export function openingSecret(names: readonly string[]): string | undefined {
  return names.find((name) => !TELLS.test(name));
}

/** Whether an expression gives the job's own token. */
export function givesOwnToken(expression: string): boolean {
  return /\bgithub\.token\b/i.test(expression) || secretReads(expression).some(({ name, flows }) => flows && name === OWN);
}

/** A secret of a service that is told what happened: who has it tells lies there, and changes nothing. */
export function isForReports(name: string): boolean {
  return /codecov|coveralls|codacy|sonar|snyk|fossa|slack|discord|webhook|sentry|licen[cs]e/i.test(name);
}
