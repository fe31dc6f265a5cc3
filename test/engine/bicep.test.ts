/** The Bicep parser: every kind of statement and value with exact ranges, damage that stays where it is. */
import { strict as assert } from 'node:assert';
import type { Expression, Statement } from '../../server/src/engine/syntax/bicep/ast';
import { parseArmExpression, parseBicep } from '../../server/src/engine/syntax/bicep/parser';
import { processorTime } from '../support/processor';

const SAMPLE = `targetScope = 'subscription'
import { kind } from './types.bicep'
metadata owner = 'shop'

@description('Where it\\'s deployed')
@allowed([
  'westeurope'
  'northeurope'
])
param location string = 'westeurope'
@secure()
param adminPassword string
param sizes { small: string, large: int? }[] = []
param tier 'free'
  | 'paid' = 'free' // comment
type pair = {
  a: string
}
func greet(name string) string => 'Hello \${name}'
var names = ['a', 'b' /* c */, 'c']
var script = '''
echo 'it' \${not} a hole
'''
var picked = location == 'westeurope' && !empty(names) ? names[0]
  : union({ a: 1, 'b-c': -2 }, {})

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: 'shop-vault'
}

resource server 'Microsoft.Sql/servers@2021-11-01' = [for (name, i) in names: if (i > 0) {
  name: '\${name}-\${uniqueString(resourceGroup().id)}'
  location: location
  properties: {
    administratorLoginPassword: adminPassword
    ...picked
  }

  @batchSize(1)
  resource database 'databases' = {
    name: 'orders'
  }
}]

module app './app.bicep' = {
  name: 'app'
  params: {
    password: vault.getSecret('db-password')
    first: map(names, name => toUpper(name))
    server: server[0]::database.?properties!.collation ?? 'none'
  }
}

output id string = server[0].id
`;

const byName = (statements: readonly Statement[], name: string) => statements.find((one) => one.name === name) as Statement;

describe('Bicep parser', () => {
  it('reads every kind of statement with exact ranges', () => {
    const { statements, issues } = parseBicep(SAMPLE);
    assert.deepEqual(issues, []);
    assert.deepEqual(
      statements.map(({ kind, name }) => `${kind} ${name}`),
      [
        ...[
          'directive targetScope',
          'directive import',
          'metadata owner',
          'param location',
          'param adminPassword',
          'param sizes',
        ],
        ...[
          'param tier',
          'type pair',
          'func greet',
          'var names',
          'var script',
          'var picked',
          'resource vault',
          'resource server',
        ],
        ...['module app', 'output id'],
      ],
    );
    for (const { name, nameRange } of statements) assert.equal(SAMPLE.slice(nameRange.start, nameRange.end), name);
    const location = byName(statements, 'location');
    assert.deepEqual(
      location.decorators.map(({ name }) => name),
      ['description', 'allowed'],
    );
    assert.equal(SAMPLE.slice(location.value?.start, location.value?.end), "'westeurope'");
    assert.equal(
      byName(statements, 'vault').kind === 'resource' && (byName(statements, 'vault') as { existing: boolean }).existing,
      true,
    );
  });

  it('reads texts, loops, conditions, children and calls', () => {
    const { statements } = parseBicep(SAMPLE);
    const script = byName(statements, 'script').value as Extract<Expression, { kind: 'text' }>;
    assert.equal(script.multiline, true);
    assert.equal(script.parts.length > 0 && script.parts.every(({ kind }) => kind === 'text'), true);
    assert.equal(SAMPLE.slice(script.content.start, script.content.end), "echo 'it' ${not} a hole\n");
    const loop = byName(statements, 'server').value as Extract<Expression, { kind: 'for' }>;
    assert.deepEqual(loop.names, ['name', 'i']);
    const body = (loop.body as Extract<Expression, { kind: 'if' }>).body as Extract<Expression, { kind: 'object' }>;
    assert.deepEqual(
      body.entries.map(({ key }) => key),
      ['name', 'location', 'properties'],
    );
    assert.equal(body.resources[0]?.name, 'database');
    assert.equal(body.resources[0]?.decorators[0]?.name, 'batchSize');
    const name = body.entries[0]?.value as Extract<Expression, { kind: 'text' }>;
    assert.deepEqual(
      name.parts.map(({ kind, start, end }) => `${kind} ${SAMPLE.slice(start, end)}`),
      ['hole ${name}', 'text -', 'hole ${uniqueString(resourceGroup().id)}'],
    );
  });

  it('reads expressions of ARM templates', () => {
    const text = "[concat('it''s ', parameters('a').b[0], if(equals(1, 2), 'x', 'y'))]";
    const node = parseArmExpression(text, 1, text.length - 1);
    assert.equal(node?.kind, 'call');
    const [first] = (node as Extract<Expression, { kind: 'call' }>).args;
    assert.equal(first?.kind === 'text' && first.parts.map((part) => (part.kind === 'text' ? part.text : '')).join(''), "it's ");
    assert.equal(parseArmExpression("[concat('a'", 1, 11), undefined);
  });

  it('keeps damage where it is', () => {
    const { statements, issues } = parseBicep(`param a string = 'x
resource b 'T/t@1' = {
  name: 'b'
  properties: {
    c: [
      1
param d string = 'y'
var e = foo(1,
output f string = d
)(*&^
var g = 'z'
`);
    assert.ok(issues.length > 0);
    assert.deepEqual(
      statements.map(({ name }) => name),
      ['a', 'b', 'd', 'e', 'f', 'g'],
    );
  });

  it('reads what stands before a cut, wherever that is', () => {
    for (let cut = 0; cut < SAMPLE.length; cut++) {
      const { statements } = parseBicep(SAMPLE.slice(0, cut));
      const whole = parseBicep(SAMPLE).statements.filter(({ end }) => end < cut - 200);
      assert.ok(statements.length >= whole.length, `cut at ${cut}`);
      const without = parseBicep(SAMPLE.slice(0, cut) + SAMPLE.slice(cut + 1));
      assert.ok(without.statements.length >= 8, `without character ${cut}`);
    }
  });

  it('is bounded in depth and in time', () => {
    for (const piece of [
      '[',
      '{a:',
      '(',
      "'${",
      '!',
      '-',
      'f(',
      'a?b:',
      'a[',
      '@a(',
      'if (',
      '[for a in ',
      'x => ',
      "'''",
      '/*',
      'a.b',
      '...',
    ])
      for (const head of ['var x = ', 'param y ', '']) {
        const text = head + piece.repeat(20_000);
        const spent = processorTime();
        assert.ok(parseBicep(text).statements.length <= 2 + text.length);
        assert.ok(spent() < 3_000, `${head}${piece} takes ${spent()} ms`);
      }
  });
});
