import type { NeedFact } from '../../facts/model';
import { type DeployUnit, placeName, type RoleUse, roleUsesOf } from '../../graph/deploy-units';
import { effectiveOn, holdingsOf } from '../../graph/holdings';
import type { IdentityGraph } from '../../graph/model';
import { hasWildcard, matchesAction } from '../../iam/match';
import type { Statement } from '../../iam/model';
import { grantsOf } from '../../iam/rights/effective';
import { fitOf } from '../../iam/rights/fit';
import { actionOf } from '../../iam/table/actions';
import { defineRule, type Hit, type Remedy } from '../model';
import { documentsOf, oncePerPlace } from '../shared/aws/aws-iam';
import { filesRead } from '../shared/needs/role-programs';
import docs from './doc.md';

/** Calls that the other side's policy alone may allow within an account, and those that a role of another account makes. */
const GRANTED_ELSEWHERE = /^(?:sts|kms|execute-api|iot):/;

function checkUse(graph: IdentityGraph, { role, units }: RoleUse): Hit[] {
  const isProgram = role.id.startsWith('cdk:');
  if (role.declared.length === 0 || isProgram || hasOpenParts(graph, role.declared[0]?.file ?? '')) return [];
  const effective = effectiveOn(graph, role);
  const holdings = holdingsOf(graph, role);
  if (
    !effective.complete ||
    holdings.length === 0 ||
    holdings.some(({ statements }) => statements?.some(({ partial }) => partial))
  )
    return [];
  return units.flatMap((unit) =>
    missingIn(unit)
      .filter(({ action }) => grantsOf(effective, action).length === 0 && !isGrantedByResource(graph, action))
      .map((need): Hit => {
        const where = `${unit.name} (${placeName(unit)}, ${filesRead([unit])})`;
        return {
          span: need.span,
          message: `This call needs ${need.action}, and role ${role.name} of ${where} does not grant it`,
          related: [{ span: unit.place.span, message: `${unit.name} runs as role ${role.name}` }],
          identity: role.id,
          remedies: remediesFor(
            need.action,
            holdings.flatMap(({ statements, held }) => (held.policy ? (statements ?? []) : [])),
            role.name,
          ),
        };
      }),
  );
}

/** The first call of each action, in files that are surely the unit's and call with its role. */
function missingIn({ own, place, doubts }: DeployUnit): NeedFact[] {
  if (place.foreign || doubts.has('*')) return [];
  return own
    .filter(
      ({ needs, credentials }) => !needs.some(({ action }) => action.startsWith('sts:Assume')) && !credentials.some(isForClient),
    )
    .flatMap(({ needs }) => {
      const certain = needs.filter(({ maybe, action }) => !maybe && !GRANTED_ELSEWHERE.test(action));
      return certain.filter(({ action }, at) => certain.findIndex((one) => one.action === action) === at);
    });
}

function isForClient({ slot }: { readonly slot: { readonly kind: string } }): boolean {
  return slot.kind === 'sdk-argument';
}

/** Something about policies in that file is not known. */
function hasOpenParts({ facts }: IdentityGraph, file: string): boolean {
  return facts.get(file)?.unresolved.some(({ policy }) => policy) ?? false;
}

function isGrantedByResource(graph: IdentityGraph, action: string): boolean {
  return documentsOf(graph, 'resource').some(({ statements }) =>
    statements.some(
      ({ effect, actions, notActions }) =>
        effect !== 'Deny' &&
        (notActions.length > 0 || actions.some(({ state, text }) => state !== 'known' || matchesAction(text, action))),
    ),
  );
}

/** One more action in the statement that already allows another one of the service on a resource that this one takes. */
function remediesFor(name: string, statements: readonly Statement[], role: string): Remedy[] {
  const service = name.slice(0, name.indexOf(':') + 1);
  const action = actionOf(name);
  const title = `Allow ${name} where the role's policy allows the service already`;
  for (const { effect, actions, resources, conditions, span } of statements) {
    if (
      effect !== 'Allow' ||
      conditions.length > 0 ||
      !resources.some((one) => ['some', 'anywhere'].includes(fitOf(one, action)))
    )
      continue;
    const beside = [...actions]
      .reverse()
      .find(
        ({ state, text, span: at, literal }) =>
          state === 'known' &&
          text.startsWith(service) &&
          !hasWildcard(text) &&
          !at.via?.length &&
          literal.start < literal.end &&
          at.file === span.file,
      );
    if (!beside) continue;
    const choice = { title, terms: [beside.text, name], safety: 'review' } as const;
    return [{ type: 'replace-term', span: beside.span, literal: beside.literal, inList: beside.inList, choices: [choice] }];
  }
  return [
    {
      type: 'manual',
      title: `Allow ${name}`,
      steps: [`Allow ${name} in a policy of role ${role}, on the resource that the call names.`],
    },
  ];
}

export const rule = defineRule({
  id: 'sdk-missing-permission',
  title: 'SDK call whose action the role of its program does not grant',
  group: 'source',
  severity: 'info',
  confidence: 'medium',
  owasp: ['NHI5'],
  cwe: ['CWE-862'],
  hosts: ['typescript', 'javascript', 'python', 'go', 'java', 'kotlin'],
  docs,
  scope: 'graph',
  check: (graph) => oncePerPlace(roleUsesOf(graph).flatMap((use) => checkUse(graph, use))),
});
