/** Identities that a Terraform file declares, and those whose names it only mentions. */

import { isSecretName } from '../../secrets/slots/names';
import type { Value } from '../../syntax/value';
import { accountName } from '../account-name';
import type { Alias, IdentityFact } from '../model';
import { argumentOf, attributeOf, blocksOf, fixedText, type Holder, type TerraformFile, textIn } from './file';
import { DECLARATIONS, type Declaration } from './identity-types';
import { aliasOfReference } from './reference';
import { plainText } from './scope';

/** Fills `facts.identities` from resources, and from data sources that look up a role or user by its name. */
export function extractIdentities(file: TerraformFile): void {
  for (const holder of file.holders) {
    const declaration = isCopy(holder) ? undefined : DECLARATIONS.get(holder.type);
    if (declaration && holder.mode === 'resource') file.context.facts.identities.push(declared(file, holder, declaration));
    else if (declaration && holder.mode === 'data' && (holder.type === 'aws_iam_role' || holder.type === 'aws_iam_user'))
      file.context.facts.identities.push({ ...declared(file, holder, declaration), declared: false });
    else if (holder.type === 'aws_iam_instance_profile' && holder.mode === 'resource') profile(file, holder);
  }
}

/** A read replica has the accounts of the database it copies. */
function isCopy({ type, body }: Holder): boolean {
  return type === 'aws_db_instance' && !!attributeOf(body, 'replicate_source_db') && !attributeOf(body, 'username');
}

function declared(file: TerraformFile, holder: Holder, declaration: Declaration): IdentityFact {
  const { name, other } = namesOf(file, holder, declaration);
  const tags = tagsOf(file, holder);
  return {
    kind: declaration.kind,
    provider: declaration.provider,
    name: declaration.kind === 'database-account' ? accountName(holder.name, name) : (name ?? labelOf(file, holder)),
    aliases: other ? [holder.alias, other] : [holder.alias],
    declared: true,
    span: holder.span,
    ...(tags ? { tags } : {}),
  };
}

/** Modules call their one resource `this` or `main`; the folder then says more than the label. */
function labelOf({ context }: TerraformFile, { name }: Holder): string {
  const folder = context.file.split('/').at(-2);
  return folder && /^(?:this|main|default)$/.test(name) ? `${folder} (${name})` : name;
}

function namesOf(file: TerraformFile, { body }: Holder, declaration: Declaration): { name?: string; other?: Alias } {
  if (declaration.provider === 'kubernetes') {
    const metadata = blocksOf(body, 'metadata')[0]?.body;
    if (!metadata) return {};
    const name = fixedText(file, argumentOf(file, metadata, 'name'));
    const space = argumentOf(file, metadata, 'namespace');
    const namespace = space ? fixedText(file, space) : 'default';
    return name && namespace ? { name, other: `k8s-sa:${namespace}/${name}` } : name ? { name } : {};
  }
  const value = argumentOf(file, body, declaration.name);
  const name = plainText(value);
  const fixed = fixedText(file, value);
  // `-worker`, from `"${var.stage}-worker"` where the variable's default is empty: nothing is called that.
  if (!name || (!fixed && /^[-_.]|[-_.]$/.test(name))) return {};
  return fixed && declaration.scheme ? { name, other: `${declaration.scheme}:${fixed}` } : { name };
}

/** An instance profile is another name of its role: what runs with the profile runs as the role. */
function profile(file: TerraformFile, holder: Holder): void {
  const role = argumentOf(file, holder.body, 'role') ?? argumentOf(file, holder.body, 'roles');
  const alias = role && roleAlias(file, role);
  if (!role || !alias) return;
  const name = textIn(file, holder.body, 'role') ?? alias.slice(alias.lastIndexOf('.') + 1);
  file.context.facts.identities.push({
    kind: 'iam-role',
    provider: 'aws',
    name,
    aliases: [alias, holder.alias],
    declared: false,
    span: role.span,
  });
}

/** The alias of a role given by reference or by name. */
export function roleAlias(file: TerraformFile, value: Value): Alias | undefined {
  const text = plainText(value);
  if (text !== undefined) return text.startsWith('arn:') ? text : `iam-role:${text}`;
  return value.kind === 'unknown' ? aliasOfReference(file.context.file, value.reference) : undefined;
}

/** Tags and labels whose values are written in the file. */
function tagsOf(file: TerraformFile, holder: Holder): Record<string, string> | undefined {
  const metadata = blocksOf(holder.body, 'metadata')[0]?.body;
  const sources = [
    argumentOf(file, holder.body, 'tags'),
    metadata && argumentOf(file, metadata, 'labels'),
    metadata && argumentOf(file, metadata, 'annotations'),
  ];
  const tags: Record<string, string> = {};
  for (const source of sources) {
    if (source?.kind !== 'object') continue;
    for (const { key, value } of source.entries) {
      const text = plainText(value);
      if (text !== undefined && !isSecretName(key)) tags[key] = text;
    }
  }
  return Object.keys(tags).length > 0 ? tags : undefined;
}
