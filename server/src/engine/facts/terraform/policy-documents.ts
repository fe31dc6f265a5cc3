/** `data "aws_iam_policy_document"` blocks as policy facts, and what refers to them. */
import { itemsOf, type Value } from '../../syntax/value';
import type { Alias, AttachmentFact } from '../model';
import { aliasOf, argumentOf, attributeOf, blocksOf, type Holder, placeOf, type TerraformFile } from './file';
import { targetOf } from './reference';
import { readStatementBlock } from './statement-block';

const TYPE = 'aws_iam_policy_document';
/** Arguments that bring in statements of other documents. */
const SOURCES = ['source_policy_documents', 'override_policy_documents', 'source_json', 'override_json'];
/** Documents that take in documents: followed so far and no further. */
const MAX_SOURCES = 8;

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
    const statements = blocksOf(holder.body, 'statement').map((block) => readStatementBlock(file, block, open));
    file.context.facts.policies.push({
      key: holder.alias,
      name: holder.address,
      purpose: 'unknown',
      form: 'policy-document',
      statements,
      holders: [],
      span: holder.span,
    });
    if (open)
      file.context.facts.unresolved.push({ reason: `${holder.address} takes in other policy documents`, span: holder.span });
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
    for (const source of document && seen.size < MAX_SOURCES ? sourcesOf(file, document) : []) seen.add(source);
  }
}

function sourcesOf(file: TerraformFile, document: Holder): string[] {
  return SOURCES.flatMap((name) => itemsOf(argumentOf(file, document.body, name))).flatMap((value) => {
    const target = value.kind === 'unknown' && isDocument(value.reference) ? targetOf(value.reference) : undefined;
    return target ? [target.address] : [];
  });
}
