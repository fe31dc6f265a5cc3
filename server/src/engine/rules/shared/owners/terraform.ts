/** Tags of Terraform's resources, as they are written and as providers add them. */
import type { Facts, SourceChange } from '../../../facts/model';
import { attributeOf } from '../../../facts/terraform/file';
import { isExample } from '../../../facts/terraform/module/examples';
import { aliasIn, type Declared, sourceOf } from '../../../facts/terraform/module/source';
import type { IdentityGraph } from '../../../graph/model';
import { isOwnerKey, ownerByTag } from '../../../graph/owners/owner';
import type { Expression } from '../../../syntax/hcl/ast';
import { folderOf } from '../../../syntax/path';
import { type OwnerPlace, titleOf } from './place';

const TYPES: Readonly<Record<string, string>> = {
  aws_iam_role: 'aws',
  aws_iam_user: 'aws',
  azurerm_user_assigned_identity: 'azurerm',
};

/** Keys of a literal map; undefined where one of them is not written out, or the map is none. */
function keysOf(value: Expression): readonly string[] | undefined {
  if (value.kind !== 'object') return undefined;
  const keys = value.entries.map(({ key }) => {
    const [only] = key.kind === 'template' && key.parts.length === 1 ? key.parts : [];
    return key.kind === 'variable' ? key.name : only?.kind === 'text' ? only.text : undefined;
  });
  return keys.every((key): key is string => key !== undefined) ? keys : undefined;
}

/** What a provider of the workspace adds to every resource: `owner`, something that is not known, or nothing. */
function defaultTags(graph: IdentityGraph): 'owner' | 'unknown' | 'nothing' {
  for (const facts of graph.facts.values()) {
    if (facts.source === undefined || !facts.source.includes('default_tags')) continue;
    for (const block of sourceOf(facts)?.blocks ?? []) {
      const tags = block.type === 'provider' ? block.body.blocks.find(({ type }) => type === 'default_tags') : undefined;
      const value = tags && attributeOf(tags.body, 'tags')?.value;
      if (!value) continue;
      const keys = keysOf(value);
      if (!keys) return 'unknown';
      if (keys.some(isOwnerKey)) return 'owner';
    }
  }
  return 'nothing';
}

export function placesInTerraform(graph: IdentityGraph): OwnerPlace[] {
  let defaults: ReturnType<typeof defaultTags> | undefined;
  const found: OwnerPlace[] = [];
  for (const facts of graph.facts.values()) {
    if (facts.source === undefined || isExample(folderOf(facts.file))) continue;
    for (const one of sourceOf(facts)?.declared ?? []) {
      const provider = one.mode === 'resource' ? TYPES[one.type] : undefined;
      if (!provider) continue;
      defaults ??= defaultTags(graph);
      found.push(placeOf(graph, one, facts, provider === 'aws' ? defaults : 'nothing'));
    }
  }
  return found;
}

function placeOf(graph: IdentityGraph, one: Declared, facts: Facts, defaults: ReturnType<typeof defaultTags>): OwnerPlace {
  const identity = graph.byAlias.get(aliasIn(one));
  const known = identity && ownerByTag(identity);
  const tags = attributeOf(one.body, 'tags')?.value;
  const keys = tags ? keysOf(tags) : [];
  const key = keys?.find(isOwnerKey) ?? known?.source.replace(/^tag /, '');
  const state = key !== undefined || defaults === 'owner' ? 'named' : keys && defaults === 'nothing' ? 'unnamed' : 'unknown';
  return {
    group: 'terraform',
    label: one.address,
    span: one.span,
    state,
    ...(key !== undefined && known ? { tag: { key, value: known.value } } : {}),
    add: (name, value) => {
      const change = tagChange(facts.source ?? '', one.block.end, tags, name, value);
      return change && { type: 'edit-source', title: titleOf(name, value), file: facts.file, changes: [change] };
    },
  };
}

/** The closing brace of the map, or of the block, with the tag before it. Where the brace has no line of its own, none. */
function tagChange(
  text: string,
  end: number,
  tags: Expression | undefined,
  key: string,
  value: string,
): SourceChange | undefined {
  const entry = `${/^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key)} = ${JSON.stringify(value)}`;
  const close = (tags ? tags.end : end) - 1;
  const start = text.lastIndexOf('\n', close) + 1;
  const indent = text.slice(start, close);
  if (text[close] !== '}' || /\S/.test(indent) || /[$%]\{/.test(value)) return undefined;
  const lines = tags ? `  ${entry}\n${indent}}` : `\n${indent}  tags = {\n${indent}    ${entry}\n${indent}  }\n${indent}}`;
  const newline = text[start - 2] === '\r' ? '\r\n' : '\n';
  return { at: { start: close, end: close + 1 }, was: '}', text: lines.replace(/\n/g, newline) };
}
