import type { ConfigurationForms } from '../forms/configuration';
import { reference } from './names';

export const configuration: ConfigurationForms = {
  // https://docs.ansible.com/ansible/latest/collections/community/general/onepassword_lookup.html
  ansible: (name) => ({
    lookup: `lookup('community.general.onepassword', '${name.component}', field='${name.field}', vault='${name.service}')`,
    needs:
      'Install the lookup on the controller (ansible-galaxy collection install community.general) and the op command, signed in or with OP_SERVICE_ACCOUNT_TOKEN.',
  }),
  // https://developer.1password.com/docs/cli/reference/commands/run/
  reference: (name) => ({
    text: reference(name),
    run: (command, file) => `op run ${file === undefined ? '' : `--env-file=${file} `}-- ${command}`,
  }),
};
