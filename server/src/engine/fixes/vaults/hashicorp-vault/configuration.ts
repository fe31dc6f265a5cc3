import { dns } from '../../naming';
import type { ConfigurationForms } from '../forms/configuration';
import { entryPath } from './names';

export const configuration: ConfigurationForms = {
  // https://docs.ansible.com/ansible/latest/collections/community/hashi_vault/vault_kv2_get_lookup.html
  ansible: (name) => ({
    lookup: `lookup('community.hashi_vault.vault_kv2_get', '${entryPath(name)}', engine_mount_point='secret').secret.${name.field}`,
    needs:
      'Install the lookup on the controller (ansible-galaxy collection install community.hashi_vault, pip install hvac); ANSIBLE_HASHI_VAULT_ADDR and ANSIBLE_HASHI_VAULT_AUTH_METHOD say where the vault is and how to log in.',
  }),
  // https://docs.spring.io/spring-cloud-vault/reference/config-data.html
  spring: (name, imports) => {
    if (!imports.some((one) => /^(?:optional:)?vault:/.test(one))) return undefined;
    const prefix = `${dns(name.service)}.${dns(name.component)}.`;
    return {
      location: `vault://secret/${entryPath(name)}?prefix=${prefix}`,
      placeholder: `\${${prefix}${name.field}}`,
    };
  },
};
