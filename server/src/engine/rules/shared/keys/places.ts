/** Where certificates and keys stand, for the rules about them: the same one in many places is one finding. */

import type { KeyFact } from '../../../facts/model';
import { isTestFile } from '../../../facts/source/test-file';
import type { Identity, IdentityGraph } from '../../../graph/model';
import { isExamplePath } from '../../../secrets/values/examples';
import type { Related } from '../../model';

/** One certificate or key, with every place that holds it; the first is the one that matters most. */
export interface KeyPlaces {
  readonly identity: Identity;
  readonly key: KeyFact;
  readonly others: readonly KeyFact[];
  /** All its places are tests, examples or documentation. */
  readonly isExample: boolean;
}

/** Whether the file is there to be tested or looked at: nothing runs with what it holds. */
function isExampleFile(file: string): boolean {
  return isTestFile(file) || isExamplePath(file);
}

/** The keys of all identities that the rule asks about, grouped by what `sameAs` says of them. */
export function keysOf(graph: IdentityGraph, sameAs: (key: KeyFact) => string | undefined): KeyPlaces[] {
  return graph.identities.flatMap((identity) => {
    const groups = new Map<string, KeyFact[]>();
    for (const key of identity.keys) {
      const name = sameAs(key);
      if (name === undefined) continue;
      const group = groups.get(name);
      if (group) group.push(key);
      else groups.set(name, [key]);
    }
    return [...groups.values()].map((keys): KeyPlaces => {
      const real = keys.find(({ span }) => !isExampleFile(span.file));
      const key = real ?? (keys[0] as KeyFact);
      return { identity, key, others: keys.filter((one) => one !== key), isExample: real === undefined };
    });
  });
}

const MOST = 8;

/** The other places of a key, for a finding at the first. */
export function alsoAt(others: readonly KeyFact[], message: string): Related[] {
  return others.slice(0, MOST).map(({ span }) => ({ span, message }));
}

/** What the key is, in words: `Certificate shop.example`, `SSH key deploy@ci`. */
export function wordsOf({ identity, key }: Pick<KeyPlaces, 'identity' | 'key'>): string {
  const ssh = key.fingerprint?.startsWith('SHA256:') && key.form !== 'private-key';
  if (key.form === 'private-key') return `Private key ${identity.name}`;
  if (key.form === 'request') return `Certificate request for ${nameOf(key) ?? identity.name}`;
  if (ssh)
    return key.form === 'certificate'
      ? `SSH certificate ${key.subject ?? identity.name}`
      : `SSH key ${key.comment ?? identity.name}`;
  return `${key.authority ? 'Certificate of the authority' : 'Certificate'} ${nameOf(key) ?? identity.name}`;
}

/** The common name of the subject, or the first other name. */
function nameOf({ subject, names }: KeyFact): string | undefined {
  const common = /(?:^|[,+])CN=((?:[^\\,+]|\\.){1,80})/.exec(subject ?? '')?.[1]?.replace(/\\(.)/g, '$1');
  return common ?? names?.[0] ?? subject;
}
