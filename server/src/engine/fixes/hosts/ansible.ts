/** Ansible: playbooks, roles, inventories and the variables of groups and hosts, in YAML. A lookup of the vault, on the controller. */
import { isAnsible, isAnsiblePath, isAnsibleYaml } from '../../facts/ansible/files';
import { parseYaml } from '../../syntax/data/yaml';
import type { Edit, Step } from '../model';
import { lastOnly } from '../remember';
import { before, quoted } from '../text';
import type { Vault } from '../vaults/model';
import { noLog, taskOf } from './ansible/no-log';
import { isUrlPart } from './connection';
import type { Draft, HostFixes, Place } from './model';
import { type Found, findLiteral } from './tree';

/** Jinja's braces are text to YAML: nothing is masked. */
const documentsOf = lastOnly((file: string, text: string) => parseYaml(file, text).documents);

export const ansible: HostFixes = {
  id: 'ansible',
  title: 'Ansible',
  serves: (file, host, text) =>
    host === 'ansible' || ((host === 'yaml' || host === 'text') && (isAnsiblePath(file) || isAnsibleYaml(file, () => text))),
  byHand: ({ name }) => [
    {
      text: 'Encrypt the value (paste it at the prompt) and put the block in its place',
      command: `ansible-vault encrypt_string --stdin-name ${name.env.toLowerCase()}`,
    },
  ],

  reference(place, vault) {
    const { file, text, credential } = place;
    const lookup = lookupOf(place, vault);
    const found = lookup && locate(place);
    if (!found || credential.encoded) return undefined;
    const edit = valueEdit(place, found, lookup.expression);
    if (!edit) return undefined;
    const task = taskOf(found);
    const quiet = task && noLog(text, task);
    return { ...lookup.draft, edits: [{ file, edits: quiet ? [edit, quiet] : [edit] }] };
  },
};

interface Lookup {
  readonly expression: string;
  readonly draft: Omit<Draft, 'edits'>;
}

function lookupOf({ name }: Place, vault: Vault): Lookup | undefined {
  if (vault.environment) {
    // https://docs.ansible.com/ansible/latest/collections/ansible/builtin/env_lookup.html
    const title = `Replace with the environment variable ${name.env} of the controller`;
    const step = `Set ${name.env} where ansible-playbook runs, from a vault, never from a file in the repository.`;
    return {
      expression: `lookup('ansible.builtin.env', '${name.env}', default=undef())`,
      draft: { title, safety: 'safe', followUp: [step] },
    };
  }
  const form = vault.configuration?.ansible?.(name);
  const steps: Step[] = form ? [form.needs] : [];
  return form && { expression: form.lookup, draft: { safety: 'review', steps } };
}

function locate({ file, text, credential }: Place): Found | undefined {
  for (const top of documentsOf(file, text)) {
    const found = findLiteral(top, credential);
    // `!vault` is encrypted, and any other tag changes what the text is.
    if (found) return (isAnsible(file, top) || top.kind === 'list') && !isTagged(text, found) ? found : undefined;
  }
  return undefined;
}

function isTagged(text: string, { value }: Found): boolean {
  return value.tag !== undefined || /![\w-]+[ \t]+$/.test(before(text, value.literal.start));
}

/** The lookup in Jinja's braces, in quotes where it is the whole value: `{` would start a mapping. */
function valueEdit({ text, credential }: Place, { value, parents }: Found, lookup: string): Edit | undefined {
  const { start, end } = credential.span;
  const { literal, span, style } = value;
  if (start === span.start && end === span.end) {
    return style === 'block' ? undefined : { ...literal, text: quoted(`{{ ${lookup} }}`, '"') };
  }
  // Part of a text that Jinja fills in at this very place.
  if (/\{\{[^}]*$/.test(text.slice(span.start, start))) return undefined;
  const written = `{{ ${lookup}${isUrlPart(text, span, credential.span) ? ' | urlencode' : ''} }}`;
  if (style === 'single') return { start, end, text: written.replaceAll("'", "''") };
  const inFlow = parents.some((parent) => /^[[{]/.test(text.slice(parent.span.start, parent.span.start + 1)));
  if (style !== 'plain') return { start, end, text: written };
  return inFlow || start === span.start || /[\r\n]/.test(text.slice(span.start, span.end)) || /:[ \t]|[ \t]#/.test(written)
    ? undefined
    : { start, end, text: written };
}
