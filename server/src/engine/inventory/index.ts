/** The identities of a workspace as records: what the sidebar shows and `nhi inventory` prints. */
import type { Workspace } from '../analyze';
import { environmentsOf, ownerOf } from '../graph/derive';
import type { Circumstances } from '../rules/model';
import { compareText } from '../syntax/order';
import { indexOf } from './about';
import { accountOf } from './account';
import { adminOf } from './admin';
import { credentialsOf } from './credentials';
import { findingsByIdentity } from './findings';
import { fingerprintsOf } from './fingerprints';
import { grantsOf } from './grants';
import { expiryOf, lifetimeOf, rotationOf } from './lifetimes';
import type { InventoryRecord } from './model';
import { purposeOf } from './purpose';
import { riskOf, riskReasonsOf } from './risk';
import { trustOf } from './trust';

export type * from './model';

/** One record an identity, sorted by kind, then name, then id. Ages and creators are told only where somebody asks git. */
export function inventoryOf(workspace: Workspace, { ageOf }: Pick<Circumstances, 'ageOf'> = {}): InventoryRecord[] {
  const { graph } = workspace;
  const findingsOf = findingsByIdentity(workspace);
  const index = indexOf(graph);
  const fingerprintOf = fingerprintsOf(graph.identities);
  const records = graph.identities.map((identity): InventoryRecord => {
    const about = index.about(identity);
    const findings = findingsOf.get(identity) ?? [];
    const [first] = identity.declared;
    const age = first && ageOf?.(first);
    const credentials = credentialsOf(identity, about, fingerprintOf);
    const expires = expiryOf(credentials, about);
    const admin = adminOf(graph, identity);
    const known = {
      references: identity.references.map(({ from, fromType, type, span }) => ({ from, fromType, type, span })),
      declared: identity.declared,
      credentials,
      trust: trustOf(identity, about, index.accounts),
      owner: ownerOf(graph, identity, ageOf),
      rotation: rotationOf(about.lifecycles),
      lifetime: lifetimeOf(identity, about, credentials, expires),
      admin: admin.is,
    };
    // Whoever wrote a declaration is not named as its owner: git makes nothing less risky.
    const riskReasons = riskReasonsOf(
      { ...known, owner: ageOf ? ownerOf(graph, identity) : known.owner, administration: admin },
      findings,
    );
    return {
      id: identity.id,
      kind: identity.kind,
      provider: identity.provider,
      name: identity.name,
      aliases: identity.aliases,
      mentioned: identity.mentions,
      ...known,
      grants: grantsOf(identity, about),
      account: accountOf(identity, about),
      creator: age && { value: age.author, source: 'git, the first line of its declaration' },
      environments: environmentsOf(graph, identity),
      purpose: purposeOf(identity),
      since: age && { value: age.since, source: 'git, the first line of its declaration' },
      expires,
      risk: riskOf(riskReasons),
      riskReasons,
      findings,
    };
  });
  return records.sort((a, b) => compareText(a.kind, b.kind) || compareText(a.name, b.name) || compareText(a.id, b.id));
}
