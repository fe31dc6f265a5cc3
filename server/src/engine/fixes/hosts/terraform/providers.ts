/** The providers of a module: which it knows, under which alias, and where the next one is required. */
import type { Attribute, Block } from '../../../syntax/hcl/ast';
import type { Edit } from '../../model';
import { indentAt, newlineOf, trimmedEnd } from '../../text';
import type { TerraformProvider } from '../../vaults/forms/terraform';
import { opened } from './attribute';
import { attributeOf, plainText } from './locate';
import { blocksWith, type Placed } from './module';

/** The entry of `required_providers` under that name. */
export function requiredProvider(
  texts: ReadonlyMap<string, string>,
  name: string,
): { readonly source?: string; readonly version?: string } | undefined {
  for (const { block } of requirements(texts)) {
    const entry = block.body.attributes.find((one) => one.name === name);
    if (entry) return read(entry);
  }
  return undefined;
}

function read({ value }: Attribute): { readonly source?: string; readonly version?: string } {
  const legacy = plainText(value);
  if (legacy !== undefined) return { version: legacy };
  const field = (name: string) =>
    value.kind === 'object'
      ? plainText(value.entries.find(({ key }) => (key.kind === 'variable' ? key.name : plainText(key)) === name)?.value)
      : undefined;
  const [source, version] = [field('source'), field('version')];
  return { ...(source ? { source } : {}), ...(version ? { version } : {}) };
}

function requirements(texts: ReadonlyMap<string, string>): Placed[] {
  return blocksWith(texts, 'required_providers').flatMap(({ block, ...place }) =>
    block.type === 'terraform'
      ? block.body.blocks.filter(({ type }) => type === 'required_providers').map((inner) => ({ ...place, block: inner }))
      : [],
  );
}

/**
 * What the module needs to find a provider that it does not know yet: an entry where it requires its providers. Terraform finds
 * those of HashiCorp without one.
 */
export function requirement(
  texts: ReadonlyMap<string, string>,
  provider: TerraformProvider,
  form: 'data' | 'ephemeral',
): { readonly file: string; readonly edit: Edit } | { readonly lines: readonly string[] } | undefined {
  const [list] = requirements(texts);
  const entry = [`${provider.name} = {`, `  source  = "${provider.source}"`, `  version = ">= ${provider.since[form]}"`, '}'];
  if (list) return { file: list.file, edit: lastIn(list, entry) };
  if (provider.source.startsWith('hashicorp/')) return undefined;
  const [settings] = blocksWith(texts, 'terraform').filter(({ block }) => block.type === 'terraform');
  const inner = ['required_providers {', ...entry.map((line) => `  ${line}`), '}'];
  if (settings) return { file: settings.file, edit: lastIn(settings, inner) };
  return { lines: ['terraform {', ...inner.map((line) => `  ${line}`), '}'] };
}

/** Whether the module uses the provider: a required entry, a provider block, or a resource or data source of that provider. */
export function knowsProvider(texts: ReadonlyMap<string, string>, name: string): boolean {
  if (requiredProvider(texts, name)) return true;
  return blocksWith(texts, name).some(({ block }) => {
    const [label] = block.labels;
    if (block.type === 'provider') return label?.text === name;
    return ['resource', 'data', 'ephemeral'].includes(block.type) && label?.text.startsWith(`${name}_`) === true;
  });
}

/** Lines as the last thing of a block; a nested block after an empty line. */
function lastIn({ content, block }: Placed, lines: readonly string[]): Edit {
  const { body } = block;
  const ends = [...body.attributes, ...body.blocks].map((one) => trimmedEnd(content, one).end);
  if (ends.length === 0 || !content.slice(body.start, body.end).includes('\n')) return opened(content, body, lines);
  const newline = newlineOf(content);
  const close = content.lastIndexOf('\n', body.end) + 1;
  const at = Math.max(trimmedEnd(content, { start: body.start, end: close }).end, ...ends);
  const inner = `${indentAt(content, block.start)}  `;
  const gap = lines[0]?.endsWith(' = {') ? newline : newline + newline;
  return { start: at, end: at, text: `${gap}${lines.map((line) => `${inner}${line}`).join(newline)}` };
}

/**
 * `aws.west`: the provider that a new block of that kind names, as its neighbour does, or because the module has no other. Undefined
 * where it takes the default one.
 */
export function aliasFor(texts: ReadonlyMap<string, string>, name: string, neighbour: Block | undefined): string | undefined {
  const own = neighbour && attributeOf(neighbour.body, 'provider')?.value;
  if (own?.kind === 'access' && own.target.kind === 'variable' && own.target.name === name) return `${name}.${own.name}`;
  if (neighbour?.labels[0]?.text.startsWith(`${name}_`)) return undefined;
  const aliases = blocksWith(texts, name)
    .filter(({ block }) => block.type === 'provider' && block.labels[0]?.text === name)
    .map(({ block }) => plainText(attributeOf(block.body, 'alias')?.value));
  return aliases.length === 1 && aliases[0] !== undefined ? `${name}.${aliases[0]}` : undefined;
}
