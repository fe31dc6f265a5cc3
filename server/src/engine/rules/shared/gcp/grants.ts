/** Roles that Google Cloud is told to give, gathered by the value that names the role. */
import type { Alias, CloudGrantFact, Facts } from '../../../facts/model';
import { filesWith } from '../../../graph/having';
import type { IdentityGraph } from '../../../graph/model';
import type { Remedy } from '../../model';

/** All members that one value gives its role. */
export interface Given {
  readonly first: CloudGrantFact;
  readonly grants: readonly CloudGrantFact[];
}

/** Every role that the workspace gives, in the order of files. A document that is used counts where it is used. */
export function givenIn(graph: IdentityGraph): readonly Given[] {
  const all = filesWith(graph, 'cloudGrants').flatMap((facts) => {
    const known = made.get(facts) ?? gathered(facts);
    made.set(facts, known);
    return known;
  });
  const used = new Set(all.flatMap(({ first }) => (first.level === 'unknown' ? [] : [placeOf(first)])));
  return all.filter(({ first }) => first.level !== 'unknown' || !used.has(placeOf(first)));
}

function placeOf({ role: { span } }: CloudGrantFact): string {
  return `${span.file}:${span.start}`;
}

/** At an edit all other files say what they said before. */
const made = new WeakMap<Facts, readonly Given[]>();

function gathered({ cloudGrants }: Facts): readonly Given[] {
  const groups = new Map<string, CloudGrantFact[]>();
  for (const grant of cloudGrants) {
    if (grant.cloud !== 'gcp') continue;
    const { role, owner, roleName, item, body } = grant;
    const at = item ?? body;
    const key = `${owner} ${roleName ?? ''} ${role.span.file}:${role.span.start} ${at.start}`;
    const group = groups.get(key);
    if (group) group.push(grant);
    else groups.set(key, [grant]);
  }
  return [...groups.values()].map((grants) => ({ first: grants[0] as CloudGrantFact, grants }));
}

/** Where a role holds for everything below: a project, a folder or the organization. */
export function isWide({ level }: CloudGrantFact): boolean {
  return level === 'project' || level === 'folder' || level === 'organization';
}

/** The basic role that an account holds somewhere, apart from those that only read. */
export function broadRole(graph: IdentityGraph, alias: Alias | undefined): string | undefined {
  const held = (alias ? graph.byAlias.get(alias)?.grants : undefined)?.flatMap(({ managed }) => managed ?? []) ?? [];
  return ['roles/owner', 'roles/editor'].find((role) => held.includes(role));
}

/** The member goes; with the last one of a role goes what gives the role. */
export function withoutMember({ grants }: Given, grant: CloudGrantFact): Remedy[] {
  const { member, item, owner, ownerType } = grant;
  const title = `Take ${member.term.text} out`;
  const edit = { type: 'edit-data', id: 'remove-member', title, safety: 'review' } as const;
  const inTerraform = ownerType.startsWith('google_');
  const saysAll = grant.role.span.start === member.term.span.start;
  if (member.term.inList && (grants.length > 1 || saysAll))
    return [{ ...edit, changes: [{ op: 'remove', at: member.term.span, was: member.term.text }] }];
  const was = member.term.state === 'known' ? { was: member.term.text } : {};
  if (item) return [{ ...edit, changes: [{ op: 'remove', at: item, empties: true, ...was }] }];
  if (inTerraform && !owner.startsWith('data.'))
    return [{ type: 'remove-declaration', title: `Take ${owner} out`, owner: grant.block, address: owner }];
  return [];
}
