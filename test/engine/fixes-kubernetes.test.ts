/** Places of Kubernetes, Helm and Kustomize where a fix must hold back, or choose: near misses of the cases in `fixtures/`. */
import { strict as assert } from 'node:assert';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { fixesFor } from '../../server/src/engine/fixes/index';
import type { Fix, FixContext } from '../../server/src/engine/fixes/model';
import { analyze } from '../support/analysis';
import { fill } from '../support/planted';

type Texts = Readonly<Record<string, string>>;

const ESO = 'vault-reference:hashicorp-vault';
const ENV = 'vault-reference:environment';

interface Asked {
  readonly ids: readonly string[];
  readonly after: (id: string) => Texts;
}

/** What is offered for the first credential that stands in the first file. */
async function ask(given: Texts): Promise<Asked> {
  const texts = Object.fromEntries(Object.entries(given).map(([file, text]) => [file, fill(text)]));
  const { findings, graph } = await analyze(texts);
  const [first = ''] = Object.keys(texts);
  const finding = findings.find(({ span, credential }) => span.file === first && credential?.storage === 'literal');
  assert.ok(finding, `there is a finding in ${first}`);
  const context: FixContext = { read: (file) => texts[file], files: Object.keys(texts), graph, offer: 'all' };
  const fixes: Fix[] = [...fixesFor(finding, context)].filter(({ edits }) => edits.length > 0);
  const after = (id: string) => Object.fromEntries(applyFix(context.read, fixes.find((one) => one.id === id) as Fix) ?? []);
  return { ids: fixes.map(({ id }) => id), after };
}

const pod = (env: string, more = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\n  namespace: shop\nspec:\n  containers:\n    - name: app\n      image: app\n${more}${env}`;
const VARIABLE = '      env:\n        - name: DB_PASSWORD\n          value: {{password}}\n';

describe('fixes of Kubernetes', () => {
  it('leave anchors, scripts and lists in brackets around a part alone', async () => {
    for (const env of [
      '      env:\n        - name: DB_PASSWORD\n          value: &shared {{password}}\n        - name: OTHER\n          value: *shared\n',
      '      args: [sh, -c, "run --db-password={{token}} --now"]\n',
      '      args:\n        - python\n        - -c\n        - |\n          run("--db-password={{token}}")\n          quit()\n',
      '      args:\n        - sh\n        - -c\n        - |\n          cat <<EOF\n          DB_PASSWORD={{token}}\n          EOF\n',
      '      env: [{name: DATABASE_URL, value: "postgres://app:{{url-password}}@db/app"}]\n',
    ])
      assert.deepEqual((await ask({ 'a.yaml': pod(env) })).ids, [], env);
  });

  it('take the assignment out of a script that has the variable anyway, and use it a second time', async () => {
    const script = (line: string) =>
      pod(`      command:\n        - sh\n        - -c\n        - |\n          ${line}\n          run\n`).replace(
        'name: app\n',
        'name: db\n',
      );
    const gone = (await ask({ 'a.yaml': script('export DB_PASSWORD={{token}}') })).after(ENV)['a.yaml'] ?? '';
    assert.match(gone, /name: DB_PASSWORD\n[\s\S]*- \|\n {10}run\n$/);
    const twice = gone.replace('          run\n', '          run --db-password "{{token}}"\n');
    const after = (await ask({ 'a.yaml': twice })).after(ENV)['a.yaml'] ?? '';
    assert.match(after, /run --db-password "\$DB_PASSWORD"\n$/);
    assert.equal(after.match(/name: DB_PASSWORD/g)?.length, 1);
  });

  it('use no store of another namespace', async () => {
    const store = (namespace: string) =>
      `apiVersion: external-secrets.io/v1\nkind: SecretStore\nmetadata:\n  name: team\n  namespace: ${namespace}\nspec:\n  provider:\n    vault: {server: https://v, path: secret}\n`;
    const own = await ask({ 'a.yaml': pod(VARIABLE), 'store.yaml': store('shop') });
    assert.match(own.after(ESO)['app-db-external-secret.yaml'] ?? '', /name: team\n {4}kind: SecretStore/);
    const other = await ask({ 'a.yaml': pod(VARIABLE), 'store.yaml': store('ops') });
    assert.match(other.after(ESO)['app-db-external-secret.yaml'] ?? '', /name: vault-backend\n {4}kind: ClusterSecretStore/);
  });

  it('leave the mount to the key where the store has no path', async () => {
    const store =
      'apiVersion: external-secrets.io/v1\nkind: ClusterSecretStore\nmetadata:\n  name: all\nspec:\n  provider:\n    vault: {server: https://v}\n';
    const { after } = await ask({ 'a.yaml': pod(VARIABLE), 'store.yaml': store });
    assert.match(after(ESO)['app-db-external-secret.yaml'] ?? '', /key: secret\/app\/db\n/);
  });

  it('make no second object for a Secret that something else fills', async () => {
    const present =
      'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: x\n  namespace: shop\nspec:\n  target:\n    name: app-db\n  data:\n    - secretKey: password\n      remoteRef: {key: elsewhere}\n';
    assert.deepEqual((await ask({ 'a.yaml': pod(VARIABLE), 'x.yaml': present })).ids, [ENV]);
  });

  it('do not take the agent where the variable is used before the agent has run', async () => {
    const agent =
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: other\n  annotations:\n    vault.hashicorp.com/agent-inject: "true"\n    vault.hashicorp.com/role: shop\nspec:\n  containers:\n    - name: other\n';
    const shell = '      command: [sh, -c, exec app]\n';
    const more = '        - name: URL\n          value: http://app:$(DB_PASSWORD)@db\n';
    const plain = await ask({ 'a.yaml': pod(`${VARIABLE}        - name: A\n          value: b\n`, shell), 'b.yaml': agent });
    assert.match(plain.after(ESO)['a.yaml'] ?? '', /\. \/vault\/secrets\/db && exec app/);
    const used = await ask({ 'a.yaml': pod(VARIABLE + more, shell), 'b.yaml': agent });
    assert.match(used.after(ESO)['a.yaml'] ?? '', /secretKeyRef/);
  });

  it('leave a ConfigMap alone whose readers are not known', async () => {
    const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  A: b\n  DB_PASSWORD: {{password}}\n';
    const mounted =
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nspec:\n  volumes:\n    - name: s\n      configMap: {name: settings}\n  containers:\n    - name: app\n      envFrom:\n        - configMapRef:\n            name: settings\n';
    assert.deepEqual((await ask({ 'a.yaml': map })).ids, []);
    assert.deepEqual((await ask({ 'a.yaml': map, 'b.yaml': mounted })).ids, []);
    assert.ok((await ask({ 'a.yaml': map, 'b.yaml': mounted.replace(/ {2}volumes:\n.*\n.*\n/, '') })).ids.length > 5);
  });

  it('keep keys of a Secret apart that a vault would write alike', async () => {
    const secret =
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\nstringData:\n  db.password: {{password}}\n  db-password: {{password:2}}\n';
    assert.deepEqual(
      (await ask({ 'a.yaml': secret })).ids.map((id) => id.replace('vault-reference:', '')),
      ['aws-secrets-manager', 'hashicorp-vault', 'aws-ssm', '1password'],
    );
  });

  it('give no vault the token that the cluster makes', async () => {
    const token =
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: t\n  annotations: {kubernetes.io/service-account.name: ci}\ntype: kubernetes.io/service-account-token\ndata:\n  token: {{base64-of-token}}\n';
    assert.deepEqual((await ask({ 'a.yaml': token })).ids, ['identity']);
    assert.deepEqual((await ask({ 'a.yaml': token.replace(/ {2}annotations.*\n/, '') })).ids, []);
  });

  it('keep the keys of a pod whose account is no identity of the cloud', async () => {
    const keys =
      '      env:\n        - name: AWS_ACCESS_KEY_ID\n          value: {{aws-access-key-id}}\n        - name: AWS_SECRET_ACCESS_KEY\n          value: {{aws-secret-key}}\n';
    const account = (annotation: string) =>
      `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: app\n  namespace: shop\n  annotations:\n    ${annotation}: x\n`;
    const text = pod(keys).replace('  containers:', '  serviceAccountName: app\n  containers:');
    assert.ok((await ask({ 'a.yaml': text, 'b.yaml': account('eks.amazonaws.com/role-arn') })).ids.includes('identity'));
    assert.ok(!(await ask({ 'a.yaml': text, 'b.yaml': account('iam.gke.io/gcp-service-account') })).ids.includes('identity'));
    assert.ok(!(await ask({ 'a.yaml': pod(keys), 'b.yaml': account('eks.amazonaws.com/role-arn') })).ids.includes('identity'));
  });
});

describe('fixes of Helm and Kustomize', () => {
  it('fill no existingSecret whose key is not known', async () => {
    const values = 'auth:\n  password: {{password}}\n  existingSecret: ""\n';
    assert.deepEqual((await ask({ 'values.yaml': values })).ids, [ENV]);
    assert.ok((await ask({ 'values.yaml': `${values}  existingSecretKey: pw\n` })).ids.length > 5);
  });

  it('give a chart no Secret that would need more keys than the one', async () => {
    const values = 'db:\n  password: {{password}}\n  existingSecret: ""\n';
    const secret = (more: string) => ({
      'values.yaml': values,
      'Chart.yaml': 'apiVersion: v2\nname: x\n',
      'templates/secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\ndata:\n  pw: {{ .Values.db.password | b64enc }}\n${more}`,
    });
    assert.ok((await ask(secret(''))).ids.length > 5);
    assert.deepEqual((await ask(secret('  salt: {{ .Values.salt | b64enc }}\n'))).ids, [ENV]);
  });

  it('leave a Secret alone that is given already', async () => {
    const values = 'auth:\n  password: {{password}}\n  existingSecret: mine\n  existingSecretKey: pw\n';
    assert.deepEqual((await ask({ 'values.yaml': values })).ids, [ENV]);
  });

  it('change no template that does more with the value', async () => {
    const chart = (line: string) => ({
      'values.yaml': 'db:\n  password: {{password}}\n',
      'Chart.yaml': 'apiVersion: v2\nname: x\n',
      'templates/pod.yaml': pod(`      env:\n        - name: DB_PASSWORD\n${line}`),
    });
    assert.ok((await ask(chart('          value: {{ .Values.db.password | quote }}\n'))).ids.length > 5);
    for (const line of [
      '          value: "x{{ .Values.db.password }}"\n',
      '          value: {{ .Values.db.password | b64enc }}\n',
      '          value: {{ .Values.db.password | quote }}\n        - name: B\n          value: {{ printf "%s" .Values.db.password }}\n',
    ])
      assert.deepEqual((await ask(chart(line))).ids, [ENV], line);
  });

  it('write no reference for helmfile where nothing fills it in, or the vault is not known', async () => {
    const values = { 'shop-values.yaml': 'db:\n  password: {{password}}\n' };
    assert.deepEqual((await ask(values)).ids, [ENV]);
    const { ids } = await ask({ ...values, 'helmfile.yaml': 'releases: []\n' });
    assert.deepEqual(
      ids.filter((id) => /azure|gcp/.test(id)),
      [],
    );
    assert.ok(ids.includes('vault-reference:aws-ssm'));
  });

  it('leave a generator alone that reads files, or that another Kustomization changes', async () => {
    const base = (more: string) =>
      `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nsecretGenerator:\n  - name: db\n${more}    literals:\n      - password={{token}}\n`;
    const overlay =
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [../base]\nsecretGenerator:\n  - name: db\n    behavior: merge\n    literals: [user=x]\n';
    assert.ok((await ask({ 'base/kustomization.yaml': base('') })).ids.length > 5);
    assert.deepEqual((await ask({ 'base/kustomization.yaml': base('    files: [a.txt]\n') })).ids, [ENV]);
    assert.deepEqual((await ask({ 'base/kustomization.yaml': base(''), 'prod/kustomization.yaml': overlay })).ids, []);
  });
});
