import type { CredentialFact, Facts } from '../../facts/model';
import { defineRule, type Hit } from '../model';
import docs from './doc.md';

/** Passwords that the service can make, keep and rotate by itself. */
const MANAGED: Readonly<Record<string, string>> = {
  'AWS::RDS::DBInstance': 'ManageMasterUserPassword: true',
  'AWS::RDS::DBCluster': 'ManageMasterUserPassword: true',
  'AWS::Redshift::Cluster': 'ManageMasterPassword: true',
  'AWS::RedshiftServerless::Namespace': 'ManageAdminPassword: true',
};

function hitOf(credential: CredentialFact): Hit {
  const { span, slot, source, identity } = credential;
  const { name, owner, ownerType = '' } = slot;
  const managed = /Password$/.test(name) ? MANAGED[ownerType] : undefined;
  return {
    span,
    message: `${name} of ${owner} comes from the parameter ${source}: a dynamic reference would read it from a vault`,
    ...(identity ? { identity } : {}),
    remedies: [
      { type: 'vault-reference', credential },
      {
        type: 'manual',
        title: 'Read the value from AWS Secrets Manager',
        steps: [
          managed
            ? `Best: set ${managed} in place of ${name}; AWS makes, keeps and rotates the password.`
            : 'Let an AWS::SecretsManager::Secret with GenerateSecretString make the value.',
          `Or set ${name} to '{{resolve:secretsmanager:NAME:SecretString:KEY}}'.`,
          `Remove the parameter ${source} where nothing else reads it.`,
        ],
      },
    ],
  };
}

/** Only where the template reads a vault already: then the parameter is what was left behind. */
function check({ host, credentials, vaultReferences }: Facts): Hit[] {
  if (host !== 'cloudformation' || vaultReferences.length === 0) return [];
  return credentials.filter(({ slot, storage }) => storage === 'environment' && slot.kind === 'cfn-property').map(hitOf);
}

export const rule = defineRule({
  id: 'cfn-secret-parameter-instead-of-vault',
  title: 'Secret handed in by a parameter where a dynamic reference works',
  group: 'cloudformation',
  severity: 'low',
  confidence: 'high',
  owasp: ['NHI2'],
  cwe: ['CWE-522'],
  hosts: ['cloudformation'],
  docs,
  scope: 'file',
  check,
});
