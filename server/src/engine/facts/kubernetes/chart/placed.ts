/** Facts of a rendered text, moved to where it was written. */
import type { Range, Span } from '../../../syntax/span';
import type { CredentialFact, Facts } from '../../model';
import { type Ends, endsIn, isSpan } from './ends';
import { isTemplateFile } from './kept';
import { originAt, type Rendered, siteAt } from './source-map';

/** What rendering says of a file. Credentials with a value are found in the files themselves. */
export const PLACED = [
  'identities',
  'roles',
  'attachments',
  'references',
  'pods',
  'settings',
  'credentials',
  'unresolved',
] as const;

export type Placed = Pick<Facts, (typeof PLACED)[number]>;

/** `values`: where a file of values says it; else in the template that is rendered. */
type Mode = 'origin' | 'values' | 'site';

export function placed(facts: Facts, map: Rendered, alone: Facts): Placed {
  const move = mover(map, alone.file, endsIn(PLACED, alone));
  const named = (fact: object): Mode => ('to' in fact && !('implicit' in fact) ? 'values' : 'site');
  const all = (list: readonly object[], mode: (fact: object) => Mode) => list.map((fact) => move(fact, mode(fact)));
  const result: Record<string, unknown> = {};
  for (const key of PLACED) {
    // What an object is called is often made of names elsewhere: the object stands in its template.
    const mode = key === 'attachments' ? () => 'origin' as const : named;
    result[key] = all(key === 'credentials' ? facts[key].filter(isMade) : facts[key], mode);
  }
  return result as unknown as Placed;
}

/** A credential that is nowhere in the text: it is there where its object is. */
export const isMade = ({ storage }: CredentialFact): boolean => storage === 'none';

function mover(map: Rendered, file: string, ends: Ends): (fact: object, mode: Mode) => object {
  const spanOf = (range: Range, mode: Mode): { span: Span; origin: ReturnType<typeof originAt> } => {
    const found = mode === 'site' ? undefined : originAt(map, range);
    const origin = mode === 'values' && found && isTemplateFile(found.file) ? undefined : found;
    const site = siteAt(map, range);
    if (!origin) return { span: { file, ...site }, origin };
    const span = { file: origin.file, start: origin.start, end: origin.end };
    return { span: origin.file === file ? span : { ...span, via: [{ file, ...site }] }, origin };
  };
  const literalOf = (literal: Range, { span, origin }: ReturnType<typeof spanOf>): Range => {
    if (!origin) return siteAt(map, literal);
    if (origin.literal) return origin.literal;
    const around = originAt(map, literal);
    return around?.file === span.file ? { start: around.start, end: around.end } : { start: span.start, end: span.end };
  };
  const moved = (value: unknown, mode: Mode): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((one) => moved(one, 'origin'));
    const fact = value as Record<string, unknown>;
    const made: Record<string, unknown> = {};
    const own = isSpan(fact.span) ? spanOf(fact.span, mode) : undefined;
    for (const [key, one] of Object.entries(fact)) {
      if (key === 'span' && own) made[key] = ends(key, own.span);
      else if (key === 'literal' && own) made[key] = literalOf(one as Range, own);
      else if (isSpan(one)) made[key] = ends(key, spanOf(one, 'origin').span);
      else made[key] = moved(one, 'origin');
    }
    return made;
  };
  return (fact, mode) => moved(fact, mode) as object;
}
