import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Facts } from '../facts/model';
import type { IdentityGraph } from '../graph/model';
import type { Policy } from '../policy/model';
import { rules } from './index';
import type { Finding, Hit, Rule } from './model';

const PRECEDENCE = { host: 0, format: 1, generic: 2 } as const;

/** Not a secret key: it only separates our fingerprints from other uses of the hash. */
const FINGERPRINT_KEY = utf8ToBytes('nhi-hygiene finding fingerprint v1');

/** A finding before fingerprints and the one-value-one-finding law. */
export interface RawFinding {
  readonly rule: Rule;
  readonly hit: Hit;
}

export function runFileRules(facts: Facts): RawFinding[] {
  return rules.flatMap((rule) => (rule.scope === 'file' ? rule.check(facts).map((hit) => ({ rule, hit })) : []));
}

export function runGraphRules(graph: IdentityGraph): RawFinding[] {
  return rules.flatMap((rule) => (rule.scope === 'graph' ? rule.check(graph).map((hit) => ({ rule, hit })) : []));
}

/**
 * Raw findings of any number of files, made final: rules that the policy turns off are gone, one value has one finding,
 * the order is file, start, end, rule, and each has its fingerprint.
 */
export function settle(raw: readonly RawFinding[], policy: Policy): Finding[] {
  const kept = oneFindingAValue(raw.filter(({ rule }) => policy.rules[rule.id] !== 'off'));
  kept.sort(
    (a, b) =>
      compareText(a.hit.span.file, b.hit.span.file) ||
      a.hit.span.start - b.hit.span.start ||
      a.hit.span.end - b.hit.span.end ||
      compareText(a.rule.id, b.rule.id),
  );
  const seen = new Map<string, number>();
  return kept.map(({ rule, hit }) => {
    const configured = policy.rules[rule.id];
    const place = [rule.id, hit.span.file, hit.credential?.slot.owner ?? '', hit.credential?.slot.name ?? '', hit.message].join(
      '\n',
    );
    const nth = seen.get(place) ?? 0;
    seen.set(place, nth + 1);
    return {
      rule: rule.id,
      severity: configured && configured !== 'off' ? configured : (hit.severity ?? rule.severity),
      confidence: hit.confidence ?? rule.confidence,
      span: hit.span,
      message: hit.message,
      related: hit.related ?? [],
      owasp: rule.owasp,
      cwe: rule.cwe,
      remedies: hit.remedies ?? [],
      fingerprint: bytesToHex(hmac(sha256, FINGERPRINT_KEY, utf8ToBytes(`${place}\n${nth}`))).slice(0, 32),
      ...(hit.identity ? { identity: hit.identity } : {}),
      ...(hit.credential ? { credential: hit.credential } : {}),
    };
  });
}

/** Of the credential findings that overlap, the most specific stays and takes over what the others knew of the format. */
function oneFindingAValue(raw: readonly RawFinding[]): RawFinding[] {
  const byFile = new Map<string, RawFinding[]>();
  const rest: RawFinding[] = [];
  for (const finding of raw) {
    if (!finding.rule.precedence) rest.push(finding);
    else byFile.set(finding.hit.span.file, [...(byFile.get(finding.hit.span.file) ?? []), finding]);
  }
  for (const group of byFile.values()) rest.push(...mergeOverlapping(group));
  return rest;
}

function mergeOverlapping(group: RawFinding[]): RawFinding[] {
  const ranked = [...group].sort((a, b) => rank(a) - rank(b) || a.hit.span.start - b.hit.span.start);
  const kept: RawFinding[] = [];
  for (const finding of ranked) {
    const { start, end } = finding.hit.span;
    const index = kept.findIndex(({ hit }) => hit.span.start < end && start < hit.span.end);
    const other = kept[index];
    if (!other) kept.push(finding);
    else kept[index] = { rule: other.rule, hit: withKnowledge(other.hit, finding.hit) };
  }
  return kept;
}

function rank({ rule, hit }: RawFinding): number {
  return PRECEDENCE[rule.precedence ?? 'generic'] * 2 + (hit.credential?.format ? 0 : 1);
}

function withKnowledge(hit: Hit, other: Hit): Hit {
  if (!hit.credential || !other.credential || hit.credential.format || !other.credential.format) return hit;
  const { format, provider, checksum } = other.credential;
  return {
    ...hit,
    credential: { ...hit.credential, format, ...(provider ? { provider } : {}), ...(checksum ? { checksum } : {}) },
  };
}

/** Code unit order: the same on every machine, unlike localeCompare. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
