// Makes the table of server/src/engine/secrets/bigrams.ts from any English and program text:
//   node test/support/train-bigrams.mjs /usr/share/common-licenses/* /usr/lib/python3*/pydoc_data/topics.py
// For each pair of letters: how much more often than by chance the second follows the first, in half bits, as a letter
// ('m' is by chance, 'a' six bits rarer, 'z' six and a half more often). Each different word counts once.
import { readFileSync } from 'node:fs';

const words = new Set();
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'latin1')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  for (const word of text.match(/[a-z]{3,20}/g) ?? []) words.add(word);
}
const counts = Array.from({ length: 26 }, () => new Float64Array(26).fill(0.3));
for (const word of words) {
  for (let i = 1; i < word.length; i++) counts[word.charCodeAt(i - 1) - 97][word.charCodeAt(i) - 97]++;
}
const rows = counts.map((row) => {
  const sum = row.reduce((a, b) => a + b);
  return [...row]
    .map((n) => String.fromCharCode(97 + Math.max(0, Math.min(25, 12 + Math.round(2 * Math.log2((26 * n) / sum))))))
    .join('');
});
console.log(
  `/** Made by test/support/train-bigrams.mjs from ${words.size} English and program words: letter pairs, 'm' is chance, a step half a bit. */`,
);
console.log('export const BIGRAMS =');
console.log(`${rows.map((row) => `  '${row}'`).join(' +\n')};`);
