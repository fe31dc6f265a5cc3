// Makes the tables of server/src/engine/secrets/values/letters.ts from any English and program text:
//   node test/support/train-letters.mjs /usr/share/common-licenses/* /usr/lib/python3*/pydoc_data/topics.py /usr/lib/python3*/*.py
// For each pair of letters: how much more often than by chance the second follows the first; for each three, the third the two before
// it. In half bits, as a letter ('m' is by chance, 'a' six bits rarer, 'z' six and a half more often). Each different word counts once.
import { readFileSync } from 'node:fs';

const words = new Set();
/** `abcd`, `qwer`, `aaa`: typed for a test, no word. */
const RUN =
  /abcd|bcde|cdef|defg|efgh|fghi|ghij|hijk|ijkl|jklm|klmn|lmno|mnop|nopq|opqr|pqrs|qrst|rstu|stuv|tuvw|uvwx|vwxy|wxyz|qwer|asdf|zxcv|(.)\1\1/;
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'latin1')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  for (const word of text.match(/[a-z]{3,20}/g) ?? []) if (!RUN.test(word)) words.add(word);
}
/** How much three letters that were never seen are drawn towards what is known of the last two. */
const PULL = 3;
const pairs = new Float64Array(26 * 26).fill(0.3);
const threes = new Float64Array(26 * 26 * 26);
for (const word of words) {
  const letters = [...word].map((letter) => letter.charCodeAt(0) - 97);
  for (let i = 1; i < letters.length; i++) {
    pairs[letters[i - 1] * 26 + letters[i]]++;
    if (i > 1) threes[(letters[i - 2] * 26 + letters[i - 1]) * 26 + letters[i]]++;
  }
}
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const row = (table, at) => table.subarray(at * 26, at * 26 + 26);
const shareOf = (a, b) => pairs[a * 26 + b] / sum(row(pairs, a));
const coded = (share) => String.fromCharCode(97 + Math.max(0, Math.min(25, 12 + Math.round(2 * Math.log2(26 * share)))));
const all = Array.from({ length: 26 }, (_, n) => n);
const pairRows = all.map((a) => all.map((b) => coded(shareOf(a, b))).join(''));
const threeRows = all.map((z) =>
  all
    .flatMap((a) => {
      const seen = row(threes, z * 26 + a);
      return all.map((b) => coded((seen[b] + PULL * shareOf(a, b)) / (sum(seen) + PULL)));
    })
    .join(''),
);
const print = (comment, name, rows) =>
  console.log(`/** ${comment} */\nexport const ${name} =\n${rows.map((one) => `  '${one}'`).join(' +\n')};`);
print(
  `Made by test/support/train-letters.mjs from ${words.size} English and program words: pairs of letters, 'm' is chance, a step half a bit.`,
  'PAIRS',
  pairRows,
);
print('The same for three letters: 676 steps for each first letter.', 'THREES', threeRows);
