import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inventoryOf } from '../../engine/inventory';
import { mapOf } from '../../engine/map';
import { VERSION } from '../../version';
import { createAges } from '../../workspace/ages';
import { INVENTORY_FORMATS } from '../formats/inventory';
import { chosen, narrowed } from '../formats/inventory/narrow';
import { EXIT, type Io, UsageError } from '../io';
import { load } from '../load';
import { placesIn, textsFor } from '../reporting';

/** `nhi inventory [paths] [--format FORMAT]`: every identity the workspace declares, uses or mentions. */
export async function inventory(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', short: 'f', default: 'table' },
      output: { type: 'string', short: 'o' },
      kind: { type: 'string' },
      owner: { type: 'string' },
      environment: { type: 'string' },
      'min-risk': { type: 'string' },
      git: { type: 'boolean', default: false },
      spec: { type: 'string', default: '1.6' },
      config: { type: 'string', short: 'c' },
    },
  });
  const format = Object.hasOwn(INVENTORY_FORMATS, values.format) ? INVENTORY_FORMATS[values.format] : undefined;
  if (!format) throw new UsageError(`inventory formats are ${Object.keys(INVENTORY_FORMATS).join(', ')}`);
  const { spec } = values;
  if (spec !== '1.6' && spec !== '1.7') throw new UsageError('--spec is the version of CycloneDX: 1.6 or 1.7');
  const minRisk = values['min-risk'] === undefined ? undefined : Number(values['min-risk']);
  if (minRisk !== undefined && !(minRisk >= 0 && minRisk <= 100)) throw new UsageError('--min-risk is a number from 0 to 100');

  const loaded = await load(io, { paths: positionals, ...(values.config === undefined ? {} : { config: values.config }) });
  const { workspace } = loaded;
  const texts = textsFor(io, loaded);
  const ages = values.git ? createAges(io.cwd, texts.read) : undefined;
  await ages?.prepare(workspace.graph.identities.flatMap(({ declared }) => declared.map(({ file }) => file)));
  const all = inventoryOf(workspace, ages ? { ageOf: ages.ageOf } : {});
  const records = chosen(all, { ...values, minRisk });
  const text = format({
    records,
    edges: workspace.graph.edges,
    map: () => {
      const map = mapOf(workspace, all);
      return records.length === all.length ? map : narrowed(map, records);
    },
    place: placesIn(texts),
    version: VERSION,
    spec,
    script,
  });
  if (values.output === undefined) io.out(text);
  else if (!written(io, values.output, text)) return EXIT.error;
  return loaded.policyBroken ? EXIT.error : EXIT.clean;
}

/** It lies beside the bundle, for the editor's page; a bundle that somebody has moved is without it. */
function script(): string {
  const file = join(__dirname, 'map.js');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function written(io: Io, path: string, text: string): boolean {
  try {
    writeFileSync(resolve(io.cwd, path), text);
    return true;
  } catch (error) {
    io.err(`nhi: ${path}: not written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})\n`);
    return false;
  }
}
