/** The findings of each identity: its own, and those at a role or policy that it holds like the one they name. */
import type { Workspace } from '../analyze';
import type { Held, Identity } from '../graph/model';
import type { Finding } from '../rules/model';
import { contains, type Span } from '../syntax/span';

/** In the order of the findings. */
export function findingsByIdentity({ graph, findings }: Workspace): ReadonlyMap<Identity, readonly Finding[]> {
  const found = new Map<Identity, Finding[]>();
  const shared = sharedPlaces(graph.identities);
  for (const finding of findings) {
    const alias = finding.identity ?? finding.credential?.identity;
    const identity = alias === undefined ? undefined : graph.byAlias.get(alias);
    if (!identity) continue;
    const places = (shared.get(finding.span.file) ?? []).filter(
      ({ span, holders }) => holders.has(identity) && contains(span, finding.span),
    );
    for (const one of new Set([identity, ...places.flatMap(({ holders }) => [...holders])])) {
      const own = found.get(one);
      if (own) own.push(finding);
      else found.set(one, [finding]);
    }
  }
  return found;
}

interface Place {
  readonly span: Span;
  readonly holders: Set<Identity>;
}

/** Where the roles and policies stand that several identities hold, by their files. */
function sharedPlaces(identities: readonly Identity[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place>();
  for (const identity of identities)
    for (const held of identity.grants)
      for (const span of spansOf(held)) {
        // What is said of a role that holds everywhere is not said of who has it in one namespace.
        const key = `${span.start}:${span.end}:${held.attachment?.clusterWide ?? ''}:${span.file}`;
        const place = places.get(key) ?? { span, holders: new Set() };
        places.set(key, place);
        place.holders.add(identity);
      }
  const byFile = new Map<string, Place[]>();
  for (const place of places.values()) {
    if (place.holders.size < 2) continue;
    const { file } = place.span;
    const known = byFile.get(file);
    if (known) known.push(place);
    else byFile.set(file, [place]);
  }
  return byFile;
}

function spansOf({ policy, role, attachment }: Held): readonly Span[] {
  return [
    ...(policy ? [policy.span] : []),
    ...(role ? [role.span, ...role.rules.map(({ span }) => span)] : []),
    ...(attachment ? [attachment.span] : []),
  ];
}
