/** Identities that a Terraform file declares, and those whose names it only mentions. */

import { isSecretName } from '../../secrets/names';
import type { Value } from '../../syntax/value';
import type { Alias, IdentityFact, IdentityKind } from '../model';
import { argumentOf, blocksOf, fixedText, type Holder, type TerraformFile, textIn } from './file';
import { aliasOfReference } from './reference';
import { plainText } from './scope';

interface Declaration {
  readonly kind: IdentityKind;
  readonly provider: IdentityFact['provider'];
  /** Argument that names it to people. */
  readonly name: string;
  /** Scheme of the alias by which other worlds call it, followed by the name. */
  readonly scheme?: string;
}

const aws = (kind: IdentityKind, name: string, scheme?: string): Declaration => ({
  kind,
  provider: 'aws',
  name,
  ...(scheme ? { scheme } : {}),
});
const database = (name: string): Declaration => ({ kind: 'database-account', provider: 'database', name });
const kubernetes: Declaration = { kind: 'k8s-service-account', provider: 'kubernetes', name: 'metadata' };

const DECLARATIONS: ReadonlyMap<string, Declaration> = new Map(
  Object.entries({
    aws_iam_role: aws('iam-role', 'name', 'iam-role'),
    aws_iam_service_linked_role: aws('iam-role', 'aws_service_name'),
    aws_iam_user: aws('iam-user', 'name', 'iam-user'),
    aws_iam_group: aws('iam-group', 'name', 'iam-group'),
    aws_iam_access_key: aws('iam-access-key', 'user'),
    aws_iam_service_specific_credential: aws('api-key', 'user_name'),
    aws_iam_openid_connect_provider: aws('oidc-provider', 'url'),
    aws_key_pair: aws('ssh-key', 'key_name'),
    tls_private_key: { kind: 'ssh-key', provider: 'tls', name: '' },
    aws_db_instance: database('username'),
    aws_rds_cluster: database('master_username'),
    aws_docdb_cluster: database('master_username'),
    aws_redshift_cluster: database('master_username'),
    aws_redshiftserverless_namespace: database('admin_username'),
    aws_lightsail_database: database('master_username'),
    kubernetes_service_account: kubernetes,
    kubernetes_service_account_v1: kubernetes,
    google_service_account: { kind: 'service-account', provider: 'gcp', name: 'account_id' },
    azurerm_user_assigned_identity: { kind: 'service-account', provider: 'azure', name: 'name' },
    azuread_service_principal: { kind: 'service-account', provider: 'azure', name: '' },
  } satisfies Record<string, Declaration>),
);

/** Whether resources of the type are identities themselves. */
export function isIdentityType(type: string): boolean {
  return DECLARATIONS.has(type);
}

/** Fills `facts.identities` from resources, and from data sources that look up a role or user by its name. */
export function extractIdentities(file: TerraformFile): void {
  for (const holder of file.holders) {
    const declaration = DECLARATIONS.get(holder.type);
    if (declaration && holder.mode === 'resource') file.context.facts.identities.push(declared(file, holder, declaration));
    else if (declaration && holder.mode === 'data' && (holder.type === 'aws_iam_role' || holder.type === 'aws_iam_user'))
      file.context.facts.identities.push({ ...declared(file, holder, declaration), declared: false });
    else if (holder.type === 'aws_iam_instance_profile' && holder.mode === 'resource') profile(file, holder);
  }
}

function declared(file: TerraformFile, holder: Holder, declaration: Declaration): IdentityFact {
  const { name, other } = namesOf(file, holder, declaration);
  const tags = tagsOf(file, holder);
  return {
    kind: declaration.kind,
    provider: declaration.provider,
    name: name ?? holder.name,
    aliases: other ? [holder.alias, other] : [holder.alias],
    declared: true,
    span: holder.span,
    ...(tags ? { tags } : {}),
  };
}

function namesOf(file: TerraformFile, { body }: Holder, declaration: Declaration): { name?: string; other?: Alias } {
  if (declaration === kubernetes) {
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
  if (!name) return {};
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
