/** What plays, tasks and inventories say of identities and credentials, however little of them is typed. */
import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import type { Facts } from '../../server/src/engine/facts/model';
import type { Span } from '../../server/src/engine/syntax/span';
import { testEngine } from '../support/analysis';
import { planted } from '../support/planted';

function factsOf(text: string, file = 'deploy.yml', host = 'ansible'): Facts {
  const { facts } = analyzeFile({ file, text }, testEngine);
  assert.equal(facts.host, host, file);
  return facts;
}

const at = (text: string, { start, end }: Span) => text.slice(start, end);
const literals = ({ credentials }: Facts) => credentials.filter(({ storage }) => storage === 'literal');

const PASSWORD = planted('password');
const PLAY = `- hosts: localhost
  vars:
    registry_admin: true
    db_password: ${PASSWORD}
  tasks:
    - name: Make the registry
      azure.azcollection.azure_rm_containerregistry:
        name: shopimages
        admin_user_enabled: "{{ registry_admin }}"
    - block:
        - name: Make the role
          amazon.aws.iam_role:
            name: worker
            assume_role_policy_document:
              Version: "2012-10-17"
              Statement:
                - { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }
            managed_policies: [arn:aws:iam::aws:policy/ReadOnlyAccess]
      rescue:
        - iam_policy: iam_type=user iam_name=ops policy_name=all policy_json='{}'
    - name: Take it away
      amazon.aws.iam_access_key:
        user_name: old
        state: absent
    - local_action:
        module: amazon.aws.iam_access_key
        user_name: mailer
`;

describe('Ansible', () => {
  it('is known by what it says as well as by where it is', () => {
    factsOf('- hosts: all\n  tasks: []\n');
    factsOf('# site\n---\n- import_playbook: web.yml\n');
    factsOf('- name: a\n  community.general.ufw:\n    state: enabled\n');
    factsOf('- name: a\n  azure_rm_aks:\n    name: shop\n');
    factsOf('db: a\n', 'roles/db/defaults/main.yml');
    factsOf('db: a\n', 'group_vars/web');
    factsOf('[web]\nweb1 ansible_host=10.0.0.1\n', 'inventory/production');
    factsOf('- name: a\n  value: b\n', 'list.yml', 'yaml');
    factsOf('tls:\n- hosts:\n  - a\n  tasks: b\n', 'ingress.yml', 'yaml');
    factsOf('tasks:\n- name: a\n  register: b\n', 'config.yml', 'yaml');
    factsOf('db: a\n', 'roles/db/files/main.yml', 'yaml');
  });

  it('tells what tasks of clouds make', () => {
    const { settings, identities, policies, attachments, userMeans, credentials } = factsOf(PLAY);
    assert.deepEqual(
      settings.map(({ about, state, span, owner }) => [about, state, at(PLAY, span), owner]),
      [['local-auth', 'unsafe', 'true', 'azure_rm_containerregistry shopimages']],
    );
    assert.deepEqual(
      identities.map(({ kind, name, aliases }) => [kind, name, ...aliases]),
      [['iam-role', 'worker', 'iam-role:worker']],
    );
    assert.deepEqual(
      policies.map(({ purpose, holders, name }) => [purpose, ...holders, name]),
      [['trust', 'iam-role:worker', 'iam_role worker assume_role_policy_document']],
    );
    assert.deepEqual(
      attachments.map(({ policy, identity }) => [policy, identity]),
      [['managed-policy:ReadOnlyAccess', 'iam-role:worker']],
    );
    assert.deepEqual(
      userMeans.map(({ about, user, span }) => [about, user, at(PLAY, span)]),
      [
        ['policy', 'iam-user:ops', 'ops'],
        ['access-key', 'iam-user:mailer', 'local_action'],
      ],
    );
    assert.deepEqual(
      credentials.map(({ storage, slot, span }) => [storage, slot.name, at(PLAY, span)]),
      [
        ['literal', 'db_password', PASSWORD],
        ['none', 'secret_access_key', 'local_action'],
      ],
    );
  });

  it('knows what is kept elsewhere', () => {
    const text = `db_password: !vault |
  $ANSIBLE_VAULT;1.1;AES256
  6231336539666234
smtp_password: "{{ vault_smtp_password }}"
api_token: "{{ lookup('ansible.builtin.env', 'API_TOKEN') }}"
pg_password: "{{ lookup('community.hashi_vault.hashi_vault', 'secret=kv/data/pg:password') }}"
name: "{{ lookup('env', 'NAME') }}"
`;
    const { credentials, vaultReferences } = factsOf(text, 'group_vars/all.yml');
    assert.deepEqual(
      credentials.map(({ storage, slot, source }) => [storage, slot.name, source]),
      [
        ['vault', 'db_password', 'ansible-vault'],
        ['vault', 'smtp_password', 'vault_smtp_password'],
        ['environment', 'api_token', 'API_TOKEN'],
        ['vault', 'pg_password', 'secret=kv/data/pg:password'],
      ],
    );
    assert.deepEqual(
      vaultReferences.map(({ vault, path, from }) => [vault, path, from]),
      [['hashicorp-vault', 'kv/data/pg', 'pg_password']],
    );
  });

  it('reads the manifests that tasks send to a cluster', () => {
    const text = `- hosts: localhost
  tasks:
    - kubernetes.core.k8s:
        definition:
          apiVersion: rbac.authorization.k8s.io/v1
          kind: ClusterRoleBinding
          metadata: { name: ops }
          roleRef: { kind: ClusterRole, name: cluster-admin }
          subjects: [{ kind: Group, name: ops }]
    - k8s:
        state: absent
        definition: { apiVersion: v1, kind: Secret, metadata: { name: old }, stringData: { password: ${PASSWORD} } }
`;
    const { attachments, credentials } = factsOf(text);
    assert.deepEqual(
      attachments.map(({ policy, name }) => [policy, name]),
      [['k8s-cluster-role:cluster-admin', 'ClusterRoleBinding/ops']],
    );
    assert.deepEqual(credentials, []);
  });

  it('reads inventories of both notations', () => {
    const ini = `[web]\nweb1 ansible_host=10.0.0.1 ansible_password='${PASSWORD}' # first\n[web:vars]\nansible_become_pass = ${PASSWORD}\n[all:children]\nweb\n`;
    for (const file of ['inventory/hosts', 'hosts.ini', 'inventory/prod.ini'])
      assert.deepEqual(
        literals(factsOf(ini, file)).map(({ slot, span }) => [slot.name, slot.owner, at(ini, span)]),
        [
          ['ansible_password', 'web1', PASSWORD],
          ['ansible_become_pass', 'web:vars', PASSWORD],
        ],
        file,
      );
    const yaml = `all:\n  hosts:\n    web1:\n      ansible_password: ${PASSWORD}\n`;
    assert.equal(literals(factsOf(yaml, 'inventory/hosts.yml')).length, 1);
  });

  it('says what stands before the cut of a file that is half typed', () => {
    for (let cut = 0; cut <= PLAY.length; cut += 10) {
      const { facts } = analyzeFile({ file: 'playbooks/site.yml', text: PLAY.slice(0, cut) }, testEngine);
      if (cut > PLAY.indexOf('tasks:')) assert.equal(literals(facts).length, 1, `cut at ${cut}`);
      if (cut > PLAY.indexOf('- block')) assert.equal(facts.settings.length, 1, `cut at ${cut}`);
    }
    for (let gone = 0; gone < PLAY.length; gone += 10)
      analyzeFile({ file: 'playbooks/site.yml', text: PLAY.slice(0, gone) + PLAY.slice(gone + 1) }, testEngine);
    const thinned = [...PLAY].filter((_, i) => i % 10 !== 9).join('');
    analyzeFile({ file: 'playbooks/site.yml', text: thinned }, testEngine);
  });
});
