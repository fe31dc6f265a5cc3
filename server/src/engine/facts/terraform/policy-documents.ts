/** `data "aws_iam_policy_document"` blocks as policy facts, and what refers to them. */
import { itemsOf, type UnknownValue, type Value } from '../../syntax/value';
import type { Alias, AttachmentFact } from '../model';
import { alternatives } from './alternatives';
import { optionsOf } from './either';
import { aliasOf, attributeOf, blocksOf, type Holder, placeOf, type TerraformFile } from './file';
import { targetOf } from './reference';
import { readStatementBlock } from './statement-block';

const TYPE = 'aws_iam_policy_document';
/** Arguments that bring in statements of other documents. */
const SOURCES = ['source_policy_documents', 'override_policy_documents', 'source_json', 'override_json'];
/** Documents that take in documents: followed so far and no further. */
const MAX_SOURCES = 32;

/** Whether the reference is the JSON of an `aws_iam_policy_document`. */
export function isDocument(reference: string | undefined): boolean {
  const target = targetOf(reference);
  return target?.mode === 'data' && target.type === TYPE;
}

/** Fills `facts.policies` with one document each block. Its purpose is settled by the attachments that name it. */
export function extractPolicyDocuments(file: TerraformFile): void {
  for (const holder of file.holders) {
    if (holder.mode !== 'data' || holder.type !== TYPE) continue;
    const open = SOURCES.some((name) => attributeOf(holder.body, name));
    // A statement of a document that overrides may take the place of one with its `sid`; a source only adds.
    const replaceable = SOURCES.some((name) => name.startsWith('override') && attributeOf(holder.body, name));
    const statements = blocksOf(holder.body, 'statement').map((block) => readStatementBlock(file, block, replaceable));
    file.context.facts.policies.push({
      key: holder.alias,
      name: holder.address,
      purpose: 'unknown',
      form: 'policy-document',
      statements,
      issues: [],
      holders: [],
      span: holder.span,
    });
    const hidden = open ? sourcesOf(file, holder).find(({ reference }) => !isDocument(reference)) : undefined;
    if (hidden)
      file.context.facts.unresolved.push({
        reason: `${holder.address} takes in policy documents that are not known (${hidden.reference ?? hidden.reason})`,
        span: hidden.span,
      });
  }
}

interface Use {
  readonly reference: string;
  readonly identity: Alias;
  readonly type: AttachmentFact['type'];
  /** What attaches it. */
  readonly name: string;
  readonly value: Value;
}

/** Says who uses a document, and through it the documents of this file that it takes in. */
export function attachDocument(file: TerraformFile, use: Use): void {
  const target = targetOf(use.reference);
  if (!target) return;
  const seen = new Set<string>([target.address]);
  for (const address of seen) {
    file.context.facts.attachments.push({
      policy: aliasOf(file.context.file, address),
      identity: use.identity,
      type: use.type,
      name: use.name,
      ...placeOf(use.value),
    });
    const document = file.byAddress.get(address);
    if (!document || seen.size >= MAX_SOURCES) continue;
    for (const { reference } of sourcesOf(file, document))
      if (isDocument(reference)) seen.add(targetOf(reference)?.address ?? address);
  }
}

/** The documents a document takes in, as far as they are references; text of its own is read where it stands. */
function sourcesOf(file: TerraformFile, document: Holder): UnknownValue[] {
  return SOURCES.flatMap((name) => {
    const attribute = attributeOf(document.body, name);
    return attribute
      ? alternatives(attribute.value, file.scope, true)
          .flatMap(itemsOf)
          .flatMap((one) => optionsOf(one))
      : [];
  }).filter((value): value is UnknownValue => value.kind === 'unknown');
}
