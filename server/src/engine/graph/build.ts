import type { Facts } from '../facts/model';
import type { IdentityGraph } from './model';

/** Joins the facts of all files. */
export function buildGraph(files: readonly Facts[]): IdentityGraph {
  const sorted = [...files].sort((a, b) => (a.file < b.file ? -1 : 1));
  return {
    identities: [],
    policies: sorted.flatMap((facts) => facts.policies),
    roles: sorted.flatMap((facts) => facts.roles),
    attachments: sorted.flatMap((facts) => facts.attachments),
    references: sorted.flatMap((facts) => facts.references),
    edges: [],
    facts: new Map(sorted.map((facts) => [facts.file, facts])),
    byAlias: new Map(),
  };
}
