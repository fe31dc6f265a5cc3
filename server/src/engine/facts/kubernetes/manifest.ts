import { maskTemplate } from '../../syntax/data/helm';
import { parseJson } from '../../syntax/data/json';
import { parseYaml } from '../../syntax/data/yaml';
import type { Range, Span } from '../../syntax/span';
import { get, HOLE, type ObjectValue, type StringValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { blankSilent } from './silent';

const DEEPEST_LIST = 4;
/** One Kubernetes object of a file. */
export interface Manifest {
  readonly value: ObjectValue;
  readonly apiVersion: string;
  /** Empty where the document is no Kubernetes object (the values of a chart that quote one). */
  readonly kind: string;
  readonly kindSpan: Span;
  /** `metadata.name`, or `generateName`; a template action stands in it as it is written. */
  readonly name: string;
  readonly nameSpan?: Span;
  /** `default` where none is written or where a template decides. */
  readonly namespace: string;
  /** `Deployment/api`: how messages call it. */
  readonly label: string;
}

/** Every object of the file: documents of YAML or JSON, and the items of `kind: List`. Helm's actions are masked first. */
export function manifestsOf(context: ExtractContext): Manifest[] {
  const { file, text } = context;
  const found: Manifest[] = [];
  if (isJson(file)) {
    const { value } = parseJson(file, text);
    if (value) collect(context, value, 0, found);
    return found;
  }
  const readable = blankSilent(text);
  for (const document of parseYaml(file, isTemplate(context) ? maskTemplate(readable) : readable).documents)
    collect(context, document, 0, found);
  return found;
}

/** Helm's templates, and manifests that other tools fill in by the same braces (Ansible, Argo's parameters). */
export function isTemplate({ file, host, text }: ExtractContext): boolean {
  return host === 'helm-template' || (text.includes('{{') && !isJson(file));
}

function isJson(file: string): boolean {
  return /\.jsonc?$/i.test(file);
}

function collect(context: ExtractContext, value: Value, depth: number, found: Manifest[]): void {
  if (value.kind !== 'object') return;
  const kind = get(value, 'kind');
  const items = get(value, 'items');
  const kindText = textOf(kind);
  if (items?.kind === 'list' && (kindText === undefined || kindText.endsWith('List')) && depth < DEEPEST_LIST) {
    for (const item of items.items) collect(context, item, depth + 1, found);
    return;
  }
  const name = get(value, 'metadata', 'name') ?? get(value, 'metadata', 'generateName');
  const written = name?.kind === 'string' && name.text !== '' ? writtenText(context, name) : undefined;
  found.push({
    value,
    apiVersion: textOf(get(value, 'apiVersion')) ?? '',
    kind: kindText ?? '',
    kindSpan: kind?.span ?? value.span,
    name: written ?? '',
    ...(written && name ? { nameSpan: name.span } : {}),
    namespace: textOf(get(value, 'metadata', 'namespace')) || 'default',
    label: written && kindText ? `${kindText}/${written}` : (kindText ?? ''),
  });
}

/** The objects in one document. */
export function manifestsIn(context: ExtractContext, document: Value): Manifest[] {
  const found: Manifest[] = [];
  collect(context, document, 0, found);
  return found;
}

/** The string as people read it: a part that a template fills in stands as the action that is written there. */
export function writtenText(context: ExtractContext, value: StringValue): string {
  return value.text.includes(HOLE)
    ? context.text.slice(value.span.start, value.span.end).replace(/\s+/g, ' ').slice(0, 200)
    : value.text;
}

/**
 * The string as a part of an alias. A name that a template makes is the same name wherever the same chart writes the same
 * action, and no other.
 */
export function aliasText(context: ExtractContext, value: StringValue): string {
  if (!value.text.includes(HOLE)) return value.text;
  const folder = context.file.lastIndexOf('/templates/');
  return `${folder < 0 ? '' : `${context.file.slice(0, folder)}:`}${sameAction(writtenText(context, value))}`;
}

/** One spelling of an action: `{{- template "api.name" $ }}` and `{{ include "api.name" . }}` fill in the same name. */
function sameAction(written: string): string {
  return written
    .replace(/\{\{-?\s{0,9}/g, '{{ ')
    .replace(/\s{0,9}-?\}\}/g, ' }}')
    .replace(/\btemplate (?=")/g, 'include ')
    .replace(/(include "[^"]{1,120}") (?:\$[A-Za-z]{0,40}|\.)(?= \}\})/g, '$1 .');
}

export function serviceAccountAlias(namespace: string, name: string): string {
  return `k8s-sa:${namespace}/${name}`;
}

/** Texts of a string map such as labels; values with holes are left out. */
export function textsOf(value: Value | undefined): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const entry of value?.kind === 'object' ? value.entries : []) {
    const text = textOf(entry.value);
    if (text !== undefined && entry.key !== '__proto__') texts[entry.key] = text;
  }
  return texts;
}

/** The column that a range starts at, counted from 0. */
export function columnOf(text: string, { start }: Range): number {
  return start - (text.lastIndexOf('\n', start - 1) + 1);
}
