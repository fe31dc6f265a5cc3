/** Bicep: a secure parameter in place of the literal; a key vault where the value is handed over. */
import { KEY_VAULT_ONLY } from './arm/vaults';
import { declaredVault, isModuleParameter } from './bicep/module';
import { secureParameter, withoutDefault } from './bicep/parameter';
import { isParameterFile, parameterValue } from './bicep/parameter-file';
import { locateText } from './bicep/place';
import type { HostFixes } from './model';

export const bicep: HostFixes = {
  id: 'bicep',
  title: 'Bicep',
  serves: (_file, host) => host === 'bicep',
  byHand: () => [
    'Take the value from a parameter with @secure(), which the parameter file reads from a key vault with getSecret().',
  ],

  without: KEY_VAULT_ONLY,

  reference(place, vault) {
    const at = locateText(place);
    if (!at) return undefined;
    const { statement } = at;
    if (isParameterFile(place.file)) return parameterValue(place, at, vault);
    if (statement.kind === 'param')
      return vault.environment && statement.value === at.text ? withoutDefault(place, statement) : undefined;
    if (vault.environment) return secureParameter(place, at);
    return isModuleParameter(at) ? declaredVault(place, at, vault) : undefined;
  },
};
