/** Where certificates and keys stand, for the rules about them: the same one in many places is one finding. */

import type { KeyFact } from '../../../facts/model';
import { isTestFile } from '../../../facts/source/test-file';
import type { Identity, IdentityGraph } from '../../../graph/model';
import { isExamplePath } from '../../../secrets/values/examples';
import { baseName } from '../../../syntax/path';
import type { Related } from '../../model';

/** One certificate or key, with every place that holds it; the first is the one that matters most. */
export interface KeyPlaces {
  readonly identity: Identity;
  readonly key: KeyFact;
  readonly others: readonly KeyFact[];
  /** All its places are tests, examples or documentation, or it is for a name that nobody can have. */
  readonly isExample: boolean;
}

/** Whether the file is there to be tested or looked at: nothing runs with what it holds. */
function isExampleFile(file: string): boolean {
  return isTestFile(file) || isExamplePath(file);
}

/** Names of one's own machine and those kept for tests: RFC 2606, RFC 6761. */
const NOBODY =
  /^(?:(?:[\w*-]{1,60}\.){0,8}(?:localhost|localdomain|test|example|invalid|local|example\.(?:com|net|org))|127\.\d+\.\d+\.\d+|0*:?:[0:]*1|snakeoil\S{0,60}|test[\w -]{0,40})$/i;

/** Whether a certificate is for such names only: it was made to try something. */
function isForNobody({ subject, names = [], form }: KeyFact): boolean {
  const common = /(?:^|[,+])CN=([^,+]{1,80})/.exec(subject ?? '')?.[1];
  const all = [...names, ...(common ? [common] : [])];
  return form === 'certificate' && all.length > 0 && all.every((name) => NOBODY.test(name));
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
      return { identity, key, others: keys.filter((one) => one !== key), isExample: real === undefined || isForNobody(key) };
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
  if (key.form === 'private-key') return `Private key in ${baseName(key.span.file)}`;
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
