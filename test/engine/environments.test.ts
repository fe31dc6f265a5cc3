import { strict as assert } from 'node:assert';
import { environmentOfPath } from '../../server/src/engine/graph/environments/path';
import { environmentIn, environmentNamed } from '../../server/src/engine/graph/environments/words';

describe('environments', () => {
  it('a whole value', () => {
    for (const [text, value] of [
      ['Prod', 'production'],
      ['PRD', 'production'],
      ['non-prod', 'non-production'],
      ['pre-production', 'staging'],
      ['stg', 'staging'],
      ['Dev', 'development'],
      ['platform', undefined],
      ['constructor', undefined],
    ] as const)
      assert.equal(environmentNamed(text), value, text);
  });

  it('a word of a name', () => {
    for (const [text, value] of [
      ['shop-prod', 'production'],
      ['prod-eu-west-1', 'production'],
      ['prod1', 'production'],
      ['shop-nonprod', 'non-production'],
      ['dev-eu-1', 'development'],
      ['dev-tools', undefined],
      ['test-helpers', undefined],
      ['production-ready', 'production'],
      ['infrastructure-live', undefined],
      ['product', undefined],
      ['latest', undefined],
      ['', undefined],
    ] as const)
      assert.equal(environmentIn(text), value, text);
  });

  it('a path: the name of a settings file, else the nearest folder', () => {
    for (const [file, value] of [
      ['envs/prod/main.tf', 'production'],
      ['live/staging/app/main.tf', 'staging'],
      ['infrastructure-live/app/main.tf', undefined],
      ['overlays/dev/kustomization.yaml', 'development'],
      ['prod/dev/main.tf', 'development'],
      ['chart/values-prod.yaml', 'production'],
      ['chart/values.dev.yaml', 'development'],
      ['.env.production', 'production'],
      ['appsettings.Staging.json', 'staging'],
      ['infra/prod.tfvars', 'production'],
      ['infra/dev.auto.tfvars', 'development'],
      ['k8s/app-prod.yaml', 'production'],
      ['docker-compose.prod.yml', 'production'],
      ['src/dev/tool.ts', undefined],
      ['test/main.py', undefined],
      ['e2e-test/pod.yaml', undefined],
      ['app_test.go', undefined],
      ['.dev/x.yaml', undefined],
      ['src/production.ts', 'production'],
      ['main.tf', undefined],
    ] as const)
      assert.equal(environmentOfPath(file)?.value, value, file);
  });
});
