/** What is Ansible's and what is not, and where a lookup cannot stand. */
import { strict as assert } from 'node:assert';
import { hostFor } from '../../server/src/engine/fixes/hosts/index';
import { applied, type Case, fixesOf } from './fixes-support';

const ENV = 'vault-reference:environment';

const one = (file: string, text: string): Case => ({ host: 'yaml', file, text, slot: 'key-value', name: 'db_password' });
const hasOffer = (file: string, text: string): boolean => fixesOf(one(file, text)).fixes.some(({ edits }) => edits.length > 0);
const patched = (file: string, text: string): string => applied(fixesOf(one(file, text)), ENV).get(file) ?? '';

describe('fixes in Ansible', () => {
  it('serve what is laid out as Ansible wants it', () => {
    for (const file of [
      'group_vars/all.yml',
      'group_vars/all/vault.yml',
      'group_vars/production',
      'inventories/prod/host_vars/web1.yaml',
      'roles/shop/tasks/main.yml',
      'roles/shop/tasks/linux/users.yml',
      'tasks/main.yml',
      'playbooks/site.yml',
    ])
      assert.equal(hostFor(file, 'yaml').id, 'ansible', file);
    for (const file of [
      'config/settings.yml',
      'roles.yml',
      'roles/shop/templates/app.yml',
      'roles/shop/files/app.yml',
      'group_vars/readme.md',
      'src/main/resources/application.yml',
      'vars/shop.yml',
      'tasks/report.yml',
    ])
      assert.notEqual(hostFor(file, 'yaml').id, 'ansible', file);
  });

  it('leave YAML in their folders that is none of theirs', () => {
    assert.ok(!hasOffer('ansible/settings.yml', 'db:\n  password: ‹hunter22!›\n'));
    assert.ok(!hasOffer('deploy/list.yml', '- name: a\n  password: ‹hunter22!›\n'));
    assert.ok(hasOffer('deploy/play.yml', '- hosts: all\n  vars:\n    db_password: ‹hunter22!›\n'));
  });

  it('leave what is encrypted, tagged, or in Jinja already', () => {
    assert.ok(!hasOffer('group_vars/all.yml', 'db_password: !vault ‹hunter22!›\n'));
    assert.ok(!hasOffer('group_vars/all.yml', 'db_password: !unsafe ‹hunter22!›\n'));
    assert.ok(!hasOffer('group_vars/all.yml', 'db_password: «"{{ x | default(\'‹hunter22!›\') }}"»\n'));
  });

  it('quote a whole value, and double the quotes in single ones', () => {
    const lookup = "lookup('ansible.builtin.env', 'DB_PASSWORD', default=undef())";
    assert.equal(patched('group_vars/all.yml', 'db_password: ‹hunter22!›\n'), `db_password: "{{ ${lookup} }}"\n`);
    assert.equal(patched('group_vars/all.yml', "a: {db_password: '‹hunter22!›'}\n"), `a: {db_password: "{{ ${lookup} }}"}\n`);
    assert.equal(patched('group_vars/all.yml', 'db_password: |\n  ‹hunter22!›\n'), `db_password: |\n  {{ ${lookup} }}\n`);
    assert.equal(patched('group_vars/all.yml', 'db_password: &pw ‹hunter22!›\n'), `db_password: &pw "{{ ${lookup} }}"\n`);
  });

  it('make the task quiet, not the play, and once', () => {
    const count = (text: string) => patched('playbooks/a.yml', text).split('no_log: true').length - 1;
    assert.equal(count('- hosts: all\n  tasks:\n    - name: a\n      x.y.z:\n        db_password: ‹hunter22!›\n'), 1);
    assert.equal(count('- hosts: all\n  tasks:\n    - x.y.z:\n        db_password: ‹hunter22!›\n      no_log: true\n'), 1);
    assert.equal(count('- hosts: all\n  vars:\n    db_password: ‹hunter22!›\n  tasks: []\n'), 0);
    assert.equal(count('- hosts: all\n  tasks:\n    - x.y.z: {}\n      vars:\n        db_password: ‹hunter22!›\n'), 0);
  });
});
