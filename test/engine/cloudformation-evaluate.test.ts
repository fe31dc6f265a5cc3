/** What CloudFormation's functions give in a policy: known, a pattern, open, or one of several; each at its place. */
import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import type { Term } from '../../server/src/engine/iam/model';
import { parseYaml } from '../../server/src/engine/syntax/data/yaml';
import type { Span } from '../../server/src/engine/syntax/span';
import type { Value } from '../../server/src/engine/syntax/value';
import { testEngine } from '../support/analysis';

const HEAD = `Parameters:
  Plain: { Type: String }
  Fixed: { Type: String, Default: data }
  Stage: { Type: String, Default: dev, AllowedValues: [dev, prod] }
  Names: { Type: CommaDelimitedList, Default: 'one, two' }
  Access: { Type: String, AllowedValues: ['s3:GetObject', 's3:*'] }
  Secret: { Type: String, NoEcho: true, Default: hidden }
  Number: { Type: Number, Default: 7 }
  Latest: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /path/name }
Mappings:
  Regions:
    eu-west-1: { Account: '111111111111', Kind: a }
    us-east-1: { Account: '222222222222', Kind: a }
  Stages:
    dev: { Bucket: dev-data }
    prod: { Bucket: prod-data }
Conditions:
  Big: !Equals [!Ref Stage, prod]
Resources:
  Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub 'logs-\${Fixed}' } }
  Unnamed: { Type: AWS::S3::Bucket }
  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
  Worker: { Type: AWS::IAM::Role, Properties: { RoleName: worker, Path: /app/ } }
  Self: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub '\${Other}-x' } }
  Other: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub '\${Self}-y' } }
`;

const template = (expression: string) => `${HEAD}  Policy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: ${expression}
`;

function resources(text: string, file = 'stack.yaml'): readonly Term[] {
  const { facts } = analyzeFile({ file, text }, testEngine);
  return facts.policies.find(({ purpose }) => purpose === 'identity')?.statements[0]?.resources ?? [];
}

const shown = (terms: readonly Term[]) =>
  terms.map(({ state, text, reference }) => (state === 'unknown' ? `(${reference ?? ''})` : text.replaceAll('\uFFFC', '…')));

/** Expression → what the term or terms are. `(…)` is open, `…` inside a text is a hole. */
const CASES: readonly (readonly [expression: string, ...terms: string[]])[] = [
  ['!Ref Plain', '(!Ref Plain)'],
  ['!Ref Fixed', 'data'],
  ['!Ref Stage', 'dev', 'prod'],
  ['!Ref Names', 'one', 'two'],
  ['!Ref Access', 's3:GetObject', 's3:*'],
  ['!Ref Secret', 'hidden'],
  ['!Ref Latest', '(!Ref Latest)'],
  ['!Ref Queue', '(!Ref Queue)'],
  ['!Ref AWS::Region', '(!Ref AWS::Region)'],
  ['!GetAtt Bucket.Arn', '(!GetAtt Bucket.Arn)'],
  ['{ "Fn::GetAtt": [Bucket, Arn] }', '(!GetAtt Bucket.Arn)'],
  ["!Sub '${Bucket.Arn}'", '(!GetAtt Bucket.Arn)'],
  ["!Sub 'arn:aws:s3:::${Fixed}/*'", 'arn:aws:s3:::data/*'],
  ["!Sub 'arn:aws:s3:::${Fixed}-${Number}'", 'arn:aws:s3:::data-7'],
  ["!Sub 'arn:aws:s3:::${Plain}'", 'arn:aws:s3:::…'],
  ["!Sub 'arn:aws:s3:::${Stage}-x'", 'arn:aws:s3:::dev-x', 'arn:aws:s3:::prod-x'],
  ["!Sub 'arn:aws:s3:::x/${Secret}'", 'arn:aws:s3:::x/…'],
  ["!Sub 'arn:aws:s3:::x/${!aws:username}'", 'arn:aws:s3:::x/${aws:username}'],
  ["!Sub ['arn:aws:s3:::${Name}', { Name: !Ref Fixed }]", 'arn:aws:s3:::data'],
  ["!Sub ['${Name}', { Name: 'arn:aws:s3:::*' }]", 'arn:aws:s3:::*'],
  ["!Sub ['arn:aws:s3:::${Name}', { Name: !If [Big, a, b] }]", 'arn:aws:s3:::a', 'arn:aws:s3:::b'],
  ["!Sub ['arn:aws:s3:::${Name}', { Name: !ImportValue x }]", 'arn:aws:s3:::…'],
  ["!Sub '${Bucket.Arn}/*'", 'arn:…:s3:::logs-data/*'],
  ["!Sub '${Unnamed.Arn}/*'", 'arn:…:s3:::…/*'],
  ["!Sub 'arn:aws:s3:::${Bucket}/*'", 'arn:aws:s3:::logs-data/*'],
  ["!Sub 'arn:aws:s3:::${Self}/*'", 'arn:aws:s3:::…-x-y-x/*'],
  ["!Join ['', [!GetAtt Worker.Arn, '/x']]", '…/x'],
  ["!Sub '${Worker.Arn}x'", 'arn:…:iam::…:role/app/workerx'],
  ["!Sub '${Queue.Arn}-dead'", 'arn:…:sqs:…:…:jobs-dead'],
  ["!Join [':', [arn, aws, s3, '', '', !Ref Fixed]]", 'arn:aws:s3:::data'],
  ["!Join [':', [arn, !Ref AWS::Partition, s3]]", 'arn:…:s3'],
  ["!Join ['-', !Ref Names]", 'one-two'],
  ["!Join ['', ['arn:aws:s3:::', !If [Big, a, b]]]", 'arn:aws:s3:::a', 'arn:aws:s3:::b'],
  ["!Join ['', !If [Big, [a], [b, c]]]", 'a', 'bc'],
  ['{ "Fn::Join": [",", { "Ref": "Names" }] }', 'one,two'],
  ['!Select [1, !Ref Names]', 'two'],
  ['!Select [0, [a, b]]', 'a'],
  ['!Select [5, [a, b]]', '(!Select)'],
  ["!Select [1, !Split ['/', 'a/b/c']]", 'b'],
  ["!Split [',', 'a,b']", 'a', 'b'],
  ["!Select [1, !Split ['/', !Ref Plain]]", '(!Select)'],
  ["!If [Big, '*', !Ref AWS::NoValue]", '*'],
  ["!If [Big, 'a', !If [Big, 'b', 'c']]", 'a', 'b', 'c'],
  ["[!If [Big, 'a', 'b'], 'd']", 'a', 'b', 'd'],
  ["{ 'Fn::If': [Big, 'a', { Ref: 'AWS::NoValue' }] }", 'a'],
  ['!FindInMap [Stages, dev, Bucket]', 'dev-data'],
  ['!FindInMap [Stages, !Ref Stage, Bucket]', 'dev-data', 'prod-data'],
  ['!FindInMap [Stages, !Ref Plain, Bucket]', 'dev-data', 'prod-data'],
  ['!FindInMap [Regions, !Ref AWS::Region, Account]', '111111111111', '222222222222'],
  ['!FindInMap [Regions, !Ref AWS::Region, Kind]', 'a'],
  ['!FindInMap [Stages, none, Bucket]', '(!FindInMap)'],
  ['!FindInMap [Nowhere, a, b]', '(!FindInMap)'],
  ['!FindInMap [Stages, none, Bucket, { DefaultValue: fallback }]', 'fallback'],
  [
    "!Sub ['arn:aws:iam::${Id}:root', { Id: !FindInMap [Regions, !Ref AWS::Region, Account] }]",
    'arn:aws:iam::111111111111:root',
    'arn:aws:iam::222222222222:root',
  ],
  ['!ImportValue shared', '(!ImportValue shared)'],
  ["!Select [0, !GetAZs '']", '(!Select)'],
  ['!Cidr [a, 6, 5]', '(!Cidr)'],
  ["{ 'Fn::Transform': { Name: AWS::Include } }", '(!Transform)'],
  ["{ 'Fn::Length': !Ref Names }", '(!Length)'],
];

describe('CloudFormation evaluator', () => {
  for (const [expression, ...terms] of CASES) {
    it(expression, () => {
      const text = template(expression);
      assert.deepEqual(shown(resources(text)), terms);
      const json = JSON.stringify(plain(parseYaml('x', text).documents[0] as Value), undefined, 2);
      assert.deepEqual(shown(resources(json, 'stack.json')), terms, 'in JSON');
    });
  }

  it('keeps the place of the value and the chain that led there', () => {
    const text = template('!Ref Access');
    const at = ({ start, end }: Span) => text.slice(start, end);
    const [first, second] = resources(text);
    assert.deepEqual([first && at(first.span), second && at(second.span)], ['s3:GetObject', 's3:*']);
    assert.deepEqual(second?.span.via?.map(at), ['Access']);
    const mapped = template('!FindInMap [Stages, !Ref Stage, Bucket]');
    const [, prod] = resources(mapped);
    assert.equal(prod && mapped.slice(prod.span.start, prod.span.end), 'prod-data');
    assert.equal(mapped.slice(prod?.span.via?.[0]?.start, prod?.span.via?.[0]?.end), '[Stages, !Ref Stage, Bucket]');
  });

  it('reads a document that is text, put together by functions', () => {
    const document = '{"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::${Fixed}/*"}]}';
    for (const expression of [`!Sub '${document}'`, `!Sub |\n          ${document}`, `{ 'Fn::Sub': '${document}' }`]) {
      const text = `${HEAD}  Set:\n    Type: AWS::SSO::PermissionSet\n    Properties:\n      InlinePolicy: ${expression}\n`;
      const [one] = resources(text);
      assert.equal(one?.text, 'arn:aws:s3:::data/*', expression);
      assert.equal(one && text.slice(one.span.start, one.span.end), 'arn:aws:s3:::${Fixed}/*');
    }
    const made = `${HEAD}  Set:\n    Type: AWS::SSO::PermissionSet\n    Properties:\n      InlinePolicy:\n        Fn::ToJsonString: { Statement: [{ Effect: Allow, Action: 's3:*', Resource: !Ref Fixed }] }\n`;
    assert.deepEqual(shown(resources(made)), ['data']);
  });

  it('unrolls loops over what is known', () => {
    const text = `Transform: AWS::LanguageExtensions
Parameters: { Open: { Type: CommaDelimitedList } }
Resources:
  Fn::ForEach::Roles:
    - Name
    - [reader, writer-2]
    - Role&{Name}:
        Type: AWS::IAM::Role
        Properties:
          RoleName: !Sub 'app-\${Name}'
          Policies:
            - PolicyName: !Ref Name
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 's3:GetObject', Resource: !Sub 'arn:aws:s3:::\${Name}/*' }
  Fn::ForEach::More:
    - Name
    - !Ref Open
    - Role\${Name}: { Type: AWS::IAM::Role }
`;
    const { facts } = analyzeFile({ file: 'stack.yaml', text }, testEngine);
    assert.deepEqual(
      facts.identities.map(({ name, aliases }) => [name, aliases[0]]),
      [
        ['app-reader', 'cfn:stack.yaml:Rolereader'],
        ['app-writer-2', 'cfn:stack.yaml:Rolewriter2'],
      ],
    );
    assert.deepEqual(
      facts.policies.map(({ name, statements }) => [name, statements[0]?.resources[0]?.text]),
      [
        ['Rolereader policy reader', 'arn:aws:s3:::reader/*'],
        ['Rolewriter2 policy writer-2', 'arn:aws:s3:::writer-2/*'],
      ],
    );
    assert.equal(facts.unresolved.length, 1);
  });

  it('stays quick where values multiply', () => {
    const deep = Array.from({ length: 25 }).reduce<string>((inner) => `!Sub ['\${x}\${x}', { x: ${inner} }]`, "'abcdefgh'");
    const many = `!Sub '${'${Stage}-${Access}'.repeat(20)}'`;
    const loops = Array.from({ length: 8 }).reduce<string>(
      (inner, _, i) => `{ 'Fn::ForEach::L${i}': [V${i}, [a, b, c, d, e, f, g], { 'K\${V${i}}': ${inner} }] }`,
      '{ Type: AWS::IAM::Role }',
    );
    for (const one of [template(deep), template(many), `AWSTemplateFormatVersion: x\nResources: ${loops}\n`]) {
      assert.ok(analyzeFile({ file: 'stack.yaml', text: one }, testEngine).facts);
    }
  });
});

/** A YAML template as JSON says it: short forms become long ones. */
function plain(value: Value): unknown {
  const { tag, ...rest } = value as Value & { tag?: string };
  const inner = content(rest as Value);
  if (!tag?.startsWith('!')) return inner;
  const name = tag.slice(1);
  if (name === 'GetAtt' && typeof inner === 'string') return { 'Fn::GetAtt': inner.split('.') };
  return { [name === 'Ref' ? 'Ref' : `Fn::${name}`]: inner };
}

function content(value: Value): unknown {
  if (value.kind === 'object') return Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)]));
  if (value.kind === 'list') return value.items.map(plain);
  return value.kind === 'string' ? value.text : value.kind === 'literal' ? value.value : null;
}
