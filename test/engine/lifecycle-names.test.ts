/** Facts of names and encrypted values, whole and half typed. */
import { strict as assert } from 'node:assert';
import { isSlip } from '../../server/src/engine/rules/shared/dangling/near';
import { analyze } from '../support/analysis';

const SOPS =
  'db:\n  password: ENC[AES256_GCM,data:Zm9v,iv:aXY=,tag:dGFn,type:str]\n  user: ENC[AES256_GCM,data:YmFy,iv:aXY=,tag:dGFn,type:str]\nsops:\n  mac: ENC[AES256_GCM,data:bWFj,iv:aXY=,tag:dGFn,type:str]\n';
const SECRETS =
  'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: db\n  namespace: shop\nspec:\n  target:\n    name: shop-db\n---\napiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata:\n  name: web\nspec:\n  secretName: web-tls\n  issuerRef: { name: ca }\n';
const TEMPLATE =
  "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Used:\n    Type: AWS::IAM::Role\n    Properties:\n      Tags: [{ Key: Owner, Value: shop }]\n  Alone:\n    Type: AWS::IAM::User\n    Properties: { UserName: alone }\n  Policy:\n    Type: AWS::IAM::Policy\n    Properties:\n      Roles: [!Ref Used]\n";

async function factsOf(file: string, text: string) {
  const { graph } = await analyze({ [file]: text });
  const facts = graph.facts.get(file);
  assert.ok(facts || text.length < 400);
  return facts;
}

describe('names and encrypted values', () => {
  it('encrypted values, without the checksum over the file', async () => {
    const facts = await factsOf('app.sops.yaml', SOPS);
    assert.deepEqual(
      facts?.encrypted.map(({ kind, name, span }) => [kind, name, SOPS.slice(span.start, span.end)]),
      [
        ['sops', 'password', 'ENC[AES256_GCM,data:Zm9v,iv:aXY=,tag:dGFn,type:str]'],
        ['sops', 'user', 'ENC[AES256_GCM,data:YmFy,iv:aXY=,tag:dGFn,type:str]'],
      ],
    );
    const vaulted = await factsOf('group_vars/all/vault.yml', '$ANSIBLE_VAULT;1.1;AES256\n6231\n');
    assert.deepEqual(
      vaulted?.encrypted.map(({ kind, span }) => [kind, span.start, span.end]),
      [['ansible-vault', 0, 25]],
    );
    const sealed = `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: { name: a, namespace: shop }\nspec:\n  encryptedData:\n    token: Ag${'Q'.repeat(400)}==\n`;
    const seal = await factsOf('sealed.yaml', sealed);
    assert.deepEqual(
      seal?.encrypted.map(({ kind, name }) => [kind, name]),
      [['sealed-secret', 'token']],
    );
  });

  it('Secrets that manifests and operators make', async () => {
    const facts = await factsOf('secrets.yaml', SECRETS);
    assert.deepEqual(
      facts?.secretObjects.map(({ key }) => key),
      ['shop/shop-db', 'default/web-tls'],
    );
  });

  it('what names the identities of a template', async () => {
    const facts = await factsOf('template.yaml', TEMPLATE);
    assert.deepEqual(
      facts?.named.map(({ name, by, tagging }) => [name, by, tagging?.keys]),
      [
        ['Used', ['AWS::IAM::Policy'], ['Owner']],
        ['Alone', [], []],
      ],
    );
  });

  it('half-typed files keep what stands before the cut', async () => {
    for (const [file, text] of [
      ['app.sops.yaml', SOPS],
      ['secrets.yaml', SECRETS],
      ['template.yaml', TEMPLATE],
    ] as const) {
      for (let end = 0; end < text.length; end += 10) {
        const facts = await factsOf(file, text.slice(0, end));
        await factsOf(file, text.slice(0, end) + text.slice(end + 10));
        if (text === SOPS && end > 80) assert.equal(facts?.encrypted[0]?.name, 'password', `${end}`);
        if (text === SECRETS && end > 140) assert.equal(facts?.secretObjects[0]?.key, 'shop/shop-db', `${end}`);
      }
    }
  });

  it('slips of the hand, and names that differ on purpose', () => {
    for (const [a, b, expected] of [
      ['shop-worker', 'shop-wroker', true],
      ['shop_worker', 'shop-worker', true],
      ['worker', 'workers', true],
      ['worker-1', 'worker-2', false],
      ['worker-dev', 'worker-prd', false],
      ['app-a', 'app-b', false],
      ['reader', 'reader', false],
      ['api', 'app', false],
      ['shop-test', 'shop-tests', false],
      ['shop-api', 'shop-web', false],
      ['report-read', 'report-real', false],
    ] as const)
      assert.equal(isSlip(a, b), expected, `${a} ${b}`);
  });
});
