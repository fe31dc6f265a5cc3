/** Where a referenced block stands: an existing one is used again, else it is added, with all that it refers to. */
import type { Block } from '../../../syntax/hcl/ast';
import { baseName, sibling } from '../../../syntax/path';
import { together } from '../../apply';
import type { Edit, FileEdit } from '../../model';
import { appendLines } from '../../text';
import type { Arguments, TerraformNeed, TerraformProvider, TerraformReference } from '../../vaults/forms/terraform';
import type { Place } from '../model';
import { handDown } from './callers';
import { attributeOf } from './locate';
import { blocksWith, callersOf, moduleTexts } from './module';
import { mask } from './outputs';
import { aliasFor, knowsProvider, requirement } from './providers';
import { knowsArgument } from './versions';

export interface Declared {
  readonly label: string;
  readonly edits: readonly FileEdit[];
  /** The block was there before. */
  readonly existing: boolean;
  /** Variables that were added, which somebody has to give a value. */
  readonly inputs: readonly string[];
  /** How a provider logs in that the module did not use before. */
  readonly login?: string;
}

export interface Declaring {
  readonly reference: TerraformReference;
  readonly provider?: TerraformProvider | undefined;
  /** The block that the value is for. */
  readonly neighbour?: Block | undefined;
}

/** The label under which the value can be read in the folder of the place, and the edits that make it so. */
export function declare(
  place: Pick<Place, 'context' | 'file' | 'text'>,
  { reference, provider, neighbour }: Declaring,
): Declared {
  const { context, file, text } = place;
  const texts = moduleTexts(context, file, text);
  const lacks = ['nullable'].filter((name) => !knowsArgument(context, file, text, name));
  const module: Module = { texts, file, neighbour, lacks, added: new Map(), inputs: [], masks: [], taken: new Map() };
  const form = reference.block[0] === 'ephemeral' ? 'ephemeral' : 'data';
  const { label, existing } = add(module, reference, 0);
  const isNew = provider !== undefined && !existing && !knowsProvider(texts, provider.name);
  const required = isNew ? requirement(texts, provider, form) : undefined;
  const above = isNew || module.inputs.length > 0 ? callersOf(context, file) : [];
  if (required && 'lines' in required)
    append(module, keptIn(texts, ['versions', 'terraform', 'providers']) ?? file, required.lines);
  if (isNew && provider.block && isRoot(texts))
    append(module, keptIn(texts, ['providers', 'provider', 'versions']) ?? file, provider.block);
  const appended = [...module.added].map(([target, blocks]) =>
    fileEdit(target, appendLines(texts.get(target) ?? text, joined(blocks))),
  );
  const entry = required && 'edit' in required ? [fileEdit(required.file, required.edit)] : [];
  const callers = module.inputs.flatMap((input) => handDown(context, above, input));
  return {
    label,
    existing,
    edits: together([...entry, ...module.masks, ...appended, ...callers]),
    inputs: module.inputs.map(({ label: name }) => name),
    ...(isNew ? { login: provider.login } : {}),
  };
}

export interface Input {
  readonly label: string;
  readonly body: Arguments;
}

interface Module {
  readonly texts: ReadonlyMap<string, string>;
  readonly file: string;
  readonly neighbour: Block | undefined;
  /** Arguments of variables that came later than the versions that run the module. */
  readonly lacks: readonly string[];
  readonly added: Map<string, string[][]>;
  readonly inputs: Input[];
  /** Variables that are there and not masked. */
  readonly masks: FileEdit[];
  /** Labels of new blocks, by their kind. */
  readonly taken: Map<string, readonly string[]>;
}

function add(module: Module, reference: TerraformReference, depth: number): { label: string; existing: boolean } {
  const needs = depth > 3 ? [] : (reference.needs ?? []).map((need) => needed(module, need, depth + 1));
  const [type, kind] = reference.block;
  const whole = reference.body(needs);
  const given = type === 'variable' ? whole.filter(([name]) => !module.lacks.includes(name)) : whole;
  const alias = kind && aliasFor(module.texts, kind.slice(0, kind.indexOf('_')), module.neighbour);
  const body: Arguments = alias ? [['provider', alias], ...given] : given;
  const blocks = blocksWith(module.texts, kind ?? type).filter(({ block }) => isKind(block, reference));
  const same = blocks.find(({ content, block }) => isSame(content, block, reference, body));
  if (same) {
    const masked = type === 'variable' && body.some(([name]) => name === 'sensitive') ? mask(same) : undefined;
    if (masked) module.masks.push(fileEdit(same.file, masked));
    return { label: labelOf(same.block, reference), existing: true };
  }
  const used = new Set([...blocks.map(({ block }) => labelOf(block, reference)), ...(module.taken.get(kind ?? type) ?? [])]);
  let label = reference.label;
  for (let nth = 2; used.has(label) || (!kind && inJson(module, label)); nth++) label = `${reference.label}_${nth}`;
  module.taken.set(kind ?? type, [...(module.taken.get(kind ?? type) ?? []), label]);
  if (type === 'variable') module.inputs.push({ label, body });
  const own = reference.file === undefined ? module.file : sibling(module.file, reference.file);
  append(module, module.texts.has(own) ? own : module.file, blockLines(reference, label, body));
  return { label, existing: false };
}

/** The expression of something that a block refers to: what the module has in its place, or a block of its own. */
function needed(module: Module, need: TerraformNeed, depth: number): string {
  const found = (need.instead ?? []).map(({ block, expression }) => ({
    expression,
    blocks: blocksWith(module.texts, block[1] ?? block[0]).filter((one) => isKind(one.block, { block })),
  }));
  for (const { expression, blocks } of found) {
    const [only] = blocks;
    const many = only && ['count', 'for_each'].some((name) => attributeOf(only.block.body, name));
    if (only && blocks.length === 1 && !many) return expression(only.block.labels.at(-1)?.text ?? '');
  }
  const label = add(module, need, depth).label;
  return need.expression(label);
}

/** New blocks of a file stand in the order in which they are needed. */
function append({ added }: Module, file: string, lines: readonly string[]): void {
  added.set(file, [...(added.get(file) ?? []), [...lines]]);
}

function joined(blocks: readonly (readonly string[])[]): string[] {
  return blocks.flatMap((lines, index) => (index > 0 ? ['', ...lines] : lines));
}

function fileEdit(file: string, edit: Edit): FileEdit {
  return { file, edits: [edit] };
}

/** Only the root module configures providers: it has one already, or a backend. */
function isRoot(texts: ReadonlyMap<string, string>): boolean {
  const types = [...blocksWith(texts, 'provider'), ...blocksWith(texts, 'backend')];
  return types.some(
    ({ block }) =>
      block.type === 'provider' || (block.type === 'terraform' && block.body.blocks.some(({ type }) => type === 'backend')),
  );
}

/** The file that such blocks are kept in by custom, if the module has one. */
function keptIn(texts: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  return names.flatMap((name) => [...texts.keys()].filter((file) => baseName(file) === `${name}.tf`))[0];
}

function isKind(block: Block, { block: [type, kind] }: Pick<TerraformReference, 'block'>): boolean {
  return block.type === type && (kind === undefined || block.labels[0]?.text === kind);
}

/**
 * A variable is the same when it has the name, asks for a value, and may stand where the new one would; another block when it
 * has the same arguments and no others.
 */
function isSame(text: string, block: Block, reference: TerraformReference, body: Arguments): boolean {
  const written = (name: string) => {
    const value = attributeOf(block.body, name)?.value;
    return value && text.slice(value.start, value.end).replaceAll('\r\n', '\n');
  };
  if (reference.block[0] === 'variable') {
    const passing = written('ephemeral') === 'true' && !body.some(([name]) => name === 'ephemeral');
    return labelOf(block, reference) === reference.label && !attributeOf(block.body, 'default') && !passing;
  }
  if (reference.block[0] === 'locals') return body.every(([name, expression]) => written(name) === expression);
  const extra = block.body.blocks.length + block.body.attributes.length - body.length;
  return extra === 0 && body.every(([name, expression]) => written(name) === expression);
}

/** Of a block of locals, the name of the local. */
function labelOf(block: Block, { block: [type], label }: Pick<TerraformReference, 'block' | 'label'>): string {
  return type === 'locals' ? (attributeOf(block.body, label) ? label : '') : (block.labels.at(-1)?.text ?? '');
}

/** Variables that files in JSON declare. */
function inJson({ texts, file }: Module, label: string): boolean {
  const content = texts.get(`${sibling(file, 'variables.tf')}.json`);
  return content?.includes(`"${label}"`) === true;
}

export function blockLines({ block: [type, kind] }: Pick<TerraformReference, 'block'>, label: string, body: Arguments): string[] {
  const width = Math.max(0, ...body.map(([name, value]) => (value.includes('\n') ? 0 : name.length)));
  const labels = type === 'locals' ? '' : kind === undefined ? ` "${label}"` : ` "${kind}" "${label}"`;
  if (body.length === 0) return [`${type}${labels} {}`];
  const lines = body.map(([name, value]) => `  ${value.includes('\n') ? name : name.padEnd(width)} = ${value}`);
  return [`${type}${labels} {`, ...lines.flatMap((line) => line.split('\n')), '}'];
}
