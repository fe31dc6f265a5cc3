/** Where a value that names an identity is to be changed. */
import type { Term } from '../../../iam/model';
import type { Span } from '../../../syntax/span';

/** The value itself; of one that another module hands out, the place that takes it from there. */
export function placeOfTerm({ state, span }: Term): Span {
  const taken = span.via?.at(-1);
  return state === 'unknown' && taken && taken.file !== span.file ? taken : span;
}
