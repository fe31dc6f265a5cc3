/** What an identity is for, in the words of its declaration; never a secret that somebody put there. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { textOffsets } from '../secrets/filter/offsets';
import { triage } from '../secrets/filter/triage';
import { scanText } from '../secrets/scan';
import { looksRandom } from '../secrets/values/randomness';
import { HOLE } from '../syntax/value';
import type { IdentityFact } from './model';

const LONGEST = 200;

/** A word that promises a secret, and what is given to it: `password: …`, `pw=…`. */
const GIVEN = /(?:pass(?:word|wd|phrase)?|pwd?|secret|token|key|credentials?|login)\b["' ]{0,3}(?:[:=]|is )\s{0,3}\S/i;

/** Texts and what they come to: the same are asked about at every edit. */
const known = new Map<string, string | undefined>();
const KNOWN_MOST = 20_000;

/** The text on one line, at most 200 characters of it; undefined where it is empty, not all known, or holds a secret. */
export function plainProse(text: string | undefined): string | undefined {
  if (text === undefined || text.length > 4_000 || text.includes(HOLE)) return undefined;
  if (known.has(text)) return known.get(text);
  if (known.size >= KNOWN_MOST) known.clear();
  const line = proseOf(text);
  known.set(text, line);
  return line;
}

function proseOf(text: string): string | undefined {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  if (line === '' || holdsSecret(line)) return undefined;
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

function holdsSecret(line: string): boolean {
  if (GIVEN.test(line) || line.split(/[\s"'`()[\]{}<>,;:=/]+/).some(looksRandom)) return true;
  const bytes = utf8ToBytes(line);
  const { hits } = triage(bytes);
  return hits.length > 0 && scanText(line, textOffsets(bytes, line, hits)).length > 0;
}

/** The first of these texts that says something: by the name of the argument it stands under. */
export function purposeAs(named: readonly (readonly [string, string | undefined])[]): Pick<IdentityFact, 'purpose'> {
  for (const [source, text] of named) {
    const said = plainProse(text);
    if (said !== undefined) return { purpose: { text: said, source } };
  }
  return {};
}
