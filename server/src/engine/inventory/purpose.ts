/** What an identity is for, as its declaration says. */
import { plainProse } from '../facts/purpose';
import type { Identity } from '../graph/model';
import type { Derived } from './model';

/** Tags and annotations that tell it; the last two are conventions of Kubernetes and of Ambassador's annotations for teams. */
const TAGS = ['purpose', 'description', 'kubernetes.io/description', 'a8r.io/description'];

/** A description of the declaration, else a tag or annotation that is one. */
export function purposeOf({ purpose, tags }: Identity): Derived | undefined {
  if (purpose) return { value: purpose.text, source: purpose.source };
  const entries = Object.entries(tags);
  for (const name of TAGS) {
    const tag = entries.find(([key]) => key.toLowerCase() === name);
    const value = plainProse(tag?.[1]);
    if (tag && value !== undefined) return { value, source: `tag ${tag[0]}` };
  }
  return undefined;
}
