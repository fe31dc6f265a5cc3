/** CloudFormation and SAM templates, and services of the Serverless Framework, in YAML and JSON. */

import { locate } from './cloudformation/at';
import { setAttribute } from './cloudformation/attribute';
import { dynamicReference } from './cloudformation/dynamic';
import { inPlaceOfParameter } from './cloudformation/given';
import { managedPassword } from './cloudformation/managed';
import { masked, parameterDefault } from './cloudformation/masked';
import { isServerless, serverlessVariable } from './cloudformation/serverless';
import { startedWith } from './cloudformation/started';
import type { HostFixes, Place } from './model';

const NOT_RESOLVED = 'CloudFormation resolves references of AWS only; a pipeline can hand the value to a masked parameter';

export const cloudformation: HostFixes = {
  id: 'cloudformation',
  title: 'CloudFormation, SAM',
  serves: (_file, host) => host === 'cloudformation',
  byHand: ({ name }) => [
    'Give the program the ARN of the secret and let it read the value at run time; a value that is resolved here stays readable in its configuration.',
    `Parameter Store's SecureString has no form here but for a few passwords: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html. ${name.env} can come from a parameter with NoEcho.`,
  ],

  without: {
    'hashicorp-vault': NOT_RESOLVED,
    'azure-key-vault': NOT_RESOLVED,
    'gcp-secret-manager': NOT_RESOLVED,
    '1password': NOT_RESOLVED,
  },

  identity: managedPassword,

  reference(place, vault) {
    const { cloudformation: form } = vault;
    if (place.credential.storage === 'environment')
      return form && 'dynamic' in form ? inPlaceOfParameter(place, form) : undefined;
    const at = locate(place);
    if (!at || !form || (vault.environment && readsVault(place))) return undefined;
    if (isServerless(place) && (vault.environment || at.keys.length === 0)) return serverlessVariable(place, at, vault);
    if (at.section === 'Parameters') return vault.environment && parameterDefault(place, at.found);
    if ('parameter' in form) {
      const isUsed = at.keys.length > 0 || at.section === 'Globals';
      return isUsed && !isServerless(place) ? masked(place, at) : undefined;
    }
    return at.keys.length > 0 ? (startedWith(place, at, vault, form) ?? dynamicReference(place, at, form)) : undefined;
  },

  attribute: setAttribute,
};

/** A template that reads a vault is expected to read it for every property: rule cfn-secret-parameter-instead-of-vault. */
function readsVault({ context, file, credential }: Place): boolean {
  const { vaultReferences = [] } = context.graph.facts.get(file) ?? {};
  return credential.slot.kind === 'cfn-property' && vaultReferences.length > 0;
}
