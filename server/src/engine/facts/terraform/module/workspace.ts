/** All files of a workspace that Terraform reads, by folder, and where evaluation begins. */

import { folderOf, joinPath } from '../../../syntax/path';
import type { Facts } from '../../model';
import { attributeOf } from '../file';
import { evaluate } from '../values/evaluate';
import { fileNames } from '../values/file-names';
import { plainText } from '../values/scope';
import { isExample } from './examples';
import { type Folder, readFolder } from './folder';
import { type Declared, type Source, sourceOf } from './source';

/** More files of values than these are not tried out. */
const MAX_SETTINGS = 8;

export interface TerraformWorkspace {
  readonly files: ReadonlyMap<string, Facts>;
  /** The files of each module, in the order of their names; one alone for a `.hcl` file, which no other file adds to. */
  readonly folders: ReadonlyMap<string, readonly Facts[]>;
  readonly roots: readonly Start[];
}

/** Where an evaluation begins: a module that nobody calls, with the values that are given to its variables, last one first. */
export interface Start {
  readonly dir: string;
  /** The key of its files in `folders`. */
  readonly folder: string;
  readonly settings: readonly Facts[];
}

const isModuleFile = (file: string) => /\.(?:tf|tofu)$/.test(file);
const isSettings = (file: string) => /\.tfvars(?:\.json)?$/.test(file);
/** What Terraform reads without being told. */
const isAutomatic = (file: string) => /(?:^|\/)(?:terraform\.tfvars(?:\.json)?|[^/]*\.auto\.tfvars(?:\.json)?)$/.test(file);

/** `files` in the order of their names. */
export function workspaceOf(files: readonly Facts[]): TerraformWorkspace {
  const folders = new Map<string, Facts[]>();
  const settings: Facts[] = [];
  for (const facts of files) {
    if (facts.source === undefined) continue;
    const { file } = facts;
    if (isSettings(file)) settings.push(facts);
    else if (facts.host === 'terraform') {
      const key = isModuleFile(file) ? folderOf(file) : file;
      const group = folders.get(key);
      if (group) group.push(facts);
      else folders.set(key, [facts]);
    }
  }
  const roots = rootsOf(folders);
  const byRoot = settingsOf(settings, new Set(roots));
  return {
    files: new Map(files.map((facts) => [facts.file, facts])),
    folders,
    roots: roots.flatMap((folder) => startsOf(folder, folders.get(folder)?.[0] as Facts, byRoot.get(folder) ?? [])),
  };
}

/** The root with what is always set, and once more for each other file of values. */
function startsOf(folder: string, first: Facts, settings: readonly Facts[]): Start[] {
  const dir = folderOf(first.file);
  const always = settings.filter(({ file }) => isAutomatic(file) && folderOf(file) === dir).sort(byRank);
  const others = settings.filter((facts) => !always.includes(facts)).slice(0, MAX_SETTINGS);
  return [{ dir, folder, settings: always }, ...others.map((one) => ({ dir, folder, settings: [one, ...always] }))];
}

/** `*.auto.tfvars` in the order of their names win over `terraform.tfvars`; here the winner comes first. */
function byRank(a: Facts, b: Facts): number {
  const rank = ({ file }: Facts) => (/(?:^|\/)terraform\.tfvars/.test(file) ? 0 : 1);
  return rank(b) - rank(a) || (a.file < b.file ? 1 : -1);
}

/** Files of values by the nearest root at or above them. */
function settingsOf(settings: readonly Facts[], roots: ReadonlySet<string>): Map<string, Facts[]> {
  const found = new Map<string, Facts[]>();
  for (const facts of settings) {
    let dir = folderOf(facts.file);
    while (dir !== '' && !roots.has(dir)) dir = folderOf(dir);
    if (roots.has(dir)) found.set(dir, [...(found.get(dir) ?? []), facts]);
  }
  return found;
}

/** Folders that no other calls, not counting those that only show or test them; of folders that call each other, the first. */
function rootsOf(folders: ReadonlyMap<string, readonly Facts[]>): string[] {
  const targets = (key: string) => (isExample(key) ? [] : (folders.get(key) ?? []).flatMap(callsOf).filter((one) => one !== key));
  const called = new Set([...folders.keys()].flatMap(targets));
  const roots = [...folders.keys()].filter((key) => !called.has(key));
  const reached = new Set(roots);
  for (const key of reached) for (const target of targets(key)) reached.add(target);
  for (const key of folders.keys()) {
    if (reached.has(key)) continue;
    roots.push(key);
    for (const next of reached.add(key)) for (const target of targets(next)) reached.add(target);
  }
  return roots;
}

const calls = new WeakMap<Facts, readonly string[]>();

function callsOf(facts: Facts): readonly string[] {
  const before = calls.get(facts);
  if (before) return before;
  const made = sourceOf(facts)?.declared.flatMap((one) => (one.mode === 'module' ? (targetOf(one) ?? []) : [])) ?? [];
  calls.set(facts, made);
  return made;
}

/** The folder of a call with a local source; undefined for modules of a registry or a repository. */
export function targetOf(declared: Declared): string | undefined {
  const known = targets.get(declared);
  if (known) return known.dir;
  const dir = localSource(declared);
  targets.set(declared, dir === undefined ? {} : { dir });
  return dir;
}

const targets = new WeakMap<Declared, { readonly dir?: string }>();

function localSource({ body, source }: Declared): string | undefined {
  const attribute = attributeOf(body, 'source');
  const path = attribute && plainText(evaluate(attribute.value, bareScope(source)));
  return path !== undefined && /^\.\.?(?:\/|$)/.test(path) ? joinPath(folderOf(source.file), path) : undefined;
}

function bareScope({ file, text }: Source) {
  const source = { file, text };
  return { ...source, names: fileNames(source, new Map(), new Map(), { steps: 1_000 }) };
}

export function moduleAt(workspace: TerraformWorkspace, key: string): Folder | undefined {
  const files = workspace.folders.get(key);
  return files && readFolder(key, files);
}
