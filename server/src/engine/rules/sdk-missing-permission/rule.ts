import type { NeedFact } from '../../facts/model';
import { type DeployUnit, placeName, type RoleUse, roleUsesOf } from '../../graph/deploy-units';
import { effectiveOn, holdingsOf } from '../../graph/holdings';
import type { IdentityGraph } from '../../graph/model';
import { hasWildcard, matchesAction } from '../../iam/match';
import type { Statement } from '../../iam/model';
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
  const all = holdings.flatMap(({ statements }) => statements ?? []);
  if (!effective.complete || holdings.length === 0 || all.some(({ partial }) => partial)) return [];
  const own = holdings.flatMap(({ held, statements }) => (held.policy ? (statements ?? []) : []));
  return units.flatMap((unit) =>
    missingIn(unit)
      .filter(({ action }) => !isNamed(all, action) && !isGrantedByResource(graph, action))
      .map((need): Hit => {
        const where = `${unit.name} (${placeName(unit)}, ${filesRead([unit])})`;
        return {
          span: need.span,
          message: `This call needs ${need.action}, and role ${role.name} of ${where} does not grant it`,
          related: [{ span: unit.place.span, message: `${unit.name} runs as role ${role.name}` }],
          identity: role.id,
          remedies: remediesFor(need.action, own, role.name),
        };
      }),
  );
}

/** The first call of each action, in files that are surely the unit's and call with its role. */
function missingIn({ own, place, doubts }: DeployUnit): NeedFact[] {
  if (place.foreign || place.openRights || doubts.has('*')) return [];
  return own
    .filter(({ needs, callDoubts }) => !needs.some(isAssuming) && !callDoubts.some(({ kind }) => kind === 'identity'))
    .flatMap(({ needs }) => {
      const certain = needs.filter(({ maybe, action }) => !maybe && !GRANTED_ELSEWHERE.test(action));
      return certain.filter(({ action }, at) => certain.findIndex((one) => one.action === action) === at);
    });
}

function isAssuming({ action }: NeedFact): boolean {
  return action.startsWith('sts:Assume');
}

/** Something about policies in that file is not known. */
function hasOpenParts({ facts }: IdentityGraph, file: string): boolean {
  return facts.get(file)?.unresolved.some(({ policy }) => policy) ?? false;
}

/** Some statement allows it. What it is allowed on, and what is denied again, is another question. */
function isNamed(statements: readonly Statement[], name: string): boolean {
  return statements.some(
    ({ effect, actions, notActions }) =>
      effect !== 'Deny' &&
      (notActions.length > 0 || actions.some(({ state, text }) => state !== 'known' || matchesAction(text, name))),
  );
}

function isGrantedByResource(graph: IdentityGraph, action: string): boolean {
  return documentsOf(graph, 'resource').some(({ statements }) => isNamed(statements, action));
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
  const steps = [`Allow ${name} in a policy of role ${role}, on the resource that the call names.`];
  return [{ type: 'manual', title: `Allow ${name}`, steps }];
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
