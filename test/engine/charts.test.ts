/** Charts rendered with their values: what templates say, at the place where it is written. */
import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import { withCharts } from '../../server/src/engine/facts/kubernetes/chart/index';
import type { Facts } from '../../server/src/engine/facts/model';
import type { Span } from '../../server/src/engine/syntax/span';
import { analyze, testEngine } from '../support/analysis';
import { fill } from '../support/planted';

const HELPERS = `{{- define "app.name" -}}{{ default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}{{- end }}
{{- define "app.fullname" -}}
{{- $name := include "app.name" . -}}
{{- if contains $name .Release.Name }}{{ .Release.Name }}{{ else }}{{ printf "%s-%s" .Release.Name $name }}{{ end }}
{{- end }}
{{- define "app.account" -}}
{{- if .Values.serviceAccount.create }}{{ default (include "app.fullname" .) .Values.serviceAccount.name }}{{ else }}{{ default "default" .Values.serviceAccount.name }}{{ end }}
{{- end }}
`;

const ROLE = `{{- if .Values.rbac.create }}
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: {{ include "app.fullname" . }}
rules:
  - apiGroups: [""]
    resources: [configmaps]
    verbs: [get]
  {{- with .Values.rbac.rules }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: {{ include "app.fullname" . }}
roleRef:
  kind: ClusterRole
  apiGroup: rbac.authorization.k8s.io
  name: {{ .Values.rbac.role | default (include "app.fullname" .) | quote }}
subjects:
  - kind: ServiceAccount
    name: {{ include "app.account" . }}
    namespace: {{ .Release.Namespace }}
{{- end }}
`;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "app.fullname" . }}
spec:
  template:
    spec:
      serviceAccountName: {{ include "app.account" $ }}
      containers:
        - name: app
`;

const ACCOUNT = `{{ if .Values.serviceAccount.create -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "app.account" . }}
{{- end }}
`;

const CHART: Readonly<Record<string, string>> = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: app\nversion: 1.0.0\n',
  'chart/values.yaml': 'rbac:\n  create: true\n  rules: []\nserviceAccount:\n  create: true\n  name: ""\n',
  'chart/templates/_helpers.tpl': HELPERS,
  'chart/templates/role.yaml': ROLE,
  'chart/templates/deployment.yaml': DEPLOYMENT,
  'chart/templates/account.yaml': ACCOUNT,
};

const WIDE = 'rbac:\n  rules:\n    - apiGroups: ["*"]\n      resources: ["*"]\n      verbs:\n        - "*"\n';

function factsOf(files: Readonly<Record<string, string>>): Facts[] {
  return Object.entries(files)
    .map(([file, text]) => analyzeFile({ file, text }, testEngine).facts)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

const textAt = (files: Readonly<Record<string, string>>, span: Span | undefined) =>
  span && `${span.file}: ${files[span.file]?.slice(span.start, span.end)}`;

describe('charts', () => {
  it('a chart that is safe by default and unsafe through one file of values has its finding there', async () => {
    const files = { ...CHART, 'chart/values-prod.yaml': WIDE };
    const found = async (all: Readonly<Record<string, string>>) =>
      (await analyze(all)).findings.filter(({ rule }) => rule === 'k8s-rbac-wildcard');
    assert.deepEqual(await found(CHART), []);
    const [finding, ...more] = await found(files);
    assert.deepEqual(more, []);
    assert.equal(textAt(files, finding?.span), 'chart/values-prod.yaml: *');
    assert.equal(textAt(files, finding?.span.via?.[0]), 'chart/templates/role.yaml: {{- toYaml . | nindent 2 }}');
  });

  it('joins what a chart names in its own way, and shows names as they are made', async () => {
    const { graph } = await analyze(CHART);
    assert.deepEqual(
      graph.identities.map(({ name, references, grants }) => [
        name,
        references.map(({ from }) => from),
        grants.map(({ role }) => role?.name),
      ]),
      [['{{ .Release.Name }}-app', ['Deployment/{{ .Release.Name }}-app'], ['ClusterRole/{{ .Release.Name }}-app']]],
    );
  });

  it('marks a right in the template, or the value that gives it', async () => {
    const files = { ...CHART, 'chart/values-admin.yaml': "rbac:\n  role: 'cluster-admin'\n" };
    const { graph, findings } = await analyze(files);
    const admin = graph.attachments.find(({ policy }) => policy === 'k8s-cluster-role:cluster-admin');
    assert.equal(textAt(files, admin?.span), 'chart/values-admin.yaml: cluster-admin');
    assert.equal(files['chart/values-admin.yaml'].slice(admin?.literal.start, admin?.literal.end), "'cluster-admin'");
    assert.equal(textAt(files, admin?.identitySpan), 'chart/templates/role.yaml: {{ include "app.account" . }}');
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'k8s-cluster-admin-binding').map(({ span }) => textAt(files, span)),
      ['chart/values-admin.yaml: cluster-admin'],
    );
    const [verb] = graph.roles[0]?.rules[0]?.verbs ?? [];
    assert.equal(textAt(files, verb?.span), 'chart/templates/role.yaml: get');
  });

  it('a role that no values switch on says nothing', () => {
    const files = { ...CHART, 'chart/values.yaml': 'rbac: { create: false }\nserviceAccount: { create: false, name: "" }\n' };
    const facts = withCharts(factsOf(files));
    assert.deepEqual(
      facts.flatMap(({ roles }) => roles),
      [],
    );
    const [reference] = facts.flatMap(({ references }) => references);
    assert.equal(reference?.to, 'k8s-sa:default/default');
  });

  it('gives the same objects for charts that an edit does not touch, and renders only the template that changed', () => {
    const files = { ...CHART, ...Object.fromEntries(Object.entries(CHART).map(([file, text]) => [`other/${file}`, text])) };
    const before = factsOf(files);
    const first = withCharts(before);
    const changed = before.map((facts) =>
      facts.file === 'chart/templates/role.yaml'
        ? analyzeFile({ file: facts.file, text: `${ROLE}\n# more\n` }, testEngine).facts
        : facts,
    );
    const second = withCharts(changed);
    assert.deepEqual(
      second.filter((facts, i) => facts !== first[i]).map(({ file }) => file),
      ['chart/templates/role.yaml'],
    );
  });

  it('values of Argo CD and Flux are values of the chart, at their exact places', async () => {
    const application = (helm: string) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: app }\nspec:\n  source:\n    repoURL: https://example.com/x.git\n    path: chart\n    helm:\n${helm}`;
    const releases = {
      'argo/text.yaml': application('      values: |\n        rbac:\n          role: cluster-admin\n'),
      'argo/object.yaml': application('      valuesObject:\n        rbac: { role: "cluster-admin" }\n'),
      'argo/parameter.yaml': application('      parameters:\n        - name: rbac.role\n          value: cluster-admin\n'),
      'argo/file.yaml': application('      valueFiles: [../set/admin.yaml]\n'),
      'flux/release.yaml':
        'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: app }\nspec:\n  chart: { spec: { chart: ./chart } }\n  values:\n    rbac:\n      role: cluster-admin\n',
    };
    for (const [file, text] of Object.entries(releases)) {
      const files = { ...CHART, [file]: text, 'set/values-admin.yaml': 'x: y\n', 'set/admin.yaml': 'a: b\n' };
      const { graph } = await analyze(files);
      const admin = graph.attachments.filter(({ policy }) => policy === 'k8s-cluster-role:cluster-admin');
      const wanted = file === 'argo/file.yaml' ? [] : [`${file}: cluster-admin`];
      assert.deepEqual(
        admin.map(({ span }) => textAt(files, span)),
        wanted,
      );
    }
    const named = {
      ...CHART,
      'argo/file.yaml': releases['argo/file.yaml'].replace('../set/admin.yaml', '../set/admin-values.yaml'),
      'set/admin-values.yaml': 'rbac: { role: cluster-admin }\n',
    };
    const { graph } = await analyze(named);
    assert.ok(graph.attachments.some(({ span }) => textAt(named, span) === 'set/admin-values.yaml: cluster-admin'));
  });

  it('a chart inside of a chart sees its block of the values, and is left out where a condition says so', async () => {
    const inner = Object.fromEntries(
      Object.entries(CHART).map(([file, text]) => [file.replace('chart/', 'top/charts/app/'), text]),
    );
    const top = (values: string) => ({
      ...inner,
      'top/Chart.yaml':
        'apiVersion: v2\nname: top\nversion: 1.0.0\ndependencies:\n  - { name: app, version: 1.0.0, alias: web, condition: web.enabled }\n',
      'top/values.yaml': values,
    });
    const set = top('web:\n  rbac: { role: cluster-admin }\n');
    const { graph } = await analyze(set);
    assert.deepEqual(
      graph.attachments.map(({ span }) => textAt(set, span)),
      ['top/values.yaml: cluster-admin'],
    );
    assert.deepEqual((await analyze(top('web: { enabled: false }\n'))).graph.attachments, []);
  });

  it('what nobody can know stays open, and nothing takes long', () => {
    const said = (template: string, values = 'a: b\n') =>
      withCharts(
        factsOf({
          'c/Chart.yaml': 'name: c\nversion: 1.0.0\n',
          'c/values.yaml': values,
          'c/templates/a.yaml': `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${template}\n`,
        }),
      ).flatMap(({ identities }) => identities.map(({ name }) => name));
    assert.deepEqual(said('{{ .Files.Get "name" }}'), ['{{ .Files.Get "name" }}']);
    assert.deepEqual(said('{{ ternary "x" "y" (.Capabilities.APIVersions.Has "example.com/v1") }}').length, 1);
    assert.deepEqual(said('{{ required "say one" .Values.none }}'), ['{{ required "say one" .Values.none }}']);
    assert.deepEqual(said('{{ tpl .Values.t . }}', 't: "{{ .Values.u }}-x"\nu: w\n'), ['w-x']);
    assert.deepEqual(said('{{ include "me" . }}{{ define "me" }}{{ include "me" . }}{{ include "me" . }}{{ end }}').length, 1);
    assert.deepEqual(
      said('{{ range until 999 }}{{ range until 999 }}{{ range until 999 }}x{{ end }}{{ end }}{{ end }}').length,
      1,
    );
    assert.deepEqual(said('{{ if }}{{ end'), ['{{ if }}{{ end']);
    for (const damaged of ['{{ end }}', '{{ else }}', '{{ ( }}', '{{ | }}', '{{ "a }}', '{{ with . }}', '{{ range $a, := . }}'])
      assert.ok(said(`a${damaged}`).length <= 1);
  });

  it('no value of a secret is kept', () => {
    const facts = factsOf({ ...CHART, 'chart/values-db.yaml': fill('db:\n  password: {{password}}\n') });
    assert.ok(!JSON.stringify(facts).includes(fill('{{password}}')));
  });
});
