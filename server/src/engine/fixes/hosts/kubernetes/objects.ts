/** The objects that the manifests of a workspace declare. */
import { maskTemplate } from '../../../syntax/data/helm';
import { parseYaml } from '../../../syntax/data/yaml';
import { folderOf } from '../../../syntax/path';
import { get, itemsOf, textOf, type Value } from '../../../syntax/value';
import type { FixContext } from '../../model';
import { lastOnly } from '../../remember';

export interface Declared {
  readonly file: string;
  readonly text: string;
  readonly value: Value;
  readonly kind: string;
  readonly apiVersion: string;
  /** Absent where a template makes it. */
  readonly name?: string;
  readonly namespace?: string;
}

/** Reading every manifest must stay cheap. */
const MAX_FILES = 300;
const MAX_READ = 3000;
const DEEPEST_LIST = 4;

/** API groups of what brings secrets of a vault into a cluster. */
const GROUPS = /external-secrets\.io\/|secrets-store\.csi\.x-k8s\.io\/|secrets\.hashicorp\.com\/|onepassword\.com\//;

/** Stores, and objects that fill Secrets, in the order of the files. */
export function vaultObjects({ files, read }: Pick<FixContext, 'files' | 'read'>): readonly Declared[] {
  return vaultObjectsIn(files, read);
}

const vaultObjectsIn = lastOnly((files: FixContext['files'], read: FixContext['read']): readonly Declared[] =>
  declared({ files, read }, (text) => GROUPS.test(text)),
);

/** Every object of the files whose text says so. */
export function declared(
  { files, read }: Pick<FixContext, 'files' | 'read'>,
  mentions: (text: string) => boolean,
): readonly Declared[] {
  const found: Declared[] = [];
  // By name: of files that say nothing of identities there are no facts.
  const manifests = files.filter((file) => /\.ya?ml$/i.test(file)).slice(0, MAX_READ);
  for (const file of manifests.sort()) {
    const text = read(file);
    if (text === undefined || !mentions(text)) continue;
    if (found.length > MAX_FILES) break;
    found.push(...declaredIn(file, text));
  }
  return found;
}

/** Every object of a file. */
export function declaredIn(file: string, text: string): readonly Declared[] {
  const found: Declared[] = [];
  for (const value of parseYaml(file, text.includes('{{') ? maskTemplate(text) : text).documents)
    collect(found, file, text, value, 0);
  return found;
}

function collect(found: Declared[], file: string, text: string, value: Value, depth: number): void {
  const kind = textOf(get(value, 'kind'));
  const apiVersion = textOf(get(value, 'apiVersion'));
  if (kind?.endsWith('List') && depth < DEEPEST_LIST)
    for (const item of itemsOf(get(value, 'items'))) collect(found, file, text, item, depth + 1);
  if (!kind || !apiVersion) return;
  const name = textOf(get(value, 'metadata', 'name'));
  const namespace = textOf(get(value, 'metadata', 'namespace'));
  found.push({ file, text, value, kind, apiVersion, ...(name ? { name } : {}), ...(namespace ? { namespace } : {}) });
}

/** Of several the one that stands nearest to the file: most folders in common, the first of those. */
export function nearest<T extends { readonly file: string }>(file: string, found: readonly T[]): T | undefined {
  const shared = (one: T) => {
    const [a, b] = [folderOf(file).split('/'), folderOf(one.file).split('/')];
    const differs = a.findIndex((part, index) => part !== b[index]);
    return differs < 0 ? a.length : differs;
  };
  return [...found].sort((a, b) => shared(b) - shared(a))[0];
}

/** Texts of an object's entries, the lists of numbers and objects left out. */
export function textsOf(value: Value | undefined): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const entry of value?.kind === 'object' ? value.entries : []) {
    const text = textOf(entry.value);
    if (text !== undefined && entry.key !== '__proto__') texts[entry.key] = text;
  }
  return texts;
}

/** The innermost Kubernetes object on the way to a value: the item of a `kind: List`, else the document. */
export function manifestOf(parents: readonly Value[]): Value | undefined {
  const isManifest = (one: Value) => get(one, 'kind') !== undefined && get(one, 'apiVersion') !== undefined;
  return [...parents].reverse().find(isManifest) ?? parents[0];
}
