/** Identities that a template declares: IAM roles, users, groups and keys, database accounts, API keys, key pairs. */

import { get, textOf, type Value } from '../../syntax/value';
import { accountName } from '../account-name';
import { keyAliasIn } from '../keys/in-text';
import { weaknessOf } from '../keys/weak-sizes';
import type { Alias, IdentityFact, IdentityKind } from '../model';
import { purposeAs } from '../purpose';
import { aliasOf, entriesOf, type Resource, type Template } from './template';

interface Form {
  readonly kind: IdentityKind;
  readonly provider: string;
  /** Property that names it. */
  readonly name?: string;
  /** Scheme of the alias that its literal name gives. */
  readonly scheme?: string;
  /** Property with the text of its public key or certificate. */
  readonly key?: string;
}

const DATABASE: Form = { kind: 'database-account', provider: 'database', name: 'MasterUsername' };

const FORMS: Readonly<Record<string, Form>> = {
  'AWS::IAM::Role': { kind: 'iam-role', provider: 'aws', name: 'RoleName', scheme: 'iam-role' },
  'AWS::IoT::Thing': { kind: 'device', provider: 'aws', name: 'ThingName' },
  'AWS::IAM::User': { kind: 'iam-user', provider: 'aws', name: 'UserName', scheme: 'iam-user' },
  'AWS::IAM::Group': { kind: 'iam-group', provider: 'aws', name: 'GroupName', scheme: 'iam-group' },
  'AWS::IAM::AccessKey': { kind: 'iam-access-key', provider: 'aws' },
  'AWS::IAM::OIDCProvider': { kind: 'oidc-provider', provider: 'aws', name: 'Url' },
  'AWS::IAM::ServerCertificate': { kind: 'certificate', provider: 'aws', name: 'ServerCertificateName', key: 'CertificateBody' },
  'AWS::CertificateManager::Certificate': { kind: 'certificate', provider: 'aws', name: 'DomainName' },
  'AWS::ApiGateway::ApiKey': { kind: 'api-key', provider: 'aws', name: 'Name' },
  'AWS::AppSync::ApiKey': { kind: 'api-key', provider: 'aws' },
  'AWS::IAM::ServiceLinkedRole': { kind: 'iam-role', provider: 'aws', name: 'AWSServiceName' },
  'AWS::IoT::Certificate': { kind: 'certificate', provider: 'aws' },
  'AWS::Cognito::UserPoolClient': { kind: 'api-key', provider: 'aws', name: 'ClientName' },
  'AWS::Transfer::User': { kind: 'service-account', provider: 'aws', name: 'UserName' },
  'AWS::Bedrock::Agent': { kind: 'agent', provider: 'aws', name: 'AgentName' },
  'AWS::EC2::KeyPair': { kind: 'ssh-key', provider: 'aws', name: 'KeyName', key: 'PublicKeyMaterial' },
  'AWS::DocDB::DBCluster': DATABASE,
  'AWS::RDS::DBCluster': DATABASE,
  'AWS::RDS::DBInstance': DATABASE,
  'AWS::Redshift::Cluster': DATABASE,
  'AWS::RedshiftServerless::Namespace': { ...DATABASE, name: 'AdminUsername' },
  'AWS::ElastiCache::User': { ...DATABASE, name: 'UserName' },
  'AWS::MemoryDB::User': { ...DATABASE, name: 'UserName' },
};

/** Fills `facts.identities`. */
export function extractIdentities(template: Template): void {
  const { facts } = template.context;
  for (const resource of template.resources) {
    const form = FORMS[resource.type];
    if (form && !isMember(resource)) facts.identities.push(identityOf(template, resource, form));
    addStrength(template, resource);
    const role = template.implicitRoles.get(resource.id);
    if (role) {
      const name = `${resource.id}Role`;
      facts.identities.push({ kind: 'iam-role', provider: 'aws', name, aliases: [role], declared: true, span: resource.span });
    }
  }
}

/** How strong a key is that the resource asks for. */
function addStrength({ context: { facts } }: Template, { id, type, span, properties }: Resource): void {
  const weak = weaknessOf(type, (path) => path.reduce<Value | undefined>((value, key) => get(value, key), properties));
  if (!weak) return;
  const { value, path, words } = weak;
  facts.settings.push({
    ...{ about: 'key-strength', owner: id, ownerType: type, state: 'unsafe' },
    ...{ span: value.span, block: span, path, detail: words },
  });
}

/** A read replica, and an instance of a cluster, have the accounts of the database they belong to. */
function isMember({ type, properties }: Resource): boolean {
  if (type !== 'AWS::RDS::DBInstance' || get(properties, 'MasterUsername')) return false;
  return !!get(properties, 'SourceDBInstanceIdentifier') || !!get(properties, 'DBClusterIdentifier');
}

function identityOf(template: Template, resource: Resource, form: Form): IdentityFact {
  const { id, span, properties } = resource;
  const written = form.name ? textOf(get(properties, form.name)) : undefined;
  const pair = form.key ? keyAliasIn(textOf(get(properties, form.key)) ?? '') : undefined;
  const aliases: Alias[] = [
    aliasOf(template, id),
    ...(form.scheme && written ? [`${form.scheme}:${written}`] : []),
    ...(pair ? [pair] : []),
  ];
  const name = form.kind === 'database-account' ? accountName(id, written) : (written ?? id);
  const tags = tagsOf(get(properties, 'Tags'));
  const purpose = purposeAs([['Description', textOf(get(properties, 'Description'))]]);
  const { kind, provider } = form;
  return { kind, provider, name, aliases, declared: true, span, ...(tags ? { tags } : {}), ...purpose };
}

/** `Tags` as a list of Key and Value, or as a map (SAM, a few services). Values that are not known are left out. */
function tagsOf(value: Value | undefined): Record<string, string> | undefined {
  const pairs: (readonly [string | undefined, string | undefined])[] =
    value?.kind === 'list'
      ? value.items.map((item) => [textOf(get(item, 'Key')), textOf(get(item, 'Value'))])
      : entriesOf(value).map((entry) => [entry.key, textOf(entry.value)]);
  const known = pairs.filter((pair): pair is [string, string] => pair[0] !== undefined && pair[1] !== undefined);
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}
