/**
 * ARM templates and their parameter files (JSON): a secure parameter in place of the literal, a key vault where the value is handed
 * over. https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/best-practices#security-recommendations-for-parameters
 */
import { handedOver, parameterFile } from './arm/given';
import { inPlace } from './arm/in-place';
import { withoutDefault } from './arm/parameter';
import { KEY_VAULT_ONLY } from './arm/vaults';
import { locate } from './configuration/locate';
import type { HostFixes } from './model';

export const arm: HostFixes = {
  id: 'arm',
  title: 'ARM templates',
  serves: (_file, host) => host === 'arm',
  byHand: () => [
    'Take the value from a parameter of type secureString, which the parameter file reads from a key vault with "reference".',
  ],

  without: KEY_VAULT_ONLY,

  reference(place, vault) {
    const found = locate(place);
    if (!found) return undefined;
    const [section, name = '', last] = found.path;
    if (section === 'parameters' && last === 'defaultValue' && found.path.length === 3)
      return vault.environment && withoutDefault(place, found, name);
    if (section === 'parameters') return parameterFile(place, found, vault);
    return handedOver(place, found, vault) ?? inPlace(place, found, vault);
  },
};
