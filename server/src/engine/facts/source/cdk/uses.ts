/** Where the statements of a CDK program go: into the policy of an identity, of a resource, or of nobody in the file. */
import type { Purpose } from '../../../iam/model';
import type { SourceNode } from '../../../syntax/source/tree';
import type { ExtractContext } from '../../context';
import { pairsOf, roleOf } from '../read';
import type { Building } from '../values/value';
import type { Constructs, Holder } from './constructs';
import type { Settled } from './index';
import { argumentOf, behind, type Call, callOf, listed, propertiesOf, propertyOf, receiverOf } from './program';
import { statementNodes } from './statements';

/** Methods that take a statement. `unknown`: an identity's, or where it names principals a resource's. */
const METHODS: Readonly<Record<string, Purpose>> = {
  addToPolicy: 'unknown',
  addToPrincipalPolicy: 'identity',
  addToRolePolicy: 'identity',
  addToTaskRolePolicy: 'identity',
  addToExecutionRolePolicy: 'identity',
  addToResourcePolicy: 'resource',
  addToAccessPolicy: 'resource',
  addAccessPolicies: 'resource',
};

/** Properties that take a document or statements for the construct itself. */
const PROPERTIES: Readonly<Record<string, Purpose>> = {
  initialPolicy: 'identity',
  inlinePolicies: 'identity',
  rolePolicyStatements: 'identity',
  policy: 'resource',
  accessPolicies: 'resource',
  resourcePolicy: 'resource',
  assumeRolePolicy: 'trust',
};

/** Uses by the call that makes the statement. */
export function usesIn(
  context: Pick<ExtractContext, 'file'>,
  building: Building,
  constructs: Constructs,
): ReadonlyMap<SourceNode, Settled> {
  const { tracer } = building;
  const uses = new Map<SourceNode, Settled>();
  const settle = (nodes: readonly SourceNode[], settled: Settled) => {
    for (const node of nodes) {
      const known = uses.get(node);
      uses.set(node, known ? both(known, settled, context.file) : settled);
    }
  };
  const attached = attachedPolicies(building, constructs);
  for (const node of tracer.outline.calls) {
    const call = callOf(tracer, node);
    if (!call) continue;
    const purpose = METHODS[call.method];
    if (purpose) settle(statementsAmong(building, node), { ...settledTo(building, constructs, node, purpose) });
    else if (call.method === 'addStatements')
      settle(statementsAmong(building, node), ownerOf(building, constructs, node, attached));
    else if (call.method === 'fromStatements') settle(statementsAmong(building, node), { purpose: 'identity', holders: [] });
    else if (call.type && call.method === '') fromProperties(building, constructs, call, attached, settle);
  }
  return uses;
}

/** One statement that is given twice: to both, of which one may not be known. */
function both(one: Settled, other: Settled, file: string): Settled {
  if (one.purpose !== other.purpose) return one.holders.length > 0 ? one : other;
  const named = [...one.holders, ...other.holders];
  const isOpen = one.holders.length === 0 || other.holders.length === 0;
  const all = named.length > 0 && isOpen ? [...named, { alias: `cdk:${file}:?`, name: 'another' }] : named;
  return {
    ...(one.holders.length > 0 ? one : other),
    holders: all.filter(({ alias }, at) => all.findIndex((held) => held.alias === alias) === at),
  };
}

function statementsAmong(building: Building, node: SourceNode): SourceNode[] {
  const { tracer } = building;
  const found: SourceNode[] = [];
  for (let at = 0; ; at++) {
    const one = argumentOf(tracer, node, at, at === 0 ? 'statement' : '');
    if (!one) break;
    found.push(...statementNodes(building, one));
  }
  return found.length > 0 ? found : statementNodes(building, propertyOf(tracer, node, 'statements'));
}

function settledTo(building: Building, constructs: Constructs, node: SourceNode, purpose: Purpose): Settled {
  const { tracer } = building;
  const receiver = receiverOf(tracer, node);
  const type = receiver && callOf(tracer, behind(tracer, receiver))?.type;
  const written = receiver ? tracer.source.text.slice(receiver.start, Math.min(receiver.end, receiver.start + 120)) : '';
  if (/Endpoint$/.test(type ?? '') || (!type && /endpoint$/i.test(written)))
    return { purpose: 'resource', holders: [], name: 'VPC endpoint policy' };
  if (purpose === 'resource') return { purpose, holders: [], name: `policy of ${written || 'a resource'}`.slice(0, 80) };
  const holder = constructs.identityOf(receiver);
  return { purpose, holders: holder ? [holder] : [] };
}

/** `role.assumeRolePolicy.addStatements(…)`, `policy.addStatements(…)`, `document.addStatements(…)`. */
function ownerOf(building: Building, constructs: Constructs, node: SourceNode, attached: Attached): Settled {
  const { tracer } = building;
  const receiver = receiverOf(tracer, node);
  if (!receiver) return { purpose: 'unknown', holders: [] };
  const written = tracer.source.text.slice(receiver.start, Math.min(receiver.end, receiver.start + 200));
  if (/assume_?role_?policy[!?]?$/i.test(written)) {
    const holder = constructs.identityOf(receiver.children[0]);
    return { purpose: 'trust', holders: holder ? [holder] : [] };
  }
  return { purpose: 'unknown', holders: attached.get(behind(tracer, receiver)) ?? [] };
}

type Attached = ReadonlyMap<SourceNode, readonly Holder[]>;

/** Identities that `Policy` and `ManagedPolicy` constructs are attached to. */
function attachedPolicies(building: Building, constructs: Constructs): Attached {
  const { tracer } = building;
  const found = new Map<SourceNode, Holder[]>();
  const add = (policy: SourceNode, holder: Holder | undefined) => {
    if (holder) found.set(policy, [...(found.get(policy) ?? []), holder]);
  };
  for (const node of tracer.outline.calls) {
    const call = callOf(tracer, node);
    if (!call) continue;
    if (call.method === '' && (call.type === 'Policy' || call.type === 'ManagedPolicy')) {
      for (const property of ['roles', 'users', 'groups'])
        for (const one of listed(tracer, [propertyOf(tracer, node, property)])) add(node, constructs.identityOf(one));
    } else if (/^attach(?:To(?:Role|User|Group)|InlinePolicy)$/.test(call.method) || call.method === 'addManagedPolicy') {
      const [receiver, first] = [receiverOf(tracer, node), argumentOf(tracer, node, 0, 'policy')];
      if (!receiver || !first) continue;
      const isPolicy = call.method.startsWith('attachTo');
      add(behind(tracer, isPolicy ? receiver : first), constructs.identityOf(isPolicy ? first : receiver));
    } else if (call.method === '' && call.type) {
      for (const one of listed(tracer, [propertyOf(tracer, node, 'managedPolicies')])) {
        const policy = behind(tracer, one);
        if (callOf(tracer, policy)?.method === '') add(policy, constructs.identityOf(node));
      }
    }
  }
  return found;
}

function fromProperties(
  building: Building,
  constructs: Constructs,
  { node, type }: Call,
  attached: Attached,
  settle: (nodes: readonly SourceNode[], settled: Settled) => void,
): void {
  const { tracer } = building;
  if (type === 'Policy' || type === 'ManagedPolicy') {
    const settled: Settled = { purpose: type === 'Policy' ? 'identity' : 'unknown', holders: attached.get(node) ?? [] };
    settle(statementNodes(building, propertyOf(tracer, node, 'statements')), settled);
    settle(documentStatements(building, propertyOf(tracer, node, 'document')), settled);
    return;
  }
  for (const [name, value] of propertiesOf(tracer, node)) {
    const purpose = PROPERTIES[name];
    if (!purpose) continue;
    const documents = name === 'inlinePolicies' ? valuesOf(building, value) : [value];
    const nodes = documents.flatMap((one) => [
      ...statementNodes(building, one).filter((at) => callOf(tracer, at)?.type === 'PolicyStatement'),
      ...documentStatements(building, one),
    ]);
    if (nodes.length === 0) continue;
    const holder = purpose === 'identity' || purpose === 'trust' ? constructs.identityOf(node) : undefined;
    settle(nodes, { purpose, holders: holder ? [holder] : [], ...(purpose === 'resource' ? { name: `policy of ${type}` } : {}) });
  }
}

/** The statements of a `new iam.PolicyDocument({ statements: […] })`. */
function documentStatements(building: Building, start: SourceNode | undefined): SourceNode[] {
  const { tracer } = building;
  const node = start && behind(tracer, start);
  if (!node || callOf(tracer, node)?.type !== 'PolicyDocument') return [];
  return statementNodes(building, propertyOf(tracer, node, 'statements'));
}

function valuesOf({ tracer }: Building, start: SourceNode): SourceNode[] {
  const node = behind(tracer, start);
  return roleOf(tracer.source, node)?.is === 'object' ? pairsOf(tracer.source, node).map(({ value }) => value) : [];
}
