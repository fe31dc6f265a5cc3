/** `data "google_iam_policy"` documents, in the place of the argument that takes one. */
import type { ObjectValue, Value } from '../../syntax/value';
import { objectOf, type Spelling } from './kubernetes/object';
import type { Instance } from './module/module';

/** Roles stand in documents, and documents in data sources: those are read where they are used, and by themselves. */
export function isPolicyDocument({ mode, type }: Instance): boolean {
  return mode === 'data' && type === 'google_iam_policy';
}

/** The resource with the documents that it takes in. */
export function withPolicyData({ module }: Instance, body: ObjectValue, spelling: Spelling): ObjectValue {
  const entries = body.entries.map((entry) => {
    if (entry.key !== 'policy_data') return entry;
    const document = module.root.registry.get(originOf(entry.value) ?? '');
    return document && isPolicyDocument(document)
      ? { ...entry, value: objectOf({ ...document, optional: false }, { open: false }, spelling) }
      : entry;
  });
  return { ...body, entries };
}

function originOf(value: Value): string | undefined {
  return value.kind === 'string' || value.kind === 'unknown' ? value.origin?.key : undefined;
}
