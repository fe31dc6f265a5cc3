/** How a policy is written at a place: what an element, and a value, look like there. */

import type { Expression, Template } from '../../syntax/hcl/ast';
import { contains, type Range } from '../../syntax/span';
import { hclOf, isJson } from '../hosts/parse';
import { blocksAround, childrenOf } from '../hosts/terraform/locate';
import type { FixContext } from '../model';

/**
 * `hcl`: expressions of Terraform. `hcl-text`: JSON in a heredoc, with interpolation; `hcl-quoted`: the same in a quoted
 * string. `cfn-yaml`, `cfn-json`: templates with their functions. `json`, `yaml`: data, where nothing refers to anything.
 */
export type Notation = 'hcl' | 'hcl-text' | 'hcl-quoted' | 'cfn-yaml' | 'cfn-json' | 'json' | 'yaml';

/** The notation at a range; undefined in languages where policies are not edited. */
export function notationAt(context: FixContext, file: string, text: string, range: Range): Notation | undefined {
  const host = context.graph.facts.get(file)?.host;
  if (host === 'terraform') {
    if (file.endsWith('.json')) return undefined;
    const template = templateAround(text, range);
    return template ? (template.form === 'quoted' ? 'hcl-quoted' : 'hcl-text') : 'hcl';
  }
  if (host === 'cloudformation') return isJson(file, text) ? 'cfn-json' : 'cfn-yaml';
  if (host === 'json') return 'json';
  return host === 'yaml' || host === 'ansible' ? 'yaml' : undefined;
}

/** The string or heredoc that holds the range as a part of its text. */
export function templateAround(text: string, range: Range): Template | undefined {
  const { body } = hclOf(text);
  const own = blocksAround(body, range).at(-1)?.body ?? body;
  let at: Expression | undefined = own.attributes.find(({ value }) => contains(value, range))?.value;
  let found: Template | undefined;
  while (at) {
    if (at.kind === 'template' && contains(at.content, range)) found = at;
    at = childrenOf(at).find((child) => contains(child, range));
  }
  return found;
}
