/**
 * Which Terraform or OpenTofu, and which version of a provider, a module runs with: what its files promise, never a guess.
 * Ephemeral resources and variables: Terraform 1.10, OpenTofu 1.11. Write-only arguments: 1.11 of both.
 * https://developer.hashicorp.com/terraform/language/manage-sensitive-data/ephemeral · https://opentofu.org/docs/language/ephemerality/
 */
import { parseHcl } from '../../../syntax/hcl/parser';
import { folderOf } from '../../../syntax/path';
import type { FixContext } from '../../model';
import type { TerraformProvider } from '../../vaults/forms/terraform';
import { attributeOf, plainText } from './locate';
import { moduleTexts } from './module';
import { requiredProvider } from './providers';

type Version = readonly [major: number, minor: number, patch: number];

/** Whether every version that may run the module knows ephemeral resources, and whether it knows write-only arguments. */
export function knows(
  context: FixContext,
  file: string,
  text: string,
): { readonly ephemeral: boolean; readonly writeOnly: boolean } {
  const pinned = pinnedVersions(context, file);
  const texts = moduleTexts(context, file, text);
  const constraint = requiredVersion(texts);
  const required = constraint === undefined ? undefined : lowerBound(constraint);
  const lock = nearest(context, file, '.terraform.lock.hcl')?.text ?? '';
  const opentofu = pinned.opentofu !== undefined || lock.includes('registry.opentofu.org/') || [...texts.keys()].some(isTofu);
  const terraform = pinned.terraform !== undefined || lock.includes('registry.terraform.io/');
  const exact = [pinned.terraform, pinned.opentofu].filter((one) => one !== undefined);
  const floors = exact.length > 0 ? exact : required ? [required] : [];
  const from = (minor: number) => floors.length > 0 && floors.every((one) => compare(one, [1, minor, 0]) >= 0);
  return { ephemeral: from(terraform && !opentofu ? 10 : 11), writeOnly: from(11) };
}

/**
 * Whether the newest version that may run the module knows an argument of variables: `sensitive` came with Terraform 0.14,
 * `nullable` with 1.1. https://developer.hashicorp.com/terraform/language/v1.1.x/values/variables
 */
export function knowsArgument(context: FixContext, file: string, text: string, name: string): boolean {
  const since: Version | undefined = name === 'sensitive' ? [0, 14, 0] : name === 'nullable' ? [1, 1, 0] : undefined;
  if (!since) return true;
  const { terraform } = pinnedVersions(context, file);
  if (terraform) return compare(terraform, since) >= 0;
  const constraint = requiredVersion(moduleTexts(context, file, text));
  return constraint === undefined || admits(constraint, since);
}

/** Whether the module may run with this version of the provider: what is locked decides, else the newest that it allows. */
export function allowsProvider(
  context: FixContext,
  file: string,
  text: string,
  { name, source }: Pick<TerraformProvider, 'name' | 'source'>,
  since: string,
): boolean {
  const wanted = versionOf(since);
  if (!wanted) return false;
  const lock = nearest(context, file, '.terraform.lock.hcl');
  const locked = lock && lockedVersion(lock.text, source);
  if (locked) return compare(locked, wanted) >= 0;
  const constraint = requiredProvider(moduleTexts(context, file, text), name)?.version;
  return constraint === undefined || admits(constraint, wanted);
}

function isTofu(file: string): boolean {
  return file.endsWith('.tofu');
}

/** `required_version`. */
function requiredVersion(texts: ReadonlyMap<string, string>): string | undefined {
  for (const content of texts.values()) {
    if (!content.includes('required_version')) continue;
    for (const block of parseHcl(content).body.blocks) {
      if (block.type !== 'terraform') continue;
      const constraint = plainText(attributeOf(block.body, 'required_version')?.value);
      if (constraint !== undefined) return constraint;
    }
  }
  return undefined;
}

/** What the version managers are told, in the folder or above it: tfenv, tofuenv, asdf, mise. */
function pinnedVersions(context: FixContext, file: string): { readonly terraform?: Version; readonly opentofu?: Version } {
  const tools = nearest(context, file, '.tool-versions')?.text;
  const tool = (name: string) => new RegExp(`^[ \\t]*${name}[ \\t]+v?(\\d[\\d.]{0,20})`, 'm').exec(tools ?? '')?.[1];
  const own = (name: string) => nearest(context, file, name)?.text;
  const terraform = versionOf(own('.terraform-version') ?? tool('terraform') ?? '');
  const opentofu = versionOf(own('.opentofu-version') ?? tool('opentofu') ?? '');
  return { ...(terraform ? { terraform } : {}), ...(opentofu ? { opentofu } : {}) };
}

/** The file of that name in the folder of `file`, or in the nearest folder above it. */
export function nearest(
  context: FixContext,
  file: string,
  name: string,
): { readonly file: string; readonly text: string } | undefined {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const path = folder === '' ? name : `${folder}/${name}`;
    const text = context.read(path);
    if (text !== undefined) return { file: path, text };
    if (folder === '') return undefined;
  }
}

/** `provider "registry.terraform.io/hashicorp/aws" { version = "5.60.0" }`. */
function lockedVersion(lock: string, source: string): Version | undefined {
  for (const block of parseHcl(lock).body.blocks) {
    const address = block.labels[0]?.text.toLowerCase() ?? '';
    if (block.type !== 'provider' || !address.endsWith(`/${source.toLowerCase()}`)) continue;
    return versionOf(plainText(attributeOf(block.body, 'version')?.value) ?? '');
  }
  return undefined;
}

function versionOf(text: string): Version | undefined {
  const match = /^\s*v?(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?/.exec(text);
  return match ? [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)] : undefined;
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** The least version that a constraint lets through; undefined where it sets no lower bound. */
function lowerBound(constraint: string): Version | undefined {
  const bounds = constraint.split(',').flatMap((part) => {
    const match = /^\s*(>=|>|~>|=)?\s*(\d.*)$/.exec(part);
    const version = match && versionOf(match[2] ?? '');
    return version ? [version] : [];
  });
  return bounds.sort(compare).at(-1);
}

/** Whether the constraint lets the version, or a later one, through. */
function admits(constraint: string, wanted: Version): boolean {
  return constraint.split(',').every((part) => {
    const match = /^\s*(>=|<=|!=|~>|>|<|=)?\s*(\d[\d.]{0,30})/.exec(part);
    const version = match && versionOf(match[2] ?? '');
    if (!match || !version) return true;
    switch (match[1] ?? '=') {
      case '=':
      case '<=':
        return compare(version, wanted) >= 0;
      case '<':
        return compare(version, wanted) > 0;
      case '~>': {
        const parts = (match[2] ?? '').split('.').length;
        const next: Version = parts > 2 ? [version[0], version[1] + 1, 0] : [version[0] + 1, 0, 0];
        return parts === 1 || compare(next, wanted) > 0;
      }
      default:
        return true;
    }
  });
}
