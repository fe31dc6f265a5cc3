/** Rotation and expiry as rules judge them: by the team's limits and by the day. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../server/src/engine/analyze';
import { DEFAULT_POLICY } from '../../server/src/engine/policy/model';
import { DEFAULT_LIMITS, type Limits } from '../../server/src/engine/rules/limits';
import { analyze, testEngine } from '../support/analysis';
import { readFixture } from '../support/fixture';

const RULES = 'server/src/engine/rules';

const TEXT = `
resource "aws_kms_key" "logs" {
  enable_key_rotation = true
}
resource "databricks_token" "jobs" {
  lifetime_seconds = 8640000
}
resource "aws_secretsmanager_secret" "db" {
  name = "orders/db"
}
resource "aws_secretsmanager_secret_rotation" "db" {
  secret_id = aws_secretsmanager_secret.db.id
  rotation_rules {
    automatically_after_days = 60
  }
}
resource "gitlab_deploy_token" "mirror" {
  expires_at = "2026-06-01T12:00:00Z"
}
resource "tfe_team_token" "ci" {
  expired_at = "2027-06-20T00:00:00Z"
}
`;

async function ruled(limits: Partial<Limits>, today?: string): Promise<string[]> {
  const policy = { ...DEFAULT_POLICY, limits: { ...DEFAULT_LIMITS, ...limits } };
  const engine: Engine = { ...testEngine, policy, ...(today === undefined ? {} : { today }) };
  const { findings } = await analyze({ 'main.tf': TEXT }, engine);
  return findings
    .filter(({ rule }) => rule.startsWith('lifecycle-'))
    .map(({ rule, span }) => `${rule} ${TEXT.slice(span.start, span.end)}`);
}

describe('lifecycle: limits and days', () => {
  it('says nothing where all is within the limits, and nothing of days that nobody knows', async () => {
    assert.deepEqual(await ruled({}), []);
  });

  it('asks for what the team asks for', async () => {
    assert.deepEqual(await ruled({ 'key-rotation-days': 180, 'secret-rotation-days': 30, 'credential-days': 90 }), [
      'lifecycle-key-no-rotation true',
      'lifecycle-credential-no-expiry 8640000',
      'lifecycle-secret-no-rotation 60',
    ]);
  });

  it('a credential may be used until the end of its last day', async () => {
    assert.deepEqual(await ruled({}, '2026-06-01'), []);
    assert.deepEqual(await ruled({}, '2026-06-02'), ['lifecycle-expired-credential 2026-06-01T12:00:00Z']);
  });

  it('a day beyond the limit is too far, from where it is seen today', async () => {
    assert.deepEqual(await ruled({}, '2026-05-01'), ['lifecycle-credential-no-expiry 2027-06-20T00:00:00Z']);
  });

  it('tells a rotation of a secret once, whatever else names it', async () => {
    const { findings } = await analyze({
      'a.tf': 'resource "aws_secretsmanager_secret" "db" {\n  name = "orders/db"\n}\n',
      'b.tf':
        'resource "aws_secretsmanager_secret_version" "db" {\n  secret_id = aws_secretsmanager_secret.db.id\n  secret_string = jsonencode({ username = "a", password = var.p, host = "b" })\n}\nvariable "p" {\n  sensitive = true\n}\n',
    });
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'lifecycle-secret-no-rotation').map(({ span, severity }) => [span.file, severity]),
      [['a.tf', 'medium']],
    );
  });

  it('a certificate that ended long ago is left over: little in a program, nothing in a test', async () => {
    const old = readFixture(
      readFileSync(join(RULES, 'lifecycle-certificate-expiring/fixtures/bad-pem/legacy/server.pem'), 'utf8'),
    ).text;
    const severities = async (file: string, today: string) =>
      (await analyze({ [file]: old }, { ...testEngine, today })).findings
        .filter(({ rule }) => rule === 'lifecycle-certificate-expiring')
        .map(({ severity }) => severity);
    assert.deepEqual(await severities('tls/server.pem', '2019-06-01'), ['high']);
    assert.deepEqual(await severities('tls/server.pem', '2026-06-01'), ['low']);
    assert.deepEqual(await severities('tests/tls/server.pem', '2019-06-01'), ['info']);
    assert.deepEqual(await severities('tests/tls/server.pem', '2026-06-01'), []);
  });

  it('functions of one template share little, functions of several modules more', async () => {
    const read = (name: string) =>
      readFixture(readFileSync(join(RULES, 'graph-identity-shared-by-workloads/fixtures', name), 'utf8')).text;
    const severities = async (file: string, text: string) =>
      (await analyze({ [file]: text })).findings
        .filter(({ rule }) => rule === 'graph-identity-shared-by-workloads')
        .map(({ severity }) => severity);
    assert.deepEqual(await severities('template.yaml', read('bad-template.yaml')), ['low']);
    assert.deepEqual(await severities('main.tf', read('bad-lambda-role.tf')), ['medium']);
  });
});
