import type { CloudGrantFact, CloudRoleFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { Term } from '../../iam/model';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { escalationsOf, isEverything } from '../shared/azure/actions';
import { holdersOf, isWide, placeOf, relatedTo } from '../shared/azure/grants';
import docs from './doc.md';

/** Over a subscription the holder owns what is in it; roles without the rights over access are no more than Contributor. */
function severityOf(role: CloudRoleFact, term: Term, data: boolean): Severity {
  const mayGrant =
    !data && escalationsOf(role, term).some(({ action }) => /\/role(?:Assignments|Definitions)\/write$/.test(action));
  if (isWide(role.level)) return mayGrant || data ? 'high' : 'medium';
  return role.level === 'unknown' ? 'medium' : 'low';
}

function remediesFor({ span, literal, inList, text }: Term, data: boolean): readonly Remedy[] {
  const manual: Remedy = {
    type: 'manual',
    title: 'List the operations that are needed',
    steps: [
      'See what the holder really does: the activity log of the subscription, filtered by its id.',
      `Write those operations in place of the wildcard, such as Microsoft.Compute/virtualMachines/${data ? 'login' : 'start'}/action.`,
    ],
  };
  if (data || text === '*/action') return [manual];
  return [
    {
      type: 'replace-term',
      span,
      literal,
      inList,
      choices: [{ title: 'Allow reading only: */read', terms: ['*/read'], safety: 'review' }],
    },
    manual,
  ];
}

function hitOf(role: CloudRoleFact, term: Term, data: boolean, holders: readonly CloudGrantFact[] | undefined): Hit {
  const what = data
    ? 'read and change all data'
    : /write/i.test(term.text)
      ? 'change everything'
      : /action/i.test(term.text)
        ? 'start every operation'
        : 'do everything';
  const { length } = data ? (role.data?.excluded ?? []) : role.excluded;
  const but = length === 0 ? '' : ` but ${length === 1 ? 'one operation' : `${length} operations`}`;
  return {
    span: term.span,
    message: `${role.owner} may ${what}${but} in ${placeOf(role.level)}`,
    severity: severityOf(role, term, data),
    related: relatedTo(holders),
    remedies: remediesFor(term, data),
  };
}

export const rule = defineRule({
  id: 'tf-azure-custom-role-wildcard',
  title: 'Custom Azure role with every action',
  group: 'azure',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269', 'CWE-732'],
  hosts: ['terraform', 'arm', 'bicep', 'ansible'],
  docs,
  scope: 'graph',
  check: (graph) => {
    const holders = holdersOf(graph);
    return filesWith(graph, 'cloudRoles').flatMap(({ cloudRoles }) =>
      cloudRoles.flatMap((role) => {
        if (role.cloud !== 'azure') return [];
        const hits = (terms: readonly Term[], data: boolean) =>
          terms.filter(isEverything).map((term) => hitOf(role, term, data, holders.get(role.key)));
        return [...hits(role.permissions, false), ...hits(role.data?.permissions ?? [], true)];
      }),
    );
  },
});
