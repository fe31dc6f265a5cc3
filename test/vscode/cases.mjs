// One case of fixes for each host, each a folder of its own: what its first offer with edits makes of it is what the editor must make.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Writes the cases into folders below this one, by host; gives the path of the list of them. */
export async function makeCases(folder) {
  const { firstOffers } = createRequire(import.meta.url)('../../out/support/first-offers.js');
  const cases = await firstOffers();
  for (const { host, texts } of cases) {
    for (const [file, text] of Object.entries(texts)) {
      const path = join(folder, host, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
  const list = join(folder, 'cases.json');
  writeFileSync(list, JSON.stringify(cases));
  return list;
}
