/** Values that stand in several files: the literals that have them, the first of each file. */

import type { CredentialFact } from '../../../facts/model';
import { isTestFile } from '../../../facts/source/test-file';
import { filesWith } from '../../../graph/having';
import type { IdentityGraph } from '../../../graph/model';

/** What documentation, tests and samples show belongs to them. */
const SHOWN =
  /(?:^|\/)(?:docs?|documentation|examples?|samples?|fixtures?|mocks?|__snapshots__|testdata|vendor|third_party|node_modules|(?:[\w-]{1,40}-)?e2e)\/|(?:^|\/)\.env\.(?:test|ci)\b|(?:^|\/)go\.sum$/i;
/** Shorter ones stand where nobody chose a value. */
const SHORTEST = 8;

const known = new WeakMap<IdentityGraph, readonly (readonly CredentialFact[])[]>();

/**
 * One list a value, in the order of the files. What convinces at one place alone may be a word that stands in many; values that
 * everybody may see are left out.
 */
export function copiesIn(graph: IdentityGraph): readonly (readonly CredentialFact[])[] {
  const before = known.get(graph);
  if (before) return before;
  const byValue = new Map<string, CredentialFact[]>();
  for (const { file, credentials } of filesWith(graph, 'credentials')) {
    if (isTestFile(file) || SHOWN.test(file)) continue;
    for (const credential of credentials) {
      if (!counts(credential) || credential.span.file !== file) continue;
      const copies = byValue.get(credential.fingerprint);
      if (!copies) byValue.set(credential.fingerprint, [credential]);
      else if (copies.at(-1)?.span.file !== file) copies.push(credential);
    }
  }
  const found = [...byValue.values()].filter((copies) => copies.filter(({ confidence }) => confidence === 'high').length > 1);
  known.set(graph, found);
  return found;
}

function counts({ storage, fingerprint, confidence, reading, format, span }: CredentialFact): boolean {
  if (storage !== 'literal' || fingerprint === '' || confidence === 'low' || span.end - span.start < SHORTEST) return false;
  return reading?.nature === undefined && reading?.mode !== 'test' && !format?.startsWith('hash-');
}

const WORDS: Readonly<Partial<Record<CredentialFact['type'], string>>> = {
  password: 'password',
  token: 'token',
  'access-key': 'access key',
  'private-key': 'private key',
  'connection-string': 'password',
};

/** Whether a value has ended, as it says itself: then it opens nothing, wherever it stands. */
export function hasEnded({ reading }: CredentialFact, today: string | undefined): boolean {
  return today !== undefined && reading?.expires !== undefined && reading.expires.slice(0, 10) < today;
}

/** What a credential is called in a sentence. */
export function wordOf({ type }: CredentialFact): string {
  return WORDS[type] ?? 'secret';
}
