import { strict as assert } from 'node:assert';
import { searchHidden } from '../../server/src/engine/secrets/decode/search';
import { triage } from '../../server/src/engine/secrets/filter/triage';
import { encode } from '../support/encodings';
import { planted } from '../support/planted';
import { processorTime } from '../support/processor';

function search(text: string) {
  const bytes = new TextEncoder().encode(text);
  return searchHidden({ file: 'a.txt', text, hits: triage(bytes).hits, fingerprint: () => '' });
}

/** How long it takes, in milliseconds. Bounds are wide: the machine may be busy; what is not linear takes minutes. */
function time(work: () => void): number {
  const took = processorTime();
  work();
  return took();
}

describe('hostile encodings', () => {
  const nested = (encoding: string, times: number) => {
    let text = `password=${planted('password')}`;
    for (let n = 0; n < times; n++) text = encode(encoding, text);
    return text;
  };
  const megabytes: Readonly<Record<string, string>> = {
    'base64 of settings': encode('base64', 'export DB_PASSWORD=words\n'.repeat(100_000)),
    'base64 of tokens': encode('base64', `${planted('github-pat')} `.repeat(40_000)),
    'wrapped base64': encode('base64-lines', 'the secret token of https://a:b@c '.repeat(60_000)),
    'short lines of base64': `${encode('base64', 'the secret token of the')}\n`.repeat(60_000),
    'a needle over and over': 'c2VjcmV0'.repeat(200_000),
    'needles between quotes': '"c2VjcmV0IHRva2VuIHdvcmRz" '.repeat(60_000),
    'hexadecimal digits': encode('hex', 'password: words; '.repeat(50_000)),
    'percent signs': '%3D%3A%2F%2F%40%25'.repeat(80_000),
    'percent of names': 'password%3Da%26'.repeat(80_000),
    'percent of percent': 'token%25253D%253D%3D'.repeat(60_000),
    'unicode escapes': 'password\\u003da\\u0026'.repeat(60_000),
    'a run of escapes': '\\u0041'.repeat(200_000),
    'hex escapes': '\\x30\\x41'.repeat(150_000),
    backslashes: '\\'.repeat(1_500_000),
    'octal escapes': '\\101\\060'.repeat(150_000),
    'words of decoding': "atob('base64".repeat(100_000),
    'decoding of nothing': 'echo | base64 -d '.repeat(80_000),
    'joined literals': `'${encode('base64', 'the secret words and the tokens')}' +\n`.repeat(30_000),
    'names before values': `${'a=b:'.repeat(50_000)} atob("${encode('base64', 'words of a password')}")`,
  };

  for (const [name, text] of Object.entries(megabytes)) {
    it(`${name} by the megabyte take little time`, () => {
      assert.ok(time(() => search(text)) < 4_000);
    });
  }

  for (const encoding of ['base64', 'percent', 'unicode', 'hex']) {
    it(`${encoding} in itself is followed two layers deep, and no further`, () => {
      assert.equal(search(`x: ${nested(encoding, 1)} `).length, 1);
      for (const times of [3, encoding === 'base64' ? 12 : 4]) assert.equal(search(`x: ${nested(encoding, times)} `).length, 0);
    });
  }

  it('text cut anywhere and damaged anywhere gives ranges inside the text', () => {
    const text = [
      `a: ${encode('base64', planted('github-pat'))}`,
      `b: ${encode('base64-lines', `password=${planted('password')}\n`.repeat(9))}`,
      `c: ${encode('percent', planted('npm-token'))} d: ${encode('unicode', planted('npm-token'))}`,
      `e: ${encode('hex', planted('stripe-live'))} | base64 -d`,
    ].join('\n');
    assert.ok(search(text).length > 4);
    for (let n = 0; n < text.length; n += 7) {
      const damages = [text.slice(0, n), text.slice(n), `${text.slice(0, n)}\\%=é🚀\0${text.slice(n)}`];
      for (const damaged of damages)
        for (const { start, end } of search(damaged)) assert.ok(0 <= start && start < end && end <= damaged.length);
    }
  });
});
