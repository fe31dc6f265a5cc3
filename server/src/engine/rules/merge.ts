import { firstFrom } from '../syntax/overlaps';
import type { Range } from '../syntax/span';
import type { Hit } from './model';
import { type RawFinding, ruleOf } from './run';

const PRECEDENCE = { host: 0, format: 1, generic: 2 } as const;

/**
 * One value, one finding: of the credential findings of a file that overlap, the most specific stays (a host rule with a
 * provider format, then host rules, then token formats, then generic ones) and takes over what the others knew.
 */
export function oneFindingAValue(raw: readonly RawFinding[]): RawFinding[] {
  const byFile = new Map<string, RawFinding[]>();
  const rest: RawFinding[] = [];
  for (const finding of raw) {
    if (!ruleOf(finding.rule)?.precedence) rest.push(finding);
    else {
      const group = byFile.get(finding.hit.span.file);
      if (group) group.push(finding);
      else byFile.set(finding.hit.span.file, [finding]);
    }
  }
  for (const group of byFile.values()) for (const finding of mergedAsBefore(group)) rest.push(finding);
  return rest;
}

/** What was made of the findings of a file, by the first of them: at an edit those of all other files are what they were. */
const merged = new WeakMap<Hit, { readonly group: readonly RawFinding[]; readonly kept: readonly RawFinding[] }>();

function mergedAsBefore(group: readonly RawFinding[]): readonly RawFinding[] {
  const [first] = group;
  if (!first || group.length === 1) return group;
  const before = merged.get(first.hit);
  const isSame =
    before?.group.length === group.length &&
    before.group.every(({ rule, hit }, i) => group[i]?.hit === hit && group[i]?.rule === rule);
  if (before && isSame) return before.kept;
  const kept = mergeOverlapping(group);
  merged.set(first.hit, { group, kept });
  return kept;
}

function mergeOverlapping(group: readonly RawFinding[]): RawFinding[] {
  const ranked = [...group].sort((a, b) => rank(a) - rank(b) || a.hit.span.start - b.hit.span.start);
  const kept: RawFinding[] = [];
  // Where the kept ones stand, in order and apart: a file may hold thousands.
  const places: { readonly start: number; readonly end: number; readonly index: number }[] = [];
  for (const finding of ranked) {
    const { start, end } = finding.hit.span;
    const behind = firstFrom(places, end);
    let index = -1;
    for (let i = behind - 1; i >= 0 && (places[i] as Range).end > start; i--) {
      const place = places[i] as (typeof places)[number];
      if (index < 0 || place.index < index) index = place.index;
    }
    const other = kept[index];
    if (other) kept[index] = { rule: other.rule, hit: withKnowledge(other.hit, finding.hit) };
    else {
      places.splice(firstFrom(places, start), 0, { start, end, index: kept.length });
      kept.push(finding);
    }
  }
  return kept;
}

function rank({ rule, hit }: RawFinding): number {
  return PRECEDENCE[ruleOf(rule)?.precedence ?? 'generic'] * 2 + (hit.credential?.format ? 0 : 1);
}

function withKnowledge(hit: Hit, other: Hit): Hit {
  if (!hit.credential || !other.credential || hit.credential.format || !other.credential.format) return hit;
  const { format, provider, checksum, reading } = other.credential;
  return {
    ...hit,
    credential: {
      ...hit.credential,
      format,
      ...(provider ? { provider } : {}),
      ...(checksum ? { checksum } : {}),
      ...(reading ? { reading } : {}),
    },
  };
}
