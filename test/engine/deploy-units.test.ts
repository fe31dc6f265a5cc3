/** Programs and the roles they run as: what is linked, what is read, what is left open; and both rules over files that are half typed. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Workspace } from '../../server/src/engine/analyze';
import { roleUsesOf } from '../../server/src/engine/graph/deploy-units';
import { analyze } from '../support/analysis';
import { readFixture } from '../support/fixture';
import { filesUnder } from '../support/shop';

const FIXTURES = 'server/src/engine/rules/sdk-unused-permission/fixtures';

function workspaceOf(name: string): Record<string, string> {
  const root = join(FIXTURES, name);
  return Object.fromEntries(filesUnder(root).map((path) => [relative(root, path), readFixture(readFileSync(path, 'utf8')).text]));
}

/** `role: unit path [needs]`, with `?` where something about it is not known. */
function unitsOf({ graph }: Workspace): string[] {
  return roleUsesOf(graph).flatMap(({ role, units, isWhole }) =>
    units.map(({ name, path, needs }) => {
      const actions = [...new Set(needs.map(({ action }) => action))].sort().join(' ');
      return `${role.name}: ${name} ${path} [${actions}]${isWhole ? '' : ' ?'}`;
    }),
  );
}

const SAM = (properties: string, resources = '') => `Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
${properties}${resources}`;

const CODE = 'import boto3\n\n\ndef handler(event, context):\n    boto3.client("s3").get_object(Bucket="b", Key="k")\n';

describe('deploy units', () => {
  it('are functions, tasks and pods with their roles', async () => {
    assert.deepEqual(unitsOf(await analyze(workspaceOf('bad-sam'))), [
      'WorkerRole: function Worker src [dynamodb:GetItem sns:Subscribe sqs:SendMessage]',
    ]);
    assert.deepEqual(unitsOf(await analyze(workspaceOf('bad-ecs'))), ['TaskRole: task Task api [sns:Publish]']);
    assert.deepEqual(unitsOf(await analyze(workspaceOf('bad-kubernetes'))), [
      'orders: Deployment/orders orders [dynamodb:Query]',
    ]);
    assert.deepEqual(unitsOf(await analyze(workspaceOf('bad-terraform'))), [
      'worker: aws_lambda_function.worker src [dynamodb:Query s3:GetObject sqs:SendMessage]',
    ]);
    assert.deepEqual(unitsOf(await analyze(workspaceOf('bad-serverless'))), [
      'IamRoleLambdaExecution: function SendLambdaFunction  [ses:SendEmail ses:SendRawEmail]',
    ]);
  });

  for (const [name, properties, expected] of [
    ['a folder', '      CodeUri: src/\n', true],
    ['the folder of the template where nothing is written', '', true],
    ['a layer of the workspace', '      CodeUri: src/\n      Layers: [!Ref Shared]\n', true],
    ['a layer of someone else', '      CodeUri: src/\n      Layers: [arn:aws:lambda:eu-west-1:111122223333:layer:x:1]\n', false],
    ['a runtime of another language', '      CodeUri: src/\n      Runtime: ruby3.4\n', false],
  ] as const) {
    it(`${expected ? 'whole' : 'open'}: ${name}`, async () => {
      const workspace = await analyze({ 'template.yaml': SAM(properties), 'src/app.py': CODE });
      assert.deepEqual(
        roleUsesOf(workspace.graph).map(({ isWhole }) => isWhole),
        [expected],
      );
    });
  }

  it('have no fact where the code is not in the workspace', async () => {
    for (const properties of ['s3://bucket/code.zip', 'app.jar', '!Ref Code', '../../outside'])
      assert.deepEqual(
        unitsOf(await analyze({ 'template.yaml': SAM(`      CodeUri: ${properties}\n`), 'src/app.py': CODE })),
        [],
      );
  });

  it('are open where a call is not understood', async () => {
    for (const line of [
      'getattr(s3, event["call"])()',
      'keep(s3)',
      'boto3.client(event["service"])',
      'subprocess.run(["aws", "s3", "ls"])',
      's3.a_call_of_tomorrow()',
      'import awswrangler',
    ]) {
      const text = `${CODE}    s3 = boto3.client("s3")\n    s3.put_object()\n    ${line}\n`;
      const [use] = roleUsesOf((await analyze({ 'template.yaml': SAM('      CodeUri: src/\n'), 'src/app.py': text })).graph);
      assert.ok(use?.units[0]?.doubts.has('s3') || use?.units[0]?.doubts.has('*'), line);
    }
  });

  it('keep what stands before the cut, and never throw, in files that are half typed', async () => {
    for (const name of ['bad-sam', 'bad-terraform', 'bad-serverless', 'bad-kubernetes', 'bad-ecs']) {
      const texts = workspaceOf(name);
      for (const [file, text] of Object.entries(texts)) {
        for (let at = 0; at < text.length; at += 10) {
          await analyze({ ...texts, [file]: text.slice(0, at) });
          if (at % 50 === 0) await analyze({ ...texts, [file]: text.slice(0, at) + text.slice(at + 1) });
        }
      }
    }
  }).timeout(120_000);

  it('find a call before the cut', async () => {
    const whole = await analyze({ 'a.py': CODE });
    const cut = await analyze({ 'a.py': `${CODE}\ntable = boto3.resource("dyn` });
    const needs = ({ graph }: Workspace) => graph.facts.get('a.py')?.needs.map(({ action }) => action);
    assert.deepEqual(needs(whole), ['s3:GetObject']);
    assert.deepEqual(needs(cut), ['s3:GetObject']);
  });
});
