/** Templates and playbooks whose few lines stand for more than any memory takes: read in time, with what stands beside them. */
import { strict as assert } from 'node:assert';
import { analyze } from '../support/analysis';
import { processorTime } from '../support/processor';

const LINES = 60;
const ACCOUNT = (value: string) =>
  `resource s 'Microsoft.Storage/storageAccounts@2023-01-01' = {\n  name: ${value}\n  properties: { allowSharedKeyAccess: true, tags: ${value} }\n}\n`;

/** Variables each of which holds the one before it several times. */
function doubling(twice: (name: string) => string): string {
  const lines = Array.from({ length: LINES }, (_, at) => `var v${at} = ${at === 0 ? "'ab'" : twice(`v${at - 1}`)}\n`);
  return lines.join('') + ACCOUNT(`v${LINES - 1}`);
}

function loops(): string {
  let body = "'x'";
  for (let at = 0; at < LINES; at++) body = `[for a${at} in ['a','b','c','d','e','f','g','h']: ${body}]`;
  return `var v = ${body}\n${ACCOUNT('v')}`;
}

const TEMPLATES: Readonly<Record<string, string>> = {
  'texts of texts': doubling((name) => `'\${${name}}\${${name}}'`),
  'lists of lists': doubling((name) => `[${name}, ${name}]`),
  'objects of objects': doubling((name) => `{ a: ${name}, b: ${name} }`),
  'lists that are joined': doubling((name) => `concat([${name}], [${name}])`),
  'names that lead on and on': doubling((name) => name).replace("'ab'", `${'('.repeat(50)}v${LINES - 1}${')'.repeat(50)}`),
  'loops in loops': loops(),
};

/** A playbook with so many blanks, or so wide a way from name to name. */
const play = (variables: string, name: string) =>
  `- hosts: all\n  vars:\n${variables}\n  tasks:\n  - azure.azcollection.azure_rm_containerregistry:\n      name: ${name}\n      admin_user_enabled: true\n`;
const wide = Array.from({ length: 60 }, (_, at) => {
  const items = Array.from({ length: 40 }, () => `"{{ v${at - 1} }}"`).join(', ');
  return `    v${at}: [${at === 0 ? 'a' : items}]`;
});
const PLAYBOOKS: Readonly<Record<string, string>> = {
  'variables of variables': play(wide.join('\n'), '"{{ v59 }}"'),
  'blanks in braces': play('    a: b', `"{{${' '.repeat(20_000)}x"`),
};

describe('hostile templates and playbooks', () => {
  for (const [name, text] of Object.entries(TEMPLATES))
    it(`Bicep: ${name}`, async () => {
      const spent = processorTime();
      const { findings } = await analyze({ 'main.bicep': text });
      assert.ok(spent() < 5_000, `${spent()} ms`);
      assert.ok(findings.some(({ rule }) => rule === 'tf-azure-local-auth-enabled'));
    });

  for (const [name, text] of Object.entries(PLAYBOOKS))
    it(`Ansible: ${name}`, async () => {
      const spent = processorTime();
      const { findings } = await analyze({ 'site.yml': text });
      assert.ok(spent() < 5_000, `${spent()} ms`);
      assert.ok(findings.some(({ rule }) => rule === 'tf-azure-local-auth-enabled'));
    });
});
