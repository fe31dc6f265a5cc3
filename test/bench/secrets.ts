/** How fast the byte filter is: `node out/test/bench/secrets.js <folder>` reads every file of a tree and prints MB/s. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '../../server/src/engine/secrets/formats/index';
import { triage } from '../../server/src/engine/secrets/triage';

const folder = process.argv[2];
if (!folder) throw new Error('which folder?');

function filesUnder(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === '.git' || entry.isSymbolicLink()) return [];
    return entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)];
  });
}

const contents = filesUnder(folder).map((file) => readFileSync(file));
const megabytes = contents.reduce((sum, bytes) => sum + bytes.length, 0) / 1e6;
for (let round = 0; round < 4; round++) {
  const counts = new Map<string, number>();
  const marks = { assignment: 0, plainAssignment: 0, identity: 0, driver: 0, cloudformation: 0, kubernetes: 0 };
  const start = performance.now();
  for (const bytes of contents) {
    const seen = triage(bytes);
    for (const name of Object.keys(marks) as (keyof typeof marks)[]) if (seen.marks[name]) marks[name]++;
    for (const hit of seen.hits) {
      const name = formats[hit.format]?.id ?? `target ${hit.format}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${contents.length} files, ${megabytes.toFixed(0)} MB, ${seconds.toFixed(2)} s, ${(megabytes / seconds).toFixed(0)} MB/s`,
  );
  if (round === 3) console.log(marks, [...counts].sort((a, b) => b[1] - a[1]).slice(0, 20));
}
