import { strict as assert } from 'node:assert';
import { textOffsets } from '../../server/src/engine/secrets/filter/offsets';
import { triage } from '../../server/src/engine/secrets/filter/triage';
import { formats } from '../../server/src/engine/secrets/formats/index';
import { scanText } from '../../server/src/engine/secrets/scan';
import { placed } from '../support/placed';
import { token, tooShort } from '../support/tokens';

function scan(text: string) {
  const bytes = new TextEncoder().encode(text);
  return scanText(text, textOffsets(bytes, text, triage(bytes).hits));
}

/** Formats whose value must decode to a login: random text does not. */
const LOGINS = new Set(['docker-registry-auth', 'npm-legacy-auth']);
/** Without a word that says so, their keys are taken for those of the vendor who came first. */
const LIKE_STRIPE = ['clerk-secret-key', 'workos-key', 'paystack-secret-key'];
const shaped = formats.filter(({ id }) => !LOGINS.has(id));

describe('token formats', () => {
  it('are many, and each has its own id', () => {
    assert.ok(formats.length > 150, String(formats.length));
    assert.equal(new Set(formats.map(({ id }) => id)).size, formats.length);
  });

  for (const format of shaped) {
    it(`${format.id} is found at its exact place`, () => {
      const value = token(format.id)?.(format.id) ?? '';
      const { text, start } = placed(format, value);
      const matches = scan(text);
      assert.deepEqual(
        matches.map((match) => [match.start, match.end]),
        [[start, start + value.length]],
      );
      const [match] = matches;
      const same = shaped.filter(({ title, provider }) => title === format.title && provider === format.provider);
      const known =
        ['aws-secret-key', 'deepseek-key', ...LIKE_STRIPE].includes(format.id) || same.some(({ id }) => id === match?.format);
      assert.ok(known, `${match?.format}`);
      if (format.checksum) assert.equal(match?.checksum, 'passes');
    });

    it(`${format.id} is not found when it is too short, or holds a foreign character`, () => {
      const short = tooShort(format.pattern, format.id);
      for (const miss of [short, `${short.slice(0, -1)}¤${short.slice(-1)}`])
        assert.deepEqual(
          scan(placed(format, miss).text).filter((match) => match.format === format.id),
          [],
        );
    });

    it(`${format.id} is not found inside a longer word`, () => {
      const value = token(format.id)?.(format.id) ?? '';
      if (format.before === undefined && format.at !== 'keyword') {
        assert.deepEqual(
          scan(`x = "Q7${value}"`).filter((match) => match.format === format.id),
          [],
        );
      }
    });
  }

  it('a routable GitLab token ends in nine characters, with or without the two that stand before them', () => {
    const body = `gl${'pat-'}${'1ikt9cl8fda1eyk1aqg2tx6l8wu'}`;
    for (const tail of ['.u6nx24xp6', '.01.0u6nx24xp']) {
      const [match] = scan(`token = "${body}${tail}"`);
      assert.deepEqual([match?.format, match && match.end - match.start], ['gitlab-pat-routable', body.length + tail.length]);
    }
  });

  it('a checksum that fails lowers the confidence and keeps the finding', () => {
    const withSum = formats.filter(({ checksum }) => checksum);
    assert.ok(withSum.length >= 12, String(withSum.length));
    for (const format of withSum) {
      const value = token(format.id)?.(format.id) ?? '';
      const middle = Math.floor(value.length / 2);
      const other = [...value.slice(middle)].find((char) => char !== value[middle] && /[A-Za-z0-9]/.test(char));
      const broken = value.slice(0, middle) + other + value.slice(middle + 1);
      const [match] = scan(`"${broken}"`);
      assert.deepEqual([match?.checksum, match?.confidence], ['fails', 'low'], format.id);
    }
  });

  it('a documented example is none', () => {
    const example = `AK${'IA'}IOSFODNN7EXAMPLE`;
    assert.deepEqual(scan(`aws_access_key_id = ${example}`), []);
    assert.deepEqual(scan(`gh${'p_'}${'x'.repeat(36)}`), []);
    assert.deepEqual(scan(`gh${'p_'}${'0'.repeat(36)}`), []);
  });

  it('what a vendor publishes for everybody is none, and one letter beside it is one', () => {
    const emulator = ['Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6', 'IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='].join('');
    assert.deepEqual(scan(`AccountKey=${emulator}`), []);
    assert.equal(scan(`AccountKey=${emulator.replace('Eby8', 'Eby9')}`)[0]?.format, 'azure-account-key');
  });
});
