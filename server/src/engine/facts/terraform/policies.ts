/** Policy documents in arguments: inline JSON, heredocs, `jsonencode`, and references to `aws_iam_policy_document`. */
import { readDocument } from '../../iam/statements';
import { parseEmbeddedJson } from '../../syntax/data/json';
import type { Attribute } from '../../syntax/hcl/ast';
import type { Value } from '../../syntax/value';
import type { Alias, AttachmentFact, PolicyFact } from '../model';
import { alternatives } from './alternatives';
import { holderAliases } from './attachments';
import { attributeOf, blocksOf, type Holder, placeOf, type TerraformFile, textIn } from './file';
import { POLICY_ARGUMENTS, type PolicyArgument } from './policy-arguments';
import { attachDocument, isDocument } from './policy-documents';
import { policyFile } from './policy-files';

/** Fills `facts.policies` with the documents that stand in arguments, and `facts.attachments` where they are references. */
export function extractPolicies(file: TerraformFile): void {
  for (const holder of file.holders) {
    if (holder.mode !== 'resource' && holder.mode !== 'module') continue;
    const table = POLICY_ARGUMENTS.get(holder.type);
    if (!table) otherPolicies(file, holder);
    for (const argument of table ?? []) {
      const attribute = attributeOf(holder.body, argument.argument);
      if (!attribute || !isPolicy(file, holder)) continue;
      readArgument(file, holder, attribute, { argument, holders: holdersOf(file, holder, argument), suffix: '' });
    }
    if (holder.type === 'aws_iam_role') inlinePolicies(file, holder);
  }
}

interface Place {
  readonly argument: PolicyArgument;
  readonly holders: readonly Alias[];
  readonly suffix: string;
}

/** `aws_organizations_policy` also holds tag and backup policies, which say nothing about permissions. */
function isPolicy(file: TerraformFile, holder: Holder): boolean {
  const type = textIn(file, holder.body, 'type') ?? 'SERVICE_CONTROL_POLICY';
  return holder.type !== 'aws_organizations_policy' || type === 'SERVICE_CONTROL_POLICY' || type === 'RESOURCE_CONTROL_POLICY';
}

function holdersOf(file: TerraformFile, holder: Holder, { holder: by, purpose }: PolicyArgument): readonly Alias[] {
  if (by) return holderAliases(file, holder, by).map(({ alias }) => alias);
  return purpose === 'identity' && holder.type === 'aws_iam_policy' ? [] : [holder.alias];
}

/** Documents in arguments of modules and of types that the table does not know: what they are for is not known either. */
function otherPolicies(file: TerraformFile, holder: Holder): void {
  for (const { name, value } of holder.body.attributes) {
    if (!/(?:^|_)polic(?:y|ies)(?:_|$)/.test(name)) continue;
    for (const one of alternatives(value, file.scope, true)) {
      const read = documentOf(one);
      if (!read || read.statements.length === 0) continue;
      const place = {
        key: `${holder.alias}#${name}`,
        name: `${holder.address} ${name}`,
        holders: [holder.alias],
        span: one.span,
      };
      file.context.facts.policies.push({ ...place, purpose: 'unknown', ...read });
    }
  }
}

function inlinePolicies(file: TerraformFile, holder: Holder): void {
  const argument: PolicyArgument = { argument: 'policy', purpose: 'identity' };
  blocksOf(holder.body, 'inline_policy').forEach((block, i) => {
    const attribute = attributeOf(block.body, 'policy');
    if (attribute) readArgument(file, holder, attribute, { argument, holders: [holder.alias], suffix: `inline_policy[${i}].` });
  });
}

/** What the attachment of a document is, by what the argument is for. */
const ATTACHED: Partial<Record<PolicyArgument['purpose'], AttachmentFact['type']>> = {
  trust: 'trust',
  resource: 'resource',
  scp: 'boundary',
};

function readArgument(file: TerraformFile, holder: Holder, attribute: Attribute, place: Place): void {
  const { purpose } = place.argument;
  // A managed policy may be granted or be a boundary: what attaches it decides.
  const settled = holder.type === 'aws_iam_policy' ? 'unknown' : purpose;
  const named = holder.type === 'aws_iam_policy' ? '' : `${place.suffix}${attribute.name}`;
  alternatives(attribute.value, file.scope, true).forEach((value, i) => {
    const key = `${holder.alias}${named ? `#${named}` : ''}${i > 0 ? `#${i}` : ''}`;
    const policy = policyFile(file, value);
    if (policy || (value.kind === 'unknown' && isDocument(value.reference))) {
      const use = { type: ATTACHED[purpose] ?? 'grant', name: holder.address };
      const reference = (value.kind === 'unknown' && value.reference) || '';
      for (const identity of place.holders.length > 0 ? place.holders : [holder.alias])
        if (policy) file.context.facts.attachments.push({ policy, identity, ...use, ...placeOf(value) });
        else attachDocument(file, { ...use, reference, identity, value });
      return;
    }
    const read = documentOf(value);
    const name = named ? `${holder.address} ${named}` : holder.address;
    if (!read) {
      const what = value.kind === 'unknown' ? (value.reference ?? value.reason) : 'not a policy document';
      file.context.facts.unresolved.push({ reason: `policy of ${name} could not be resolved (${what})`, span: value.span });
      return;
    }
    file.context.facts.policies.push({ key, name, purpose: settled, ...read, holders: place.holders, span: value.span });
  });
}

/** A value that is a policy document or the JSON text of one. */
function documentOf(value: Value): Pick<PolicyFact, 'form' | 'statements' | 'issues'> | undefined {
  if (value.kind === 'object') return { form: 'jsonencode', ...readDocument(value) };
  if (value.kind !== 'string') return undefined;
  const { value: document } = parseEmbeddedJson(value);
  if (document?.kind !== 'object') return undefined;
  return { form: value.style === 'heredoc' ? 'heredoc' : 'inline-json', ...readDocument(document) };
}
