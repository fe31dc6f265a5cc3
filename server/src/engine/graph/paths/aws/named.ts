/** Arcs to the identities that a grant names. */
import type { Term } from '../../../iam/model';
import type { Grant } from '../../../iam/rights/effective';
import type { Span } from '../../../syntax/span';
import type { Identity } from '../../model';
import { addArc, type Found, NAMED } from '../found';
import type { Arc, HubArc } from '../model';
import type { Holder, Making } from './making';
import { placeOfTerm } from './places';
import type { AwsKind } from './targets';

/** What lets one in: where it stands, and what it asks for. */
export interface Door {
  readonly span?: Span;
  readonly under?: string;
}

/** An arc without its end and its place. */
export type Open = Pick<Arc, 'way' | 'says'> & { readonly under?: string };

/**
 * Adds an arc to each identity that the grant names and that has a door; those that a pattern names are behind a hub of the pattern.
 * `doors` names the kind of door: all who use it find the same ones behind a pattern.
 */
export function addNamed(
  { targets, found }: Making,
  { identity, home }: Holder,
  grant: Grant,
  kind: AwsKind,
  open: Open,
  doors: string,
  doorOf: (target: Identity, from?: Identity) => Door | undefined,
): void {
  for (const term of grant.resources) {
    const { identities, pattern } = targets.named(term, kind, home);
    const base = { ...open, span: placeOfTerm(term), ...itemOf(term, grant.statement) };
    if (pattern === undefined) {
      for (const target of identities) {
        const door = doorOf(target, identity);
        const under = open.under ?? door?.under;
        if (door)
          addArc(found, identity.id, {
            ...base,
            to: target.id,
            ...(door.span ? { also: [door.span] } : {}),
            ...(under ? { under } : {}),
          });
      }
      continue;
    }
    const hub = `${NAMED}${doors} ${pattern}`;
    if (!found.hubs.has(hub)) addPattern(found, hub, identities, doorOf);
    if (found.hubs.get(hub)?.length) addArc(found, identity.id, { ...base, to: hub });
    if (found.hubs.get(`${hub} guarded`)?.length)
      addArc(found, identity.id, { ...base, to: `${hub} guarded`, under: open.under ?? 'conditions' });
  }
}

function addPattern(
  found: Found,
  hub: string,
  identities: readonly Identity[],
  doorOf: (target: Identity) => Door | undefined,
): void {
  const lists: Record<'free' | 'guarded', HubArc[]> = { free: [], guarded: [] };
  for (const target of identities) {
    const door = doorOf(target);
    if (door) lists[door.under ? 'guarded' : 'free'].push({ to: target.id, ...(door.span ? { span: door.span } : {}) });
  }
  found.hubs.set(hub, lists.free);
  found.hubs.set(`${hub} guarded`, lists.guarded);
}

/** Of a value that stands in a list with others. */
export function itemOf(term: Term, { resources }: Pick<Grant['statement'], 'resources'>): { readonly item?: true } {
  return term.inList && resources.length > 1 && !term.span.via?.length ? { item: true } : {};
}
