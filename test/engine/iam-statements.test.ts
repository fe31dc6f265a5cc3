/** Policy documents in every spelling, read into statements whose terms point at the exact value. */
import { strict as assert } from 'node:assert';
import type { Statement, Term } from '../../server/src/engine/iam/model';
import { readPolicy } from '../../server/src/engine/iam/statements';
import { parseJson } from '../../server/src/engine/syntax/data/json';
import { parseYaml } from '../../server/src/engine/syntax/data/yaml';
import { HOLE, type Value } from '../../server/src/engine/syntax/value';

function ofJson(text: string): Statement[] {
  const { value } = parseJson('policy.json', text);
  assert.ok(value);
  return readPolicy(value);
}

function ofYaml(text: string): Statement[] {
  const [value] = parseYaml('policy.yaml', text).documents;
  assert.ok(value);
  return readPolicy(value);
}

const texts = (terms: readonly Term[]) => terms.map(({ text }) => text);

describe('policy statements', () => {
  it('reads a list, a lone statement, lone values and lists', () => {
    const text = JSON.stringify({
      Statement: [
        { Sid: 'One', Effect: 'Allow', Action: ['s3:Get*', 's3:List*'], Resource: '*' },
        { Effect: 'Deny', NotAction: 'iam:*', NotResource: ['a', 'b'] },
      ],
    });
    const statements = ofJson(text);
    assert.equal(statements.length, 2);
    const [one, two] = statements as [Statement, Statement];
    assert.equal(one.sid, 'One');
    assert.deepEqual([one.effect, two.effect], ['Allow', 'Deny']);
    assert.deepEqual(texts(one.actions), ['s3:Get*', 's3:List*']);
    assert.deepEqual(
      one.actions.map(({ inList }) => inList),
      [true, true],
    );
    assert.equal(one.resources[0]?.inList, false);
    assert.deepEqual(texts(two.notActions), ['iam:*']);
    assert.deepEqual(texts(two.notResources), ['a', 'b']);
    for (const term of [...one.actions, ...one.resources]) {
      assert.equal(text.slice(term.span.start, term.span.end), term.text);
      assert.equal(text.slice(term.literal.start, term.literal.end), `"${term.text}"`);
    }
    assert.equal(ofJson('{"Statement":{"Effect":"Allow","Action":"*"}}').length, 1);
  });

  it('reads principals and conditions', () => {
    const [star, map] = ofJson(
      JSON.stringify({
        Statement: [
          { Effect: 'Allow', Principal: '*' },
          {
            Effect: 'Allow',
            Principal: { AWS: ['*', '111122223333'], Service: 'ec2.amazonaws.com', Federated: 'x' },
            NotPrincipal: { AWS: 'y' },
            Condition: { StringEquals: { 'aws:PrincipalOrgID': ['o-1', 'o-2'] }, Bool: { 'aws:SecureTransport': true } },
          },
        ],
      }),
    ) as [Statement, Statement];
    assert.deepEqual(
      star.principals.map(({ type, text }) => [type, text]),
      [['*', '*']],
    );
    assert.deepEqual(
      map.principals.map(({ type, text }) => [type, text]),
      [
        ['AWS', '*'],
        ['AWS', '111122223333'],
        ['Service', 'ec2.amazonaws.com'],
        ['Federated', 'x'],
      ],
    );
    assert.deepEqual(texts(map.notPrincipals), ['y']);
    assert.deepEqual(
      map.conditions.map(({ operator, key, values }) => [operator, key, texts(values)]),
      [
        ['StringEquals', 'aws:PrincipalOrgID', ['o-1', 'o-2']],
        ['Bool', 'aws:SecureTransport', ['true']],
      ],
    );
    assert.deepEqual([star.partial, map.partial], [false, false]);
  });

  it('understands CloudFormation calls in both spellings', () => {
    const short = ofYaml(`
Statement:
  - Effect: Allow
    Action: !If [Wide, "s3:*", "s3:GetObject"]
    Resource:
      - !GetAtt Bucket.Arn
      - !Sub "arn:\${AWS::Partition}:s3:::\${Bucket}/home/\${!aws:username}/*"
      - !Join ["", ["arn:aws:s3:::", !Ref Bucket]]
      - !If [Wide, "*", !Ref AWS::NoValue]
  - !If
    - Wide
    - Effect: Allow
      Action: "*"
      Resource: "*"
    - !Ref AWS::NoValue
`);
    const long = ofJson(
      JSON.stringify({
        Statement: [
          {
            Effect: 'Allow',
            Action: { 'Fn::If': ['Wide', 's3:*', 's3:GetObject'] },
            Resource: [
              { 'Fn::GetAtt': ['Bucket', 'Arn'] },
              { 'Fn::Sub': `arn:\${AWS::Partition}:s3:::\${Bucket}/home/\${!aws:username}/*` },
              { 'Fn::Join': ['', ['arn:aws:s3:::', { Ref: 'Bucket' }]] },
              { 'Fn::If': ['Wide', '*', { Ref: 'AWS::NoValue' }] },
            ],
          },
          { 'Fn::If': ['Wide', { Effect: 'Allow', Action: '*', Resource: '*' }, { Ref: 'AWS::NoValue' }] },
        ],
      }),
    );
    for (const statements of [short, long]) {
      assert.equal(statements.length, 2);
      const [first, second] = statements as [Statement, Statement];
      assert.deepEqual(texts(first.actions), ['s3:*', 's3:GetObject']);
      assert.deepEqual(
        first.resources.map(({ state, text, reference }) => [state, text, reference]),
        [
          ['unknown', '', '!GetAtt Bucket.Arn'],
          ['pattern', `arn:${HOLE}:s3:::${HOLE}/home/\${aws:username}/*`, undefined],
          ['pattern', `arn:aws:s3:::${HOLE}`, undefined],
          ['known', '*', undefined],
        ],
      );
      assert.deepEqual(texts(second.resources), ['*']);
      assert.deepEqual([first.partial, second.partial], [false, false]);
    }
  });

  it('says so when a part cannot be read', () => {
    const span = { file: 'f', start: 0, end: 0 };
    const unknown: Value = { kind: 'unknown', span, reason: 'not resolved', reference: 'var.statements' };
    const whole: Value = { kind: 'object', span, entries: [{ key: 'Statement', keySpan: span, value: unknown }] };
    for (const document of [unknown, whole]) {
      const [statement] = readPolicy(document);
      assert.equal(statement?.partial, true);
      assert.equal(statement?.effect, 'unknown');
    }
    const [condition] = ofJson('{"Statement":{"Effect":"Allow","Condition":{"Fn::If":["A",{},{}]}}}');
    assert.equal(condition?.partial, true);
    const [merged] = ofYaml('base: &b {Effect: Allow}\nStatement:\n  - Action: "*"\n    Condition: !Transform {Name: x}\n');
    assert.equal(merged?.effect, 'unknown');
  });

  it('never throws on a damaged document', () => {
    const pieces = [
      'null',
      '1',
      '[]',
      '{}',
      '"*"',
      '[[]]',
      '[null]',
      '{"Fn::If":[]}',
      '{"Fn::If":"x"}',
      '{"AWS":{}}',
      '{"Fn::Join":[1]}',
    ];
    let read = 0;
    for (const key of ['Statement', 'Effect', 'Action', 'Resource', 'Principal', 'Condition']) {
      for (const piece of pieces) {
        const text = key === 'Statement' ? `{"Statement":${piece}}` : `{"Statement":[{"${key}":${piece}}]}`;
        ofJson(text);
        read++;
      }
    }
    assert.equal(read, 66);
  });
});
