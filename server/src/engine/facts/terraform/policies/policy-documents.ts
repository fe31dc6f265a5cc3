/** `data "aws_iam_policy_document"` blocks as policy facts, and what refers to them. */
import type { Statement } from '../../../iam/model';
import { readDocument, readPolicy } from '../../../iam/statements';
import { parseEmbeddedJson } from '../../../syntax/data/json';
import type { Span } from '../../../syntax/span';
import type { Value } from '../../../syntax/value';
import type { Alias, AttachmentFact } from '../../model';
import { attributeOf } from '../file';
import { blocksOf } from '../module/body';
import type { Instance } from '../module/module';
import { placeOf, whatIsUnknown } from '../module/place';
import { derivedOf, type Root } from '../module/root';
import { optionsOf } from '../values/either';
import { evaluate } from '../values/evaluate';
import { optionalOf, readStatementBlock } from './statement-block';

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
  for (const name of SOURCES) for (const source of sourcesIn(instance, name)) takeIn(instance, merged, source, false);
  // Whether the document is there at all is not a question of its statements.
  for (const part of blocksOf({ ...instance, optional: false }, 'statement')) merge(merged, readStatementBlock(part));
  for (const name of OVERRIDES) for (const source of sourcesIn(instance, name)) takeIn(instance, merged, source, true);
  statements.set(instance, merged);
  return merged;
}

/** A document that is taken in; `optional` where it may not be. */
interface Taken {
  readonly value: Value;
  readonly optional: boolean;
}

function sourcesIn({ body, scope }: Instance, argument: string): Taken[] {
  const attribute = attributeOf(body, argument);
  const value = attribute && evaluate(attribute.value, scope);
  const options = optionsOf(value);
  return options.flatMap((one): Taken[] => {
    if (one.kind !== 'list') return [{ value: one, optional: options.length > 1 }];
    const optional = options.length > 1 || one.open === true;
    return one.items.flatMap((item) =>
      optionsOf(item).map((each) => ({ value: each, optional: optional || item.kind === 'either' })),
    );
  });
}

function merge(merged: Statement[], statement: Statement): void {
  const at = statement.sid ? merged.findIndex(({ sid }) => sid === statement.sid) : -1;
  if (at < 0) merged.push(statement);
  else merged[at] = statement;
}

function takeIn(instance: Instance, merged: Statement[], { value, optional }: Taken, isOverride: boolean): void {
  if (value.kind === 'string' && value.text.trim() === '') return;
  const { root } = instance.module;
  const statements = statementsIn(root, value);
  const source = isDocument(value) ? root.registry.get(value.origin.key) : undefined;
  const isOptional = optional || (source?.optional === true && !instance.optional);
  for (const statement of statements ?? []) merge(merged, isOptional ? optionalOf(statement) : statement);
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
  /** The value that names the identity. */
  readonly identitySpan?: Span | undefined;
}

/** Says who uses a document; `instance` attaches it. */
export function attachDocument({ module, scope, address }: Instance, use: Use): void {
  const { document, identity, type, value, identitySpan } = use;
  module.root.documents.attached.add(document);
  derivedOf(module.root, scope.file).attachments.push({
    ...{ policy: document, identity, type, name: address, ...placeOf(value) },
    ...(identitySpan ? { identitySpan } : {}),
  });
}
