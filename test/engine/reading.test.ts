/** What each kind of credential says about itself, with values made here. */
import { strict as assert } from 'node:assert';
import type { CredentialType, Reading } from '../../server/src/engine/secrets/model';
import { accountOf } from '../../server/src/engine/secrets/reading/aws-key-id';
import { readCredential } from '../../server/src/engine/secrets/reading/index';
import { daysBetween, isoIn, isoOf } from '../../server/src/engine/secrets/reading/times';
import { certificate, pem } from '../support/der';
import { BASE62, HEX, letters } from '../support/letters';
import { encoded, flyToken, jwt, keyIdOf, pgpKey, pypiToken, sshKey } from '../support/readable';

const JAN_2 = 1704164645;
const FEB_1 = 1706745600;
const EC_KEY = ['-----BEGIN EC PRIVATE', ` KEY-----\n${letters('ec', 64, BASE62)}\n-----END EC PRIVATE`, ' KEY-----'].join('');

function read(
  value: string,
  more: { format?: string; type?: CredentialType; text?: string; encoded?: boolean } = {},
): Reading | undefined {
  const text = more.text ?? value;
  const start = Math.max(0, text.indexOf(value));
  return readCredential({
    type: more.type ?? 'token',
    format: more.format,
    encoded: more.encoded,
    value,
    text,
    start,
    end: start + value.length,
  });
}

describe('readings: times', () => {
  it('agree with the platform on every day of four hundred years, and at odd seconds', () => {
    for (let day = 0; day < 146_097; day += 1) {
      const ms = Date.UTC(2000, 0, 1) + day * 86_400_000 + ((day * 7919) % 86_400) * 1000;
      const iso = new Date(ms).toISOString().replace('.000Z', 'Z');
      assert.equal(isoOf(ms / 1000), iso);
      if (day % 97 === 0) assert.equal(isoIn(iso), iso);
    }
  });

  it('are read in the forms that vendors write', () => {
    const forms = [
      '2024-01-02',
      '2024-01-02T03:04Z',
      '20240102T030405Z',
      '2024-01-02T03:04:05.678Z',
      '2024-01-02T05:04:05+02:00',
    ];
    assert.deepEqual(forms.map(isoIn), [
      '2024-01-02T00:00:00Z',
      '2024-01-02T03:04:00Z',
      '2024-01-02T03:04:05Z',
      '2024-01-02T03:04:05Z',
      '2024-01-02T03:04:05Z',
    ]);
    assert.deepEqual(['', 'tomorrow', '2024-13-02', '0001-01-01', '2024-01-02T25:00Z'].map(isoIn), [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    assert.deepEqual([0, -1, Number.NaN, 1e20, null, {}, '12', JAN_2 * 1000].map(isoOf), [
      ...new Array(7).fill(undefined),
      '2024-01-02T03:04:05Z',
    ]);
    assert.equal(daysBetween('2024-01-02', '2024-02-01T10:00:00Z'), 30);
  });
});

describe('readings: tokens', () => {
  it('a JSON Web Token', () => {
    const claims = {
      sub: 'deploy-bot',
      iss: 'https://login.example.org/',
      aud: ['api'],
      azp: 'client-7',
      iat: JAN_2,
      exp: FEB_1,
      scope: 'read write',
    };
    assert.deepEqual(read(jwt(claims), { format: 'jwt' }), {
      subject: 'deploy-bot',
      issuer: 'https://login.example.org/',
      account: 'client-7',
      issued: '2024-01-02T03:04:05Z',
      expires: '2024-02-01T00:00:00Z',
      scope: 'read write',
    });
    assert.equal(read(jwt({ sub: 'a', aud: ['x', 'y'] }))?.scope, 'for x, y');
    assert.equal(read(jwt({ sub: 'a', exp: FEB_1 }, { alg: 'none' }))?.nature, 'unsigned');
  });

  it('keys of Supabase: who may be anybody is public, the service role is not', () => {
    const of = (role: string) => read(jwt({ iss: 'supabase', ref: 'abcdefghij', role, iat: JAN_2, exp: 2019740645 }));
    assert.deepEqual([of('anon')?.nature, of('anon')?.account, of('anon')?.scope], ['public', 'abcdefghij', 'anon']);
    assert.deepEqual([of('service_role')?.nature, of('service_role')?.scope], [undefined, 'service_role']);
  });

  it('payloads show nothing that is not printable, and no more than a line', () => {
    const reading = read(
      jwt({ sub: `a\u001b[31m\u202e${'x'.repeat(4000)}`, iss: { toString: 1 }, exp: 'never', scope: [null, {}, 'ok'] }),
    );
    assert.equal(reading?.subject?.startsWith('a[31mxxx'), true);
    assert.equal(reading?.subject?.length, 120);
    assert.deepEqual([reading?.issuer, reading?.expires, reading?.scope], [undefined, undefined, 'ok']);
  });

  it('a GitHub installation token that is a JWT behind its prefix', () => {
    const value = `gh${'s_'}${jwt({ iss: '12345', exp: FEB_1 })}`;
    assert.deepEqual(read(value, { format: 'github-app-installation-jwt' }), {
      issuer: '12345',
      expires: '2024-02-01T00:00:00Z',
    });
  });

  it('the account of an AWS key ID, its secret and a temporary one', () => {
    for (const account of ['123456789012', '000000000042', '999999999999']) assert.equal(accountOf(keyIdOf(account)), account);
    assert.equal(accountOf(`AK${'IA'}IOSFODNN7EXAMPLE`), undefined, 'older than the scheme');
    assert.equal(accountOf('AKIA'), undefined);
    assert.equal(accountOf(keyIdOf('123456789012', 'AKGP')), undefined, 'no key ID');
    const id = keyIdOf('123456789012');
    const secret = `${letters('s', 39, BASE62)}+`;
    assert.deepEqual(read(id, { type: 'access-key' }), { account: '123456789012' });
    const text = `id: ${id}\nsecret: ${secret}\n`;
    assert.deepEqual(read(secret, { type: 'access-key', format: 'aws-secret-key', text }), { account: '123456789012' });
    const temporary = keyIdOf('210987654321', `AS${'IA'}`);
    assert.deepEqual(read(temporary, { type: 'access-key' }), { account: '210987654321', nature: 'temporary' });
  });

  it('macaroons of PyPI and Fly.io', () => {
    assert.deepEqual(read(pypiToken(['{"version": 1, "permissions": "user"}'])), {
      issuer: 'pypi.org',
      scope: 'every project of its owner',
    });
    assert.deepEqual(read(pypiToken([`[0, ${FEB_1}, ${JAN_2}]`, '[1, ["shop", "shop-client"]]', '[3, "user-9"]'])), {
      issuer: 'pypi.org',
      subject: 'user-9',
      issued: '2024-01-02T03:04:05Z',
      expires: '2024-02-01T00:00:00Z',
      scope: 'projects shop, shop-client',
    });
    assert.deepEqual(read(flyToken([0, [4711, 31], 4, [JAN_2, FEB_1]])), {
      issuer: 'https://api.fly.io/v1',
      account: 'organization 4711',
      issued: '2024-01-02T03:04:05Z',
      expires: '2024-02-01T00:00:00Z',
    });
  });

  it('payloads of GitLab, 1Password, Grafana, Sentry, JFrog and Mapbox', () => {
    const { b64, url } = encoded;
    const routed = url(Buffer.concat([Buffer.from('o:1\nu:1k\n'), Buffer.alloc(16, 200), Buffer.from([16])]));
    assert.deepEqual(read(`gl${'pat-'}${routed}.0${'1'}.0w1abcdef`), { subject: 'user 56', account: 'organization 1' });
    const service = {
      signInAddress: 'shop.1password.com',
      email: 'x@1passwordserviceaccounts.com',
      secretKey: 'A3-SECRET',
      muk: { k: 'SECRET' },
    };
    assert.deepEqual(read(`ops${'_'}${url(JSON.stringify(service))}`), {
      subject: service.email,
      account: service.signInAddress,
    });
    const cloud = { o: '652992', n: 'ci-writer', k: 'SECRET', m: { r: 'us' } };
    assert.deepEqual(read(`glc${'_'}${b64(JSON.stringify(cloud))}`), {
      subject: 'ci-writer',
      account: 'organization 652992',
      scope: 'region us',
    });
    const sentry = { iat: JAN_2, url: 'https://sentry.io', region_url: 'https://us.sentry.io', org: 'shop' };
    assert.deepEqual(read(`sntrys${'_'}${b64(JSON.stringify(sentry))}_${letters('s', 43, BASE62)}`), {
      issuer: 'https://sentry.io',
      account: 'organization shop',
      issued: '2024-01-02T03:04:05Z',
    });
    assert.deepEqual(read(b64(`reftkn:01:${FEB_1}:${letters('j', 30, BASE62)}`)), { expires: '2024-02-01T00:00:00Z' });
    assert.equal(read(b64(`reftkn:01:0000000000:${letters('j', 30, BASE62)}`)), undefined);
    assert.deepEqual(read(`sk${'.'}${url(JSON.stringify({ u: 'shopmaps', a: 'ck123' }))}.${letters('m', 22, BASE62)}`), {
      account: 'shopmaps',
    });
  });

  it('bots and workspaces of chat tokens', () => {
    const tail = letters('chat', 24, BASE62);
    assert.deepEqual(read(`xo${'xb-'}123456789012-210987654321-${tail}`), {
      account: 'workspace 123456789012',
      subject: 'user 210987654321',
    });
    assert.deepEqual(read(`xa${'pp-'}1-A012ABCDEFG-98765-${letters('a', 64, HEX)}`), { account: 'app A012ABCDEFG' });
    const bot = encoded.url('123456789012345678');
    assert.deepEqual(read(`${bot}.GaBcDe.${tail}`, { format: 'discord-bot-token' }), { subject: 'bot 123456789012345678' });
    assert.deepEqual(read(`12345678:A${'A'}${letters('t', 33, BASE62)}`), { subject: 'bot 12345678' });
  });

  it('test and live mode by prefix', () => {
    const tail = letters('pay', 54, BASE62);
    const test = [
      `sk_${'test_'}${tail}`,
      `rzp_${'test_'}${tail}`,
      `FLWSECK_${'TEST-'}${tail}`,
      `access_token$${'sandbox$'}${tail}`,
      `access-${'sandbox-'}${tail}`,
      `EZ${'TK'}${tail}`,
    ];
    const live = [
      `sk_${'live_'}${tail}`,
      `rzp_${'live_'}${tail}`,
      `FLWSECK${'-'}${tail}`,
      `access_token$${'production$'}${tail}`,
      `access-${'production-'}${tail}`,
      `EZ${'AK'}${tail}`,
    ];
    assert.deepEqual(
      test.map((value) => read(value)?.mode),
      test.map(() => 'test'),
    );
    assert.deepEqual(
      live.map((value) => read(value)?.mode),
      live.map(() => 'live'),
    );
    assert.equal(read(tail), undefined);
  });
});

describe('readings: signed addresses', () => {
  const sig = `${letters('sig', 43, BASE62)}%3D`;

  it('Azure: times, rights, place and account', () => {
    const text = `url = "https://shopdata.blob.core.windows.net/c?sv=2022-11-02&st=2024-01-02T03%3A04%3A05Z&se=2024-02-01&sr=c&sp=rl&sig=${sig}"`;
    const reading = {
      account: 'shopdata',
      issued: '2024-01-02T03:04:05Z',
      expires: '2024-02-01T00:00:00Z',
      scope: 'read, list on a container',
      nature: 'signed-url',
    };
    assert.deepEqual(read(sig, { format: 'azure-sas-signature', text }), reading);
    assert.deepEqual(read(sig, { format: 'azure-sas-signature', text: text.replaceAll('&', '&amp;') }), reading);
    assert.deepEqual(read(sig, { format: 'azure-sas-signature', text: text.replaceAll('&', '\\u0026') }), reading);
    assert.deepEqual(read(/"(.*)"/.exec(text)?.[1] ?? ''), reading);
  });

  it('the host of an address is found behind anything', () => {
    const address = `<video src=https://cdn.example.org/v/a.mp4?sv=2022-11-02&sr=c&si=readers&se=2024-02-01&sig=${sig}>`;
    const reading = read(sig, { format: 'azure-sas-signature', text: address });
    assert.deepEqual(
      [reading?.account, reading?.subject, reading?.scope],
      ['cdn.example.org', 'readers', 'what a stored policy allows on a container'],
    );
    assert.equal(read(sig, { format: 'azure-sas-signature', text: `/v/a.mp4?sr=c&sp=r&sig=${sig}` })?.account, undefined);
  });

  it('Azure: Service Bus, and a query without a host', () => {
    const bus = `SharedAccessSignature sr=https%3A%2F%2Fshop.servicebus.windows.net%2Fq&sig=${sig}&se=${FEB_1}&skn=send`;
    assert.deepEqual(read(bus), {
      subject: 'send',
      account: 'shop',
      expires: '2024-02-01T00:00:00Z',
      scope: 'send, listen or manage as its key may',
      nature: 'signed-url',
    });
    assert.equal(
      read(`?sv=2022-11-02&ss=b&srt=sco&sp=rwd&se=2024-02-01&sig=${sig}`)?.scope,
      'read, write, delete on the whole account',
    );
  });

  it('AWS and Google, version 4 and version 2', () => {
    const hex = letters('hex', 64, HEX);
    const id = keyIdOf('123456789012');
    const aws = `https://b.s3.amazonaws.com/k?X-Amz-Credential=${id}%2F20240102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240102T030405Z&X-Amz-Expires=3600&X-Amz-Signature=${hex}`;
    assert.deepEqual(read(hex, { format: 'aws-presigned-url', text: `'${aws}'` }), {
      account: '123456789012',
      issued: '2024-01-02T03:04:05Z',
      expires: '2024-01-02T04:04:05Z',
      scope: 's3 · eu-west-1 · b.s3.amazonaws.com',
      nature: 'signed-url',
    });
    const google = `https://storage.googleapis.com/b/o?X-Goog-Credential=reader%40shop.iam.gserviceaccount.com%2F20240102%2Fauto%2Fstorage%2Fgoog4_request&X-Goog-Date=20240102T030405Z&X-Goog-Expires=60&X-Goog-Signature=${hex}`;
    const reading = read(hex, { format: 'google-signed-url', text: google });
    assert.deepEqual(
      [reading?.subject, reading?.account, reading?.expires],
      ['reader@shop.iam.gserviceaccount.com', 'shop', '2024-01-02T03:05:05Z'],
    );
    const old = `https://b.s3.amazonaws.com/k?AWSAccessKeyId=${id}&Expires=${FEB_1}&Signature=${sig}`;
    assert.deepEqual(read(sig, { format: 'storage-signed-url', text: old })?.expires, '2024-02-01T00:00:00Z');
  });

  it('CloudFront: a canned policy, a custom one, cookies', () => {
    const signature = letters('cf', 344, BASE62);
    const canned = `https://d1.cloudfront.net/a?Expires=${FEB_1}&Signature=${signature}&Key-Pair-Id=K123ABC`;
    assert.deepEqual(read(signature, { format: 'aws-cloudfront-url', text: canned }), {
      subject: 'K123ABC',
      expires: '2024-02-01T00:00:00Z',
      scope: 'd1.cloudfront.net',
      nature: 'signed-url',
    });
    const when = { DateLessThan: { 'AWS:EpochTime': FEB_1 }, DateGreaterThan: { 'AWS:EpochTime': JAN_2 } };
    const policy = encoded.b64(JSON.stringify({ Statement: [{ Resource: 'https://d1.cloudfront.net/*', Condition: when }] }));
    const written = policy.replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~');
    const cookies = `Cookie: CloudFront-Policy=${written}; CloudFront-Signature=${signature}; CloudFront-Key-Pair-Id=K123ABC`;
    assert.deepEqual(read(signature, { format: 'aws-cloudfront-cookie', text: cookies }), {
      subject: 'K123ABC',
      issued: '2024-01-02T03:04:05Z',
      expires: '2024-02-01T00:00:00Z',
      scope: 'https://d1.cloudfront.net/*',
      nature: 'signed-url',
    });
  });
});

describe('readings: keys', () => {
  const beside = {
    subject: 'shop.example.org',
    issuer: 'Example Root',
    issued: '2023-01-02T03:04:05Z',
    expires: '2024-02-01T00:00:00Z',
  };
  const made = certificate('shop.example.org', 'Example Root', '230102030405Z', '20240201000000Z');

  it('the certificate beside a key, in PEM and in base64 of PEM', () => {
    const chain = pem('CERTIFICATE', made);
    assert.deepEqual(read(EC_KEY, { type: 'private-key', text: `${EC_KEY}\n${chain}` }), beside);
    assert.deepEqual(read(EC_KEY, { type: 'private-key', text: `${chain}${EC_KEY}` }), beside);
    const kubeconfig = `    client-certificate-data: ${encoded.b64(chain)}\n    client-key-data: ${encoded.b64(EC_KEY)}\n`;
    assert.deepEqual(read(encoded.b64(EC_KEY), { type: 'private-key', text: kubeconfig, encoded: true }), beside);
  });

  it('names in other encodings', () => {
    const wide = certificate('größe', 'Example Root', '230102030405Z', '240201000000Z', 0x0c);
    assert.equal(read(EC_KEY, { type: 'private-key', text: EC_KEY + pem('CERTIFICATE', wide) })?.subject, 'größe');
    const bmp = certificate('shop', 'Example Root', '230102030405Z', '240201000000Z', 0x1e);
    assert.equal(read(EC_KEY, { type: 'private-key', text: EC_KEY + pem('CERTIFICATE', bmp) })?.subject, 'shop');
  });

  it('a service account file', () => {
    const text = JSON.stringify(
      { project_id: 'shop-prod', private_key: 'KEY', client_email: 'ci@shop-prod.iam.gserviceaccount.com' },
      null,
      2,
    ).replace('KEY', EC_KEY);
    assert.deepEqual(read(EC_KEY, { type: 'private-key', text }), {
      subject: 'ci@shop-prod.iam.gserviceaccount.com',
      account: 'shop-prod',
    });
  });

  it('SSH: kind, comment, passphrase', () => {
    assert.deepEqual(read(sshKey('deploy@shop'), { type: 'private-key' }), { subject: 'deploy@shop', scope: 'ssh-ed25519' });
    assert.deepEqual(read(sshKey('deploy@shop', 'aes256-ctr'), { type: 'private-key' }), {
      scope: 'ssh-ed25519, encrypted with a passphrase',
    });
    const putty = ['PuTTY-User-Key', '-File-3: ssh-rsa\nEncryption: none\nComment: build host\nPublic-Lines: 6\n'].join('');
    assert.deepEqual(read(putty, { type: 'private-key' }), { subject: 'build host', scope: 'ssh-rsa' });
  });

  it('OpenPGP: whose key, and since when', () => {
    assert.deepEqual(read(pgpKey('Release Bot <release@example.org>', JAN_2), { type: 'private-key' }), {
      subject: 'Release Bot <release@example.org>',
      issued: '2024-01-02T03:04:05Z',
    });
  });

  it('the user of a kubeconfig, and nobody of another list', () => {
    const token = letters('kube', 40, BASE62);
    const text = `users:\n- name: other\n  user:\n    token: abc\n- name: ci-admin\n  user:\n    token: ${token}\n`;
    assert.deepEqual(read(token, { text }), { subject: 'ci-admin' });
    assert.equal(read(token, { text: `${text.replace(token, 'x')}other: 1\nlist:\n  - a\ntoken: ${token}\n` }), undefined);
  });

  it('the identifiers that stand beside a secret', () => {
    const [tenant, app] = ['11111111-2222-3333-4444-555555555555', '66666666-7777-8888-9999-000000000000'];
    const secret = letters('entra', 40, BASE62);
    const text = `tenant_id = "${tenant}"\nclient_id = "${app}"\nclient_secret = "${secret}"\n`;
    assert.deepEqual(read(secret, { format: 'azure-client-secret', text }), { account: tenant, subject: app });
    const client = '123456789012-abcdefghijkl.apps.googleusercontent.com';
    const json = JSON.stringify({ client_id: client, client_secret: secret });
    assert.deepEqual(read(secret, { format: 'google-oauth-client-secret', text: json }), { subject: client });
    const sid = `A${'C'}${letters('sid', 32, HEX)}`;
    assert.deepEqual(read(secret, { format: 'twilio-auth-token', text: `${sid}:${secret}` }), { account: sid });
    assert.equal(read(secret, { format: 'other', text }), undefined);
  });
});
