import { spanOf } from '../../syntax/span';
import { itemsOf, type Value } from '../../syntax/value';
import { alternatives } from './alternatives';
import { argumentOf, attributeOf, type Holder, type TerraformFile } from './file';

/** The values of an argument: items of a list, and for `each.value` and `each.key` the items of a known `for_each`. */
export function expanded(file: TerraformFile, holder: Holder, argument: string): Value[] {
  if (!attributeOf(holder.body, argument)) return [];
  return itemsOf(argumentOf(file, holder.body, argument)).flatMap((value) => {
    const [root, part, ...rest] = value.kind === 'unknown' ? (value.reference ?? '').split('.') : [];
    if (root !== 'each' || !part) return [value];
    const items = iterated(file, holder).flatMap((over) =>
      over.kind === 'object'
        ? over.entries.map((entry) => (part === 'key' ? keyText(file, entry.key, entry.keySpan) : entry.value))
        : over.kind === 'list'
          ? over.items
          : [],
    );
    const found = items.flatMap((item) => step(item, rest));
    return found.length > 0 ? found : [value];
  });
}

/** What `for_each` goes over: each of its values, where a condition chooses. */
export function iterated(file: TerraformFile, holder: Holder): readonly Value[] {
  const attribute = attributeOf(holder.body, 'for_each');
  return attribute ? alternatives(attribute.value, file.scope, true) : [];
}

function step(value: Value, path: readonly string[]): Value[] {
  let at: Value | undefined = value;
  for (const key of path) at = at?.kind === 'object' ? at.entries.find((entry) => entry.key === key)?.value : undefined;
  return at ? [at] : [];
}

function keyText(file: TerraformFile, text: string, span: { readonly start: number; readonly end: number }): Value {
  return { kind: 'string', span: spanOf(file.context.file, span), literal: span, text, style: 'plain' };
}
