/** Vendors whose keys have no prefix of their own: the vendor's word in the slot gives the shape its meaning. One row a vendor. */
import type { TokenFormat } from './model';

/**
 * `words`: spellings apart by `|`; a `.` stands for nothing, `_` or `-` (`zero.bounce`);
 * a `+` for the words that go on behind a short one (`box_…`, `boxtoken`).
 * `shape`: `uuid`, `guid` (as a UUID, of any letters), `hex:32`, `b62:20-40`, `b64:44=` (padding may follow), `any`, or a pattern
 * in slashes; alternatives apart by a blank. `said`: the words are English, so the slot must also say key, token or secret.
 */
export type VendorRow = readonly [
  provider: string,
  words: string,
  shape: string,
  opens: string,
  docs: string,
  more?: Partial<TokenFormat>,
];

/** What rows of a family share. */
export type VendorDefaults = Partial<Pick<TokenFormat, 'rotate' | 'lifetime' | 'holder'>>;

/** For words of everyday English. */
export const SAID = { slot: 'said' } as const;

/** For services that have closed: nobody can use what they gave out. */
export function closed(when: string): Partial<TokenFormat> {
  return { minor: true, lifetime: `ended with the service ${when}`, rotate: 'delete it; there is nothing left to revoke' };
}

const ROTATE = 'make a new key, switch its users, delete the old one';

/**
 * Token formats of the rows. The id is the provider's name and `-api-key`, unless the row says otherwise. A pattern is made
 * when it is first asked for: of a thousand vendors a file names one or two.
 */
export function vendors(shared: VendorDefaults, rows: readonly VendorRow[]): TokenFormat[] {
  return rows.map(([provider, words, shape, opens, docs, more]) => {
    let pattern: RegExp | undefined;
    let literals: string[] | undefined;
    return {
      id: more?.id ?? `${provider.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-api-key`,
      provider,
      type: 'token',
      title: 'API key',
      get pattern() {
        pattern ??= patternOf(shape);
        return pattern;
      },
      get literals() {
        literals ??= spellings(words);
        return literals;
      },
      at: 'keyword',
      slot: 'named',
      ...(shape === 'any' ? ({ slot: 'said', random: true } as const) : {}),
      holder: 'machine',
      lifetime: 'no expiry known',
      rotate: ROTATE,
      opens,
      docs,
      ...shared,
      ...more,
    };
  });
}

const CLASSES: Readonly<Record<string, string>> = {
  hex: '0-9a-fA-F',
  low: 'a-z0-9',
  up: 'A-Z0-9',
  b62: 'A-Za-z0-9',
  url: 'A-Za-z0-9_-',
  b64: 'A-Za-z0-9+/',
  dig: '0-9',
  tok: 'A-Za-z0-9_.+/~-',
};

export const UUID = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
const GUID = '[A-Za-z0-9]{8}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{12}';

function patternOf(shape: string): RegExp {
  return new RegExp(shape.split(' ').map(sourceOf).join('|'));
}

function sourceOf(shape: string): string {
  if (shape.startsWith('/')) return shape.slice(1, -1);
  if (shape === 'uuid') return UUID;
  if (shape === 'guid') return GUID;
  if (shape === 'any') return '[A-Za-z0-9_-]{16,120}';
  const [kind = '', length = ''] = shape.split(':');
  return `[${CLASSES[kind]}]{${length.replace('=', '').replace('-', ',')}}${length.endsWith('=') ? '={0,2}' : ''}`;
}

const BEHIND = ['_', '-', 'token', 'secret', 'key'];

/** Longest first, so that `coinbase_commerce` is not taken for `coinbase`. */
function spellings(words: string): string[] {
  const all = words
    .split('|')
    .flatMap((word) => (word.includes('.') ? ['', '_', '-'].map((gap) => word.replaceAll('.', gap)) : [word]))
    .flatMap((word) => (word.endsWith('+') ? BEHIND.map((end) => word.slice(0, -1) + end) : [word]));
  return all.sort((a, b) => b.length - a.length);
}
