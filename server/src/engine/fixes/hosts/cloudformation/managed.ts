/** Passwords that AWS makes by itself: the service, or Secrets Manager when the stack is made. */
import { entryOf, get } from '../../../syntax/value';
import { pascal } from '../../naming';
import type { Draft, Place } from '../model';
import { isJson } from '../parse';
import { followsKey } from '../tree';
import { type At, locate, propertyOf } from './at';
import { declaredSecrets } from './declared';
import { entryRange, insertFirst, written } from './entries';

interface Managed {
  readonly flag: string;
  /** How readers find the secret: an attribute, where the resource has one. */
  readonly secret?: string;
}

/** The service makes, keeps and rotates these. */
const MANAGED: Readonly<Record<string, Managed>> = {
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
  'AWS::RDS::DBInstance.MasterUserPassword': { flag: 'ManageMasterUserPassword', secret: 'MasterUserSecret.SecretArn' },
  'AWS::RDS::DBCluster.MasterUserPassword': { flag: 'ManageMasterUserPassword', secret: 'MasterUserSecret.SecretArn' },
  // https://docs.aws.amazon.com/documentdb/latest/developerguide/docdb-secrets-manager.html
  'AWS::DocDB::DBCluster.MasterUserPassword': { flag: 'ManageMasterUserPassword' },
  // https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-secrets-manager-integration.html
  'AWS::Redshift::Cluster.MasterUserPassword': { flag: 'ManageMasterPassword', secret: 'MasterPasswordSecretArn' },
  'AWS::RedshiftServerless::Namespace.AdminUserPassword': {
    flag: 'ManageAdminPassword',
    secret: 'Namespace.AdminPasswordSecretArn',
  },
};

/** The resource makes the account, so that any password does: Secrets Manager can make one. With what each does not take. */
const MADE: Readonly<Record<string, string>> = {
  // https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers-broker-id-users-username.html
  'AWS::AmazonMQ::Broker.Users[].Password': '"@/\\\\,:=\'',
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-directoryservice-microsoftad.html
  'AWS::DirectoryService::MicrosoftAD.Password': '"@/\\\\\'',
  'AWS::DirectoryService::SimpleAD.Password': '"@/\\\\\'',
  'AWS::OpenSearchService::Domain.AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword': '"@/\\\\\'',
  'AWS::Elasticsearch::Domain.AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword': '"@/\\\\\'',
  'AWS::IAM::User.LoginProfile.Password': '"\\\\\'',
};

/** No secret of people: the service, or Secrets Manager, makes it. */
export function managedPassword(place: Place): Draft | undefined {
  const at = place.credential.storage === 'environment' ? undefined : locate(place);
  if (!at || at.keys.length === 0) return undefined;
  const { span } = place.credential;
  if (span.start !== at.found.value.span.start || span.end !== at.found.value.span.end) return undefined;
  return byService(place, at) ?? bySecretsManager(place, at);
}

function byService({ file, text }: Place, at: At): Draft | undefined {
  const managed = MANAGED[propertyOf(at)];
  const { entry, parents } = at.found;
  const properties = parents.at(-1);
  if (!managed || !entry || at.keys.length !== 1) return undefined;
  if (entryOf(properties, managed.flag) || entryOf(properties, 'SourceDBInstanceIdentifier')) return undefined;
  if (!followsKey(text, entry)) return undefined;
  return {
    title: `Let AWS make, keep and rotate the password (${managed.flag}: true)`,
    safety: 'review',
    edits: [{ file, edits: [{ ...entryRange(text, entry), text: written(text, entry, managed.flag, 'true') }] }],
    followUp: [
      managed.secret
        ? `Readers find the password in the secret !GetAtt ${at.id}.${managed.secret}.`
        : 'Readers find the password in the secret that the console of the service names.',
    ],
  };
}

function bySecretsManager({ file, text, name }: Place, at: At): Draft | undefined {
  const excluded = MADE[propertyOf(at)];
  const { entry, value } = at.found;
  const resources = entryOf(at.top, 'Resources');
  if (excluded === undefined || !entry || !followsKey(text, entry) || resources?.value.kind !== 'object') return undefined;
  if (value.tag !== undefined || declaredSecrets(at.top).length > 0) return undefined;
  const id = `${pascal(name.component)}Secret`;
  if (get(resources.value, id)) return undefined;
  const json = isJson(file, text);
  const exclude = excluded.replaceAll('\\\\', '\\');
  const lines = [
    `${id}:`,
    '  Type: AWS::SecretsManager::Secret',
    '  Properties:',
    '    GenerateSecretString:',
    "      SecretStringTemplate: '{}'",
    `      GenerateStringKey: ${name.field}`,
    '      PasswordLength: 32',
    `      ExcludeCharacters: '${exclude.replaceAll("'", "''")}'`,
  ];
  const generate = { SecretStringTemplate: '{}', GenerateStringKey: name.field, PasswordLength: 32, ExcludeCharacters: exclude };
  const body = { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: generate } };
  const added = insertFirst(text, resources, resources.value, lines, `"${id}": ${JSON.stringify(body)}`);
  const reference = `{{resolve:secretsmanager:\${${id}}:SecretString:${name.field}}}`;
  if (!added) return undefined;
  return {
    title: `Let Secrets Manager make the password (new secret ${id} in the template)`,
    safety: 'review',
    edits: [{ file, edits: [added, { ...value.literal, text: json ? `{"Fn::Sub": "${reference}"}` : `!Sub '${reference}'` }] }],
    followUp: [`The password changes when you deploy: give the readers the secret !Ref ${id}.`],
  };
}
