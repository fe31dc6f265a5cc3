/** Policy documents in arguments: inline JSON, heredocs, `jsonencode`, templates, and references to `aws_iam_policy_document`. */
import { readDocument } from '../../../iam/statements';
import { parseEmbeddedJson } from '../../../syntax/data/json';
import type { Value } from '../../../syntax/value';
import type { Alias, AttachmentFact, PolicyFact } from '../../model';
import { blocksOf, type Part, textIn } from '../module/body';
import type { Instance, Module } from '../module/module';
import { placeOf, valuesOf, whatIsUnknown } from '../module/place';
import { derivedOf, moduleBehind } from '../module/root';
import { holdersIn } from './attachments';
import { policyAlias } from './policy-aliases';
import { POLICY_ARGUMENTS, type PolicyArgument } from './policy-arguments';
import { attachDocument, isDocument } from './policy-documents';
import { policyFile, templateOf } from './policy-files';

/** Adds the documents that stand in arguments of the instance, and attachments where they are references. */
export function extractPolicies(instance: Instance): void {
  if (instance.mode !== 'resource' && instance.mode !== 'module') return;
  const table = POLICY_ARGUMENTS.get(instance.type);
  if (!table) otherPolicies(instance);
  for (const argument of table ?? [])
    if (isPolicy(instance)) readArgument(instance, instance, { argument, suffix: '', ...holdersOf(instance, argument) });
  if (instance.type === 'aws_iam_role') inlinePolicies(instance);
}

interface Place {
  readonly argument: PolicyArgument;
  readonly holders: readonly Alias[];
  readonly named?: NonNullable<PolicyFact['named']>;
  readonly suffix: string;
}

/** `aws_organizations_policy` also holds tag and backup policies, which say nothing about permissions. */
function isPolicy(instance: Instance): boolean {
  const type = textIn(instance, 'type') ?? 'SERVICE_CONTROL_POLICY';
  return instance.type !== 'aws_organizations_policy' || type === 'SERVICE_CONTROL_POLICY' || type === 'RESOURCE_CONTROL_POLICY';
}

/** Policies without a holder: others attach them. */
const STANDS_ALONE = new Set(['aws_iam_policy', 'aws_iot_policy']);

function holdersOf(instance: Instance, { holder: by, purpose }: PolicyArgument): Pick<Place, 'holders' | 'named'> {
  if (!by) return { holders: purpose === 'identity' && STANDS_ALONE.has(instance.type) ? [] : [instance.alias] };
  const receivers = holdersIn(instance, by);
  const named = receivers.flatMap(({ alias: holder, value }) => (value ? [{ holder, span: placeOf(value).span }] : []));
  return { holders: receivers.map(({ alias }) => alias), ...(named.length > 0 ? { named } : {}) };
}

/** Documents in arguments of modules that are not here and of types that the table does not know: what they are for is not known either. */
function otherPolicies(instance: Instance): void {
  if (instance.mode === 'module' && moduleBehind(instance)) return;
  const { alias, address, module, scope } = instance;
  for (const { name } of instance.body.attributes) {
    if (!/(?:^|_)polic(?:y|ies)(?:_|$)/.test(name)) continue;
    for (const one of valuesOf(instance, name)) {
      const read = documentOf(one);
      if (!read || read.statements.length === 0) continue;
      const place = { key: `${alias}#${name}`, name: `${address} ${name}`, holders: [alias], span: one.span };
      derivedOf(module.root, scope.file).policies.push({ ...place, purpose: 'unknown', ...read });
    }
  }
}

function inlinePolicies(instance: Instance): void {
  const argument: PolicyArgument = { argument: 'policy', purpose: 'identity' };
  blocksOf(instance, 'inline_policy').forEach((part, i) => {
    readArgument(instance, part, { argument, holders: [instance.alias], suffix: `inline_policy[${i}].` });
  });
}

/** What the attachment of a document is, by what the argument is for. */
const ATTACHED: Partial<Record<PolicyArgument['purpose'], AttachmentFact['type']>> = {
  trust: 'trust',
  resource: 'resource',
  scp: 'boundary',
};

function readArgument(instance: Instance, part: Part, { argument, holders, named: givenTo, suffix }: Place): void {
  const { alias, address, module, scope } = instance;
  const { purpose } = argument;
  const said = derivedOf(module.root, scope.file);
  // A managed policy may be granted or be a boundary: what attaches it decides.
  const settled = STANDS_ALONE.has(instance.type) ? 'unknown' : purpose;
  const named = STANDS_ALONE.has(instance.type) ? '' : `${suffix}${argument.argument}`;
  const name = named ? `${address} ${named}` : address;
  valuesOf(part, argument.argument).forEach((value, i) => {
    const key = `${alias}${named ? `#${named}` : ''}${i > 0 ? `#${i}` : ''}`;
    const file = policyFile(module.root, value) ?? copiedPolicy(module, value);
    const type = ATTACHED[purpose] ?? 'grant';
    if (file || isDocument(value)) {
      for (const identity of holders.length > 0 ? holders : [alias])
        if (file) said.attachments.push({ policy: file, identity, type, name: address, ...placeOf(value) });
        else if (isDocument(value)) {
          const identitySpan = givenTo?.find(({ holder }) => holder === identity)?.span;
          attachDocument(instance, { document: value.origin.key, identity, type, value, identitySpan });
        }
      return;
    }
    if (value.kind === 'string' && value.text === '') return;
    const read = documentOf(value);
    if (read) {
      const template = templateOf(value, scope.file);
      if (template) derivedOf(module.root, template).isTemplate = true;
      const given = givenTo ? { named: givenTo } : {};
      said.policies.push({ key, name, purpose: settled, ...read, holders, ...given, span: value.span });
      return;
    }
    const what = whatIsUnknown(value);
    module.root.unresolved(scope.file, {
      reason: `policy of ${name} could not be resolved (${what})`,
      span: value.span,
      ...(value.kind === 'unknown' ? { policy: true } : {}),
    });
  });
}

/** `data.aws_iam_policy.x.policy`: the document of a policy that is looked up by its name or ARN. */
function copiedPolicy(module: Module, value: Value): Alias | undefined {
  const isCopy = value.kind === 'unknown' && value.origin?.type === 'aws_iam_policy' && value.origin.attribute === 'policy';
  return isCopy ? policyAlias(module, value) : undefined;
}

/** A value that is a policy document or the JSON text of one. */
function documentOf(value: Value): Pick<PolicyFact, 'form' | 'statements' | 'issues'> | undefined {
  if (value.kind === 'object') return { form: 'jsonencode', ...readDocument(value) };
  if (value.kind !== 'string') return undefined;
  const { value: document } = parseEmbeddedJson(value);
  if (document?.kind !== 'object') return undefined;
  return { form: value.style === 'heredoc' ? 'heredoc' : 'inline-json', ...readDocument(document) };
}
