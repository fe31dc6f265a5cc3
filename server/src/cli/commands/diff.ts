import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { analyzeWorkspace } from '../../engine/analyze';
import { inventoryOf } from '../../engine/inventory';
import { diffOf, type Side } from '../../engine/inventory/diff';
import { type Revision, RevisionError, resultsAt, revisionOf } from '../../workspace/revision';
import { textsOf } from '../../workspace/texts';
import { diffJson } from '../formats/diff/json';
import { diffMarkdown } from '../formats/diff/markdown';
import type { DiffFormatter } from '../formats/diff/model';
import { diffText } from '../formats/diff/text';
import { EXIT, type Io, UsageError } from '../io';
import { type Loaded, load } from '../load';
import { placesIn } from '../reporting';

const FORMATS: Readonly<Record<string, (io: Io) => DiffFormatter>> = {
  text: (io) => diffText(io.colour),
  json: () => diffJson,
  markdown: () => diffMarkdown,
};

/**
 * `nhi diff BASE [HEAD] [--format text|json|markdown] [--output FILE] [--config FILE]`: what changed of identities, credentials and
 * rights since a commit, in the work tree or at another commit. The team's file is the work tree's, for both.
 */
export async function diff(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', short: 'f', default: 'text' },
      output: { type: 'string', short: 'o' },
      config: { type: 'string', short: 'c' },
    },
  });
  const format = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
  if (!format) throw new UsageError(`unknown format "${values.format}"; formats are ${Object.keys(FORMATS).join(', ')}`);
  const [base, head, ...rest] = positionals;
  if (base === undefined || rest.length > 0) throw new UsageError('name one commit, or two: nhi diff BASE [HEAD]');
  const [before, after] = await Promise.all([revisionAt(io, base), head === undefined ? undefined : revisionAt(io, head)]);
  const loaded = await load(io, { paths: [], ...(values.config === undefined ? {} : { config: values.config }) });
  const sides = { before: await sideOf(io, loaded, before), after: await sideOf(io, loaded, after) };
  const report = format(io)({
    base: before.commit,
    head: after?.commit,
    changes: diffOf(sides.before, sides.after),
    before: placesAt(io, before),
    after: placesAt(io, after),
  });
  if (values.output === undefined) io.out(report);
  else writeFileSync(resolve(io.cwd, values.output), report);
  return loaded.policyBroken ? EXIT.error : EXIT.clean;
}

async function revisionAt(io: Io, name: string): Promise<Revision> {
  try {
    return await revisionOf(io.cwd, name);
  } catch (error) {
    if (error instanceof RevisionError) throw new UsageError(error.message);
    throw error;
  }
}

async function sideOf(io: Io, loaded: Loaded, revision: Revision | undefined): Promise<Side> {
  const { engine, workspace: now } = loaded;
  const workspace = revision ? analyzeWorkspace(await resultsAt(io.cwd, loaded, revision, engine), engine) : now;
  return { workspace, records: inventoryOf(workspace) };
}

function placesAt(io: Io, revision: Revision | undefined) {
  return placesIn(textsOf(io.cwd, (file) => revision?.texts.get(file)));
}
