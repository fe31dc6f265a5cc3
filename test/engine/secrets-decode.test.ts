import { strict as assert } from 'node:assert';
import { base64At } from '../../server/src/engine/secrets/decode/base64';
import { escapesAt, percentAt } from '../../server/src/engine/secrets/decode/escapes';
import { hexAt } from '../../server/src/engine/secrets/decode/hex';
import { encodedRange } from '../../server/src/engine/secrets/decode/model';
import { analyze } from '../support/analysis';
import { encode } from '../support/encodings';
import { planted } from '../support/planted';

const TOKENS = [
  'github-pat',
  'npm-token',
  'slack-bot',
  'stripe-live',
  'aws-access-key-id',
  'token-gitlab-pat',
  'token-openai-project-key',
];

/** The texts that the findings of the rule mark. */
async function marked(text: string, file = 'notes.txt'): Promise<string[]> {
  const { findings } = await analyze({ [file]: text });
  return findings.filter(({ rule }) => rule === 'secret-encoded').map(({ span }) => text.slice(span.start, span.end));
}

describe('decoders', () => {
  it('read base64 of both alphabets, padded or not, and say where each character stands', () => {
    const plain = 'user: a?>b~ÿ'.replace('ÿ', '~~');
    for (const name of ['base64', 'base64url']) {
      const text = `x = "${encode(name, plain)}"`;
      const decoded = base64At(text, 6);
      assert.equal(decoded?.text, plain);
      assert.deepEqual({ start: decoded.start, end: decoded.end }, { start: 5, end: text.length - 1 });
      assert.deepEqual(encodedRange(decoded, 0, plain.length), { start: 5, end: text.length - 1 });
      assert.deepEqual(encodedRange(decoded, 3, 6), { start: 5 + 4, end: 5 + 8 });
      assert.deepEqual(encodedRange(decoded, 4, 5), { start: 5 + 5, end: 5 + 7 });
    }
  });

  it('finds where base64 starts although a path stands before it', () => {
    const decoded = base64At(`/abc/${encode('base64', 'some words of a text')}`, 12);
    assert.ok(decoded?.text.endsWith('some words of a text'));
  });

  it('follow base64 over lines of any wrapping, and stop at what is none', () => {
    const plain = 'the quick brown fox jumps over the lazy dog. '.repeat(6);
    const lines = encode('base64', plain).match(/.{1,64}/g) ?? [];
    for (const join of ['\n', '\r\n', '\n      ', '\\n', '"\n  "', "' +\n    '", ' \\\n']) {
      const text = `key: |\n  ${lines.join(join)}\nnext: value`;
      const decoded = base64At(text, text.indexOf(lines[2] as string) + 3);
      assert.equal(decoded?.text, plain, JSON.stringify(join));
      assert.equal(decoded.end, text.indexOf('\nnext'));
      assert.equal(decoded.start, text.indexOf(lines[0] as string));
    }
    const alone = `A=${lines[0]}\nB=${lines[1]}`;
    assert.equal(base64At(alone, 5)?.end, alone.indexOf('\n'));
    const word = `echo ${lines[0]}\ndone\n`;
    assert.equal(base64At(word, 8)?.end, word.indexOf('\n'));
  });

  it('read no text out of random bytes', () => {
    assert.equal(base64At(planted('private-key-body'), 10), undefined);
    assert.equal(hexAt(planted('hex40'), 10), undefined);
  });

  it('read hexadecimal digits', () => {
    const text = `data = x'${encode('hex', 'password=words')}'`;
    const decoded = hexAt(text, 15);
    assert.equal(decoded?.text, 'password=words');
    assert.deepEqual(encodedRange(decoded, 9, 14), { start: 9 + 18, end: 9 + 28 });
  });

  it('read percent encoding and escapes character by character', () => {
    const url = 'go?to=a%3Db%2526c rest';
    const percent = percentAt(url, 8);
    assert.equal(percent?.text, 'go?to=a=b%26c');
    assert.deepEqual(encodedRange(percent, 7, 8), { start: 7, end: 10 });
    const line = 'one\n"a\\u003db\\x41\\101\\/\\u{42}\\q"\ntwo';
    const escapes = escapesAt(line, 8);
    assert.equal(escapes?.text, '"a=bAA/B\\q"');
    assert.deepEqual(encodedRange(escapes, 2, 3), { start: 6, end: 12 });
  });
});

describe('secrets behind an encoding', () => {
  const around: readonly [string, string][] = [
    ['value: "', '"\n'],
    ['', ''],
    ['x=', '\nb\n'],
    ['<a>', '</a>'],
    ['curl -d ', ' | sh'],
    ['`', '`,'],
  ];

  for (const encoding of ['base64', 'base64url', 'hex', 'percent', 'unicode', 'hex-escapes', 'octal', 'powershell']) {
    it(`are found in ${encoding}, at the encoded value`, async () => {
      for (const name of TOKENS) {
        const value = encode(encoding, planted(name));
        for (const [before, after] of around) {
          // Only its context tells UTF-16 apart.
          const start = encoding === 'powershell' ? `${before}powershell -EncodedCommand ` : before;
          assert.deepEqual(await marked(`one\n${start}${value}${after}\ntwo`), [value], `${name} ${JSON.stringify(before)}`);
        }
      }
    });

    it(`are found in the middle of a text in ${encoding}, at any alignment`, async () => {
      if (encoding === 'powershell') return;
      for (const name of TOKENS) {
        for (let n = 0; n < 6; n++) {
          const token = planted(name);
          const before = `${'abcdef'.slice(n)} and then comes `;
          const whole = encode(encoding, `${before}${token} at last`);
          const [found, ...others] = await marked(`data: ${whole}\n`);
          assert.ok(found !== undefined, `${name} at ${n}`);
          assert.deepEqual(others, []);
          const unit = encode(encoding, 'a').length;
          const [from, to] = encoding.startsWith('base64')
            ? [Math.floor((before.length * 4) / 3), Math.ceil(((before.length + token.length) * 4) / 3)]
            : [before.length * unit, (before.length + token.length) * unit];
          assert.equal(found, whole.slice(from, to), `${name} at ${n}`);
        }
      }
    });
  }

  it('are found two layers deep', async () => {
    const layers: readonly [string, string][] = [
      ['base64', 'base64'], ['base64', 'uri'], ['base64', 'percent'], ['base64', 'base64-lines'], ['base64', 'unicode'],
    ]; // biome-ignore format: pairs
    for (const [inner, outer] of layers) {
      for (const name of TOKENS) {
        const text = `x: "${encode(outer, encode(inner, planted(name)))}"`;
        assert.equal((await marked(text)).length, 1, `${name} as ${inner} in ${outer}`);
      }
    }
  });
});
