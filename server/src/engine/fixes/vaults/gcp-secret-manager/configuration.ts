import type { ConfigurationForms } from '../forms/configuration';
import { secretName } from './names';

export const configuration: ConfigurationForms = {
  // https://docs.ansible.com/ansible/latest/collections/google/cloud/gcp_secret_manager_lookup.html
  ansible: (name) => ({
    lookup: `lookup('google.cloud.gcp_secret_manager', key='${secretName(name)}')`,
    needs:
      'Install the lookup on the controller: ansible-galaxy collection install google.cloud, pip install google-auth requests; GCP_PROJECT and GCP_AUTH_KIND say which project and how to log in.',
  }),
  // https://googlecloudplatform.github.io/spring-cloud-gcp/reference/html/index.html#secret-manager: `sm@` from version 6 on
  spring: (name, imports) => {
    const form = imports.map((one) => /^(?:optional:)?(sm@|sm:\/\/)/.exec(one)?.[1]).find((one) => one !== undefined);
    return form ? { placeholder: `\${${form}${secretName(name)}}` } : undefined;
  },
};
