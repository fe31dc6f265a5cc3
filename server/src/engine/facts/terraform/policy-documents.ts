/** `data "aws_iam_policy_document"` blocks as policy facts, and what refers to them. */
import type { Statement } from '../../iam/model';
import { readDocument, readPolicy } from '../../iam/statements';
import { parseEmbeddedJson } from '../../syntax/data/json';
import type { Value } from '../../syntax/value';
import type { Alias, AttachmentFact } from '../model';
import { blocksOf } from './module/body';
import type { Instance } from './module/module';
import { itemsOfArgument, placeOf, whatIsUnknown } from './module/place';
import { derivedOf, type Root } from './module/root';
import { readStatementBlock } from './statement-block';

const TYPE = 'aws_iam_policy_document';
const SOURCES = ['source_json', 'source_policy_documents'];
const OVERRIDES = ['override_json', 'override_policy_documents'];

/** Whether the value is the JSON of an `aws_iam_policy_document`. */
export function isDocument(value: Value): value is Value & { origin: { key: Alias } } {
  return (value.kind === 'unknown' || value.kind === 'string') && value.origin?.type === TYPE;
}

export function isDocumentBlock({ mode, type }: Instance): boolean {
  return mode === 'data' && type === TYPE;
}

/**
 * Adds the document of a block with what it takes in from others. Its purpose is settled by the attachments that name it. A
 * document that others take in and nothing else uses is only a part of those, and no policy of its own.
 */
export function extractPolicyDocument(instance: Instance): void {
  const { alias, address, span, scope, module } = instance;
  const { taken, attached } = module.root.documents;
  if (taken.has(alias) && !attached.has(alias)) return;
  const statements = statementsOf(instance);
  derivedOf(module.root, scope.file).policies.push({
    ...{ key: alias, name: address, purpose: 'unknown', form: 'policy-document', statements, holders: [], span },
    issues: [],
  });
}

/**
 * The statements of the document as the provider puts them together: those of the sources, then its own, then the overrides.
 * One with the `sid` of an earlier one takes its place.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function statementsOf(instance: Instance): readonly Statement[] {
  const { statements } = instance.module.root.documents;
  const known = statements.get(instance);
  if (known) return known;
  statements.set(instance, []);
  const merged: Statement[] = [];
  for (const [names, isOverride] of [
    [SOURCES, false],
    [undefined, false],
    [OVERRIDES, true],
  ] as const) {
    if (!names) for (const part of blocksOf(instance, 'statement')) merge(merged, readStatementBlock(part));
    else
      for (const value of names.flatMap((name) => itemsOfArgument(instance, name))) takeIn(instance, merged, value, isOverride);
  }
  statements.set(instance, merged);
  return merged;
}

function merge(merged: Statement[], statement: Statement): void {
  const at = statement.sid ? merged.findIndex(({ sid }) => sid === statement.sid) : -1;
  if (at < 0) merged.push(statement);
  else merged[at] = statement;
}

function takeIn(instance: Instance, merged: Statement[], value: Value, isOverride: boolean): void {
  if (value.kind === 'string' && value.text.trim() === '') return;
  const statements = statementsIn(instance.module.root, value);
  for (const statement of statements ?? []) merge(merged, statement);
  if (statements) return;
  // What overrides may take the place of any statement with a `sid`; whatever is taken in may add some.
  if (isOverride) for (const [i, one] of merged.entries()) if (one.sid) merged[i] = { ...one, partial: true };
  merged.push(...readPolicy({ kind: 'unknown', span: value.span, reason: 'taken in' }));
  const what = whatIsUnknown(value);
  instance.module.root.unresolved(instance.scope.file, {
    reason: `${instance.address} takes in policy documents that are not known (${what})`,
    span: value.span,
    ...(value.kind === 'unknown' ? { policy: true } : {}),
  });
}

function statementsIn(root: Root, value: Value): readonly Statement[] | undefined {
  if (isDocument(value)) {
    root.documents.taken.add(value.origin.key);
    const document = root.registry.get(value.origin.key);
    return document && statementsOf(document);
  }
  const document = value.kind === 'string' ? parseEmbeddedJson(value).value : value;
  return document?.kind === 'object' ? readDocument(document).statements : undefined;
}

interface Use {
  readonly document: Alias;
  readonly identity: Alias;
  readonly type: AttachmentFact['type'];
  readonly value: Value;
}

/** Says who uses a document; `instance` attaches it. */
export function attachDocument({ module, scope, address }: Instance, { document, identity, type, value }: Use): void {
  module.root.documents.attached.add(document);
  derivedOf(module.root, scope.file).attachments.push({ policy: document, identity, type, name: address, ...placeOf(value) });
}
