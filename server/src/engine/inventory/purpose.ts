/** What an identity is for, as its declaration says. */
import type { Identity } from '../graph/model';
import type { Derived } from './model';

/** Tags and annotations that tell it; the last two are conventions of Kubernetes and of Ambassador's annotations for teams. */
const TAGS = ['purpose', 'description', 'kubernetes.io/description', 'a8r.io/description'];

/** A description of the declaration, else a tag or annotation that is one. */
export function purposeOf({ purpose, tags }: Identity): Derived | undefined {
  if (purpose) return { value: purpose.text, source: purpose.source };
  const entries = Object.entries(tags);
  for (const name of TAGS) {
    const tag = entries.find(([key, value]) => key.toLowerCase() === name && value.trim() !== '');
    if (tag) return { value: tag[1].trim().slice(0, 200), source: `tag ${tag[0]}` };
  }
  return undefined;
}
