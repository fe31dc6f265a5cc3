/** The slots in which a vendor's word gives a value its meaning, over every format that has one. */
import { strict as assert } from 'node:assert';
import { textOffsets } from '../../server/src/engine/secrets/filter/offsets';
import { triage } from '../../server/src/engine/secrets/filter/triage';
import { formats } from '../../server/src/engine/secrets/formats/index';
import { scanText } from '../../server/src/engine/secrets/scan';
import { token } from '../support/tokens';

function scan(text: string) {
  const bytes = new TextEncoder().encode(text);
  return scanText(text, textOffsets(bytes, text, triage(bytes).hits));
}

/** How people write a vendor's key; `«»` is where the value stands. */
const SLOTS: readonly ((word: string) => string)[] = [
  (word) => `${word} SECRET=«»`,
  (word) => `${word} PRIVATE KEY «»`,
  (word) => `${word}TOKEN «»`,
  (word) => `${word}_access_key = '«»'`,
  (word) => `${word}-secret-«»`,
  (word) => `${word}.key: "«»"`,
  (word) => `${word.toUpperCase()}_API_KEY=«»`,
  (word) => `{"${word}Token": "«»"}`,
  (word) => `${word} private access key\n«»`,
  (word) => `${word}:\n  api_key: «»\n`,
  (word) => `const client = new ${word}({ apiKey: '«»' });`,
  (word) => `x-${word}-key: «»`,
  (word) => `secret_${word}=«»`,
];

/** Slots of something else of the vendor, and words that only begin like it. */
const OTHERS: readonly ((word: string) => string)[] = [
  (word) => `${word}_url = "«»"`,
  (word) => `${word}_id: «»`,
  (word) => `${word}_commit = «»`,
  (word) => `${word}_public_id="«»"`,
  (word) => `${word}ness_key = "«»"`,
  (word) => `q${word}_key = "«»"`,
  (word) => `${word} was seen by somebody at «»`,
];

const named = formats.filter(({ slot }) => slot !== undefined);
const value = (id: string) => token(id)?.(`slot/${id}`) ?? '';

/** The ids of the formats that saw their own value, with these vendors in one text. */
function seen(slot: (word: string) => string, some: typeof named): Set<string> {
  let text = '';
  const places: { readonly id: string; readonly start: number; readonly end: number }[] = [];
  for (const { id, literals } of some) {
    const line = slot(literals[0] as string);
    const start = text.length + line.indexOf('«»');
    places.push({ id, start, end: start + value(id).length });
    text += `${line.replace('«»', value(id))}\n\n--\n\n`;
  }
  const matches = new Map(scan(text).map((match) => [match.start, match]));
  return new Set(places.filter(({ start, end }) => matches.get(start)?.end === end).map(({ id }) => id));
}

/** Every third of them, another third for the next slot: each vendor meets several slots. */
const third = (n: number) => named.filter((_, index) => index % 3 === n % 3);

describe('slots that a vendor names', () => {
  it('are many', () => assert.ok(named.length > 400, String(named.length)));

  for (const [n, slot] of SLOTS.entries()) {
    it(`hold the value of every vendor: ${slot('vendor').replace(/\n/g, ' ⏎ ')}`, () => {
      const some = third(n);
      const found = seen(slot, some);
      const missed = some.filter(({ id }) => !found.has(id)).map(({ id }) => id);
      assert.ok(missed.length <= some.length * 0.05, `${missed.length} of ${some.length}: ${missed.join(' ')}`);
    });
  }

  for (const [n, other] of OTHERS.entries()) {
    it(`are none: ${other('vendor')}`, () => {
      const alarmed = [...seen(other, third(n))];
      assert.ok(alarmed.length <= named.length * 0.01, `${alarmed.length}: ${alarmed.join(' ')}`);
    });
  }

  it('doubt a run that somebody typed, and report it', () => {
    const run = ['abcdefghij', 'klmnopqrst'].join('');
    const [match] = scan(`tefter_token = "${run}"`);
    assert.deepEqual([match?.format, match?.confidence], ['tefter-api-key', 'low']);
    assert.deepEqual(scan(`tefter = "${run}"`), []);
  });
});
