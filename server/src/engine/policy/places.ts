import type { CredentialFact } from '../facts/model';
import { filesWith } from '../graph/having';
import type { IdentityGraph } from '../graph/model';
import type { Finding } from '../rules/model';
import type { Span } from '../syntax/span';

/** Places that a finding names beside its own. */
const MOST = 20;

/** Tells each finding where else the same value stands, by the keyed hashes of all facts. Files count in the order of their names. */
export function withPlaces(findings: readonly Finding[], graph: IdentityGraph): readonly Finding[] {
  const places = placesIn(graph);
  return findings.map((finding) => {
    const all = places.get(finding.credential?.fingerprint ?? '');
    return all && all.size > 1
      ? { ...finding, shared: { count: all.size, others: othersOf(finding.span, all.values()) } }
      : finding;
  });
}

/** Names of places: at an edit all other files' are what they were. */
const names = new WeakMap<CredentialFact, string>();

/** The places of each value, by its keyed hash: literals only, each place once. */
function placesIn(graph: IdentityGraph): ReadonlyMap<string, ReadonlyMap<string, Span>> {
  const places = new Map<string, Map<string, Span>>();
  for (const { credentials } of filesWith(graph, 'credentials')) {
    for (const credential of credentials) {
      const { storage, fingerprint, span } = credential;
      if (storage !== 'literal' || fingerprint === '') continue;
      const place = names.get(credential) ?? `${span.start} ${span.file}`;
      names.set(credential, place);
      const known = places.get(fingerprint);
      if (known) known.set(place, span);
      else places.set(fingerprint, new Map([[place, span]]));
    }
  }
  return places;
}

function othersOf(own: Span, all: Iterable<Span>): Span[] {
  const others: Span[] = [];
  for (const span of all) {
    if (others.length === MOST) break;
    if (span.file !== own.file || span.end <= own.start || own.end <= span.start) others.push(span);
  }
  return others;
}
