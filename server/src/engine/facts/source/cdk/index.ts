/**
 * The AWS CDK in TypeScript, JavaScript and Python: statements and where they are added, roles and who may take them on, managed
 * policies, grants.
 */

import type { Purpose } from '../../../iam/model';
import { readPolicy } from '../../../iam/statements';
import type { SourceNode } from '../../../syntax/source/tree';
import type { ObjectValue, Value } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import { leftOpen, withOpenConditions } from '../policies/conditions';
import type { Use } from '../policies/uses';
import type { Building } from '../values/value';
import { attachManaged } from './attach';
import { addCodePlaces } from './code-places';
import { constructsOf, type Holder } from './constructs';
import { grantOf } from './grants';
import { callOf } from './program';
import { additionsIn, isStatement, jsonOf, statementOf } from './statements';
import { trustsOf } from './trust';
import { usesIn } from './uses';

/** A file with more statements than this was not written by hand. */
const MOST = 2_000;

/** What a statement is for, and whose it is. */
export interface Settled {
  readonly purpose: Purpose;
  readonly holders: readonly Holder[];
  readonly name?: string;
}

/** Fills `policies`, `identities` and `attachments`; gives the uses of objects that stand in the place of statements. */
export function addCdk(context: ExtractContext, building: Building): ReadonlyMap<SourceNode, Use> {
  const { tracer } = building;
  const found = new Map<SourceNode, Use>();
  const { dialect } = tracer.source.language;
  if (!/aws[-_]cdk/.test(context.text) || (dialect !== 'js' && dialect !== 'python')) return found;
  const constructs = constructsOf(context, building);
  const additions = additionsIn(building);
  const uses = usesIn(context, building, constructs);
  let count = 0;
  const push = (statement: ObjectValue, settled: Settled) => {
    if (++count > MOST) return;
    context.facts.policies.push({
      key: `cdk:${context.file}#${count}`,
      name: settled.name ?? nameOf(settled),
      purpose: settled.purpose,
      form: 'cdk',
      holders: settled.holders.map(({ alias }) => alias),
      statements: readPolicy(document(statement)).map(leftOpen),
      issues: [],
      span: statement.span,
    });
  };
  for (const node of tracer.outline.calls) {
    if (isStatement(building, node)) {
      const statement = statementOf(building, node, additions);
      push(statement, settledFor(statement, uses.get(node)));
      continue;
    }
    const json = jsonOf(building, node);
    const use = json && uses.get(node);
    if (json && use) found.set(json, { purpose: use.purpose, holders: use.holders.map(({ alias }) => alias), name: nameOf(use) });
    const grant = grantOf(building, constructs, node);
    if (grant) {
      const { name, holder, trust } = grant;
      const held = holder ?? trust;
      push(grant.statement, { purpose: trust ? 'trust' : holder ? 'identity' : 'resource', holders: held ? [held] : [], name });
    }
    if (callOf(tracer, node)?.method === '') {
      for (const { statement, role } of trustsOf(building, constructs, node))
        push(statement, { purpose: 'trust', holders: [role], name: `trust of ${role.name}` });
    }
  }
  attachManaged(context, building, constructs);
  addCodePlaces(context, building);
  return found;
}

/** A statement with principals that is added to something is a part of that thing's own policy. */
function settledFor(statement: ObjectValue, use: Settled | undefined): Settled {
  const hasPrincipal = statement.entries.some(({ key }) => key === 'Principal' || key === 'NotPrincipal');
  if (!use) return { purpose: 'unknown', holders: [] };
  return use.purpose === 'unknown' ? { ...use, purpose: hasPrincipal ? 'resource' : 'identity' } : use;
}

function nameOf({ purpose, holders }: Settled): string {
  const [first] = holders;
  if (!first) return 'a PolicyStatement';
  return `${purpose === 'trust' ? 'trust' : 'policy'} of ${first.name}`;
}

function document(statement: ObjectValue): Value {
  const { span, entries } = statement;
  const open = entries.map((one) => (one.key === 'Condition' ? { ...one, value: withOpenConditions(one.value) } : one));
  return { kind: 'object', span, entries: [{ key: 'Statement', keySpan: span, value: { ...statement, entries: open } }] };
}
