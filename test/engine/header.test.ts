import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import { testEngine } from '../support/analysis';
import { fill, planted } from '../support/planted';
import { processorTime } from '../support/processor';

function headers(text: string, file = 'run/requests.txt') {
  const { credentials } = analyzeFile({ file, text }, testEngine).facts;
  return credentials
    .filter(({ slot }) => slot.kind === 'header')
    .map((one) => [one.slot.name, text.slice(one.span.start, one.span.end)]);
}

describe('credentials in headers', () => {
  const cases: [string, string, string][] = [
    ['Authorization: Bearer {{token}}', 'Authorization', 'token'],
    ['authorization: bearer {{token}}', 'authorization', 'token'],
    ['Proxy-Authorization: Basic {{basic-login}}', 'Proxy-Authorization', 'basic-login'],
    ['Authorization: Token token={{token}}', 'Authorization', 'token'],
    ['Authorization: SSWS {{token}}', 'Authorization', 'token'],
    ['Authorization:Bearer%20{{token}}', 'Authorization', 'token'],
    ["curl -H 'X-Auth-Token: {{token}}' https://a.internal", 'X-Auth-Token', 'token'],
    ['curl --header="Private-Token: {{token}}" https://a.internal', 'Private-Token', 'token'],
    ['curl -H "apikey: {{token}}" https://a.internal', 'apikey', 'token'],
    ['{"headers": {"Authorization": "Bearer {{token}}"}}', 'Authorization', 'token'],
    ['{\\"Authorization\\": \\"Bearer {{token}}\\"}', 'Authorization', 'token'],
    ['request["Authorization"] = "Bearer " + "{{token}}"', 'Authorization', 'token'],
    ['<add key="X-Api-Key" value="{{token}}"/>', 'X-Api-Key', 'token'],
    ['new AuthenticationHeaderValue("Bearer", "{{token}}")', 'Authorization', 'token'],
    ['send("Bearer {{token}}")', 'Authorization', 'token'],
    ['Cookie: lang=en; JSESSIONID={{token}}; theme=dark', 'Cookie', 'token'],
    ['"Cookie": "connect.sid={{token}}"', 'Cookie', 'token'],
  ];
  for (const [text, name, value] of cases) it(text, () => assert.deepEqual(headers(fill(text)), [[name, planted(value)]]));

  const quiet = [
    'Authorization: Bearer ${TOKEN1234}',
    'Authorization: Bearer {token1234}',
    'Authorization: Bearer <token1234>',
    'Authorization: Bearer %TOKEN1234%',
    '"Authorization": "Bearer " + token1234',
    '"Authorization": `Bearer ${await token1234()}`',
    'Authorization: Bearer abc123...',
    'Authorization: Bearer YOUR_TOKEN_1234',
    'Authorization: Bearer test-token-123',
    'Authorization: Bearer 1234567890abcdef1234567890abcdef(',
    'Authorization: Basic {{basic-rfc}}',
    'Authorization: Digest username="Mufasa", nonce="{{hex32}}"',
    'Authorization: AWS4-HMAC-SHA256 Credential={{hex32}}/20240501/eu-west-1/s3/aws4_request',
    'headers.authorization = request.token1234;',
    'const authorization = tokens[0].value12345678;',
    'basic authentication2024 is enough',
    'A bearer token12345678 is any token',
    '### Basic Configuration1',
    'X-CSRF-Token: {{hex32}}',
    'X-Request-Token-Id: {{hex32}}',
    'data-sort-key="{{hex32}}"',
    '--api-key {{hex32}}-file',
    'Set-Cookie: session={{token}}; HttpOnly',
    'Cookie: _ga=GA1.2.1234567890.1234567890; XSRF-TOKEN={{hex32}}',
  ];
  for (const text of quiet) it(`nothing in ${text}`, () => assert.deepEqual(headers(fill(text)), []));

  it('keep the rule of their provider where a token has one', () => {
    const text = fill('Authorization: Bearer {{github-pat}}');
    const { findings } = analyzeFile({ file: 'run/requests.http', text }, testEngine);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['secret-provider-token'],
    );
  });

  it('are one finding where a key promises them too', () => {
    const text = fill('headers:\n  X-Api-Key: {{token}}\n');
    const { credentials } = analyzeFile({ file: 'app/config.yaml', text }, testEngine).facts;
    assert.deepEqual(
      credentials.map(({ slot }) => slot.kind),
      ['header'],
    );
  });

  it('take time in proportion to the text', () => {
    const texts = ['Authorization: ', 'Authorization: Bearer ', 'Cookie: a=b; ', 'x-api-key'].map((part) => part.repeat(20_000));
    texts.push(`Authorization: Bearer ${'a1'.repeat(200_000)}`, `Cookie: ${'session='.repeat(50_000)}`);
    const took = processorTime();
    for (const text of texts) headers(text);
    assert.ok(took() < 3_000);
  });
});
