/** What may stand where: constants, references, and values that are never stored. */
import { isWriteOnly, type Unstored, unstored } from '../../../facts/terraform/secrets/write-only';
import type { Block } from '../../../syntax/hcl/ast';
import { contains } from '../../../syntax/span';
import { attributeOf, childrenOf, type Located } from './locate';

/** Places that must be constant: the terraform block with its backend, a module's source, imports. */
export function takesReference(at: Located): boolean {
  const { blocks, attribute } = at;
  const type = blocks[0]?.type ?? '';
  if (blocks.some((block) => block.type === 'lifecycle' || block.type === 'timeouts')) return false;
  if (repeats(at) || runsAtTheEnd(at)) return false;
  if (type === 'variable') return attribute.name === 'default';
  if (type === 'module') return blocks.length > 1 || !['source', 'version'].includes(attribute.name);
  return ['resource', 'data', 'provider', 'locals', 'output', 'ephemeral'].includes(type);
}

/**
 * Secret values may be inside of what a block is repeated for, not be it: a set has its elements for keys.
 * https://developer.hashicorp.com/terraform/language/meta-arguments/for_each#limitations-on-values-used-in-for_each
 */
function repeats({ attribute, template }: Located): boolean {
  if (attribute.name === 'count') return true;
  if (attribute.name !== 'for_each') return false;
  let isObject = false;
  for (let node = attribute.value; node !== template; ) {
    if (node.kind === 'call') return true;
    isObject ||= node.kind === 'object';
    const next = childrenOf(node).find((child) => contains(child, template));
    if (!next) return true;
    node = next;
  }
  return !isObject;
}

/**
 * What runs when a resource goes, and how it connects, may look at that resource only.
 * https://developer.hashicorp.com/terraform/language/provisioners#destroy-time-provisioners
 */
function runsAtTheEnd({ blocks }: Located): boolean {
  const [resource, nested] = blocks;
  if (nested?.type !== 'provisioner' && nested?.type !== 'connection') return false;
  const ending = ({ type, body }: Block) => type === 'provisioner' && attributeOf(body, 'when') !== undefined;
  return nested.type === 'provisioner' ? ending(nested) : resource?.body.blocks.some(ending) === true;
}

export function resourceOf({ blocks }: Located): Block | undefined {
  return blocks[0]?.type === 'resource' ? blocks[0] : undefined;
}

/** Types of the nested blocks, with what `dynamic` makes in place of it. */
function pathOf({ blocks }: Located): string[] {
  return blocks.slice(1).flatMap((block, index, nested) => {
    if (block.type === 'dynamic') return block.labels[0]?.text ?? [];
    return block.type === 'content' && nested[index - 1]?.type === 'dynamic' ? [] : block.type;
  });
}

/** How the argument around the place stays out of the state. */
export function wayOut(at: Located): Unstored | undefined {
  return unstored(resourceOf(at)?.labels[0]?.text ?? '', at.attribute.name, pathOf(at));
}

/**
 * Whether a value that exists only while Terraform runs may stand there. Locals take them too, and hand them to places that
 * do not: they get values of the other kind.
 * https://developer.hashicorp.com/terraform/language/manage-sensitive-data/ephemeral#reference-ephemeral-values
 */
export function takesEphemeral(at: Located): boolean {
  const { blocks, attribute } = at;
  const type = blocks[0]?.type;
  if (type === 'provider' || type === 'ephemeral') return true;
  if (blocks.some((block) => block.type === 'provisioner' || block.type === 'connection')) return true;
  return isWriteOnly(resourceOf(at)?.labels[0]?.text ?? '', attribute.name, pathOf(at));
}
