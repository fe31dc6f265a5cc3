/** How an RBAC rule is narrowed so that it no longer gives a right. */
import type { RbacRule, RbacTerm } from '../../../facts/model';
import type { DataChange, Remedy } from '../../model';
import type { Given } from './rbac';

const READ = ['get', 'list', 'watch'];
const REMOVE_RULE = 'remove-rule';
const READING = `Allow reading only: ${READ.join(', ')}`;

/** The smallest edit that takes the right away and leaves the others, and what to find out before. */
export function narrowRight({ graph, role, right }: Given): Remedy[] {
  const { rule, told, capability } = right;
  const edits =
    capability.telling === 'resources' ? withoutResources(right, role.list) : withoutTerms(rule, capability.telling, told);
  // Terraform wants one rule in a role at least.
  const isLast = role.rules.length === 1 && graph.facts.get(rule.span.file)?.host === 'terraform';
  return [
    ...(isLast ? edits.filter((one) => one.type !== 'edit-data' || one.id !== REMOVE_RULE) : edits),
    {
      type: 'manual',
      title: 'Give only what is called',
      steps: [
        'List what the workload really calls: the audit log, or the documentation of the tool.',
        `Without it, take ${told.map(({ text }) => text).join(', ')} out; with it, name the objects in resourceNames, or bind the role in the one namespace where it is used.`,
        'Apply it and watch the audit log for "forbidden".',
      ],
    },
  ];
}

type List = 'resources' | 'verbs' | 'resourceNames';

/** Resources that give it: their verbs go where the rule is about nothing else; with others in the rule, they move to a rule of their own. */
function withoutResources({ rule, told, verbs, capability }: Given['right'], list: RbacRule['span'] | undefined): Remedy[] {
  const others = rule.resources.filter((one) => !told.includes(one));
  // A verb that does not give it (get on serviceaccounts/token) gives nothing else on a subresource.
  if (told.every(({ text }) => text.includes('/'))) return withoutTerms(rule, 'resources', told);
  const star = verbs.find(({ text }) => text === '*');
  const readable = !READ.some((verb) => capability.verbs.includes(verb));
  const left = star ? (readable ? READ : []) : rule.verbs.filter((one) => !verbs.includes(one)).map(({ text }) => text);
  if (left.length === 0) return withoutTerms(rule, 'resources', told);
  if (others.length > 0) {
    if (!list) return [];
    const own = { apiGroups: rule.apiGroups.map(({ text }) => text), resources: told.map(({ text }) => text), verbs: left };
    const named = rule.resourceNames.length > 0 ? { ...own, resourceNames: rule.resourceNames.map(({ text }) => text) } : own;
    const changes: DataChange[] = [...removal(rule, 'resources', told), { op: 'append', at: list, value: named }];
    return [edit('split', `Allow only ${left.join(', ')} on ${textsOf(told)}`, changes)];
  }
  if (!star) return withoutTerms(rule, 'verbs', verbs);
  if (rule.verbs.length > 1) return [edit('read', READING, [{ op: 'set', at: rule.span, path: ['verbs'], value: READ }])];
  return [
    {
      type: 'replace-term',
      span: star.span,
      literal: star.literal,
      inList: true,
      choices: [{ title: READING, terms: READ, safety: 'review' }],
    },
  ];
}

/** The words go; a list that would be left empty takes the rule with it. */
function withoutTerms(rule: RbacRule, list: List, terms: readonly RbacTerm[]): Remedy[] {
  const isAll = rule[list].length === terms.length;
  if (isAll) return [edit(REMOVE_RULE, 'Remove the rule', [{ op: 'remove', at: rule.span }])];
  return [edit('remove', `Remove ${textsOf(terms)} from the rule`, removal(rule, list, terms))];
}

function removal(rule: RbacRule, list: List, terms: readonly RbacTerm[]): DataChange[] {
  const [only, ...more] = terms;
  if (only && more.length === 0) return [{ op: 'remove', at: only.span, was: only.text }];
  const kept = rule[list].filter((one) => !terms.includes(one)).map(({ text }) => text);
  return [{ op: 'set', at: rule.span, path: [list], value: kept }];
}

/** An edit of rights is for a person to look at: what still calls with them fails. */
export function edit(id: string, title: string, changes: readonly DataChange[]): Remedy {
  return {
    type: 'edit-data',
    id,
    title,
    safety: 'review',
    changes,
    steps: ['Apply it and watch the audit log for "forbidden".'],
  };
}

function textsOf(terms: readonly RbacTerm[]): string {
  return terms.map(({ text }) => text).join(', ');
}
