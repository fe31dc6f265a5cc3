import { chmodSync, closeSync, openSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Chain, fixAll } from '../../engine/fix-all';
import type { Fix, VaultId } from '../../engine/fixes/model';
import { VAULTS } from '../../engine/policy/config';
import type { Finding } from '../../engine/rules/model';
import { SEVERITIES } from '../../engine/rules/severity';
import type { Texts } from '../../workspace/texts';
import { type Change, changesOf } from '../fixes/changes';
import { diffText } from '../fixes/diff';
import { patchText } from '../fixes/patch';
import { stepLines } from '../fixes/steps';
import { suggestionsText } from '../fixes/suggestions';
import { valuesIn } from '../fixes/values';
import { EXIT, type Io, UsageError } from '../io';
import { type Loaded, load } from '../load';
import { fixesOf, placesIn, reportOf, textsFor } from '../reporting';

const FORMATS = ['text', 'patch', 'suggestions'] as const;

/** What is fixed, and what happens with it. */
interface Asked {
  readonly wants: (finding: Finding) => boolean;
  readonly allows: (fix: Fix) => boolean;
  readonly vault: VaultId | undefined;
  readonly write: boolean;
  readonly dryRun: boolean;
  readonly format: (typeof FORMATS)[number];
  readonly output: string | undefined;
}

/**
 * `nhi fix [paths] [--dry-run | --write | --format patch|suggestions] [--safe | --review] [--rule RULE] [--vault VAULT] [--output FILE]
 * [--config FILE]`: without a choice it lists what is offered.
 */
export async function fix(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      write: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      safe: { type: 'boolean', default: false },
      review: { type: 'boolean', default: false },
      rule: { type: 'string', multiple: true },
      vault: { type: 'string' },
      format: { type: 'string', short: 'f', default: 'text' },
      output: { type: 'string', short: 'o' },
      config: { type: 'string', short: 'c' },
    },
  });
  const vault = VAULTS.find((id) => id === values.vault);
  if (values.vault !== undefined && !vault) throw new UsageError(`--vault must be one of ${VAULTS.join(', ')}`);
  const format = FORMATS.find((one) => one === values.format);
  if (!format) throw new UsageError(`unknown format "${values.format}"; formats are ${FORMATS.join(', ')}`);
  if (values.safe && values.review) throw new UsageError('--safe and --review are two choices: make one');
  if ([values.write, values['dry-run'], format !== 'text'].filter(Boolean).length > 1)
    throw new UsageError('--write, --dry-run and --format patch or suggestions are three things to do: ask for one');
  if (format === 'patch' && values.output === undefined)
    throw new UsageError('a patch holds the old values, so it is not printed: name a file with --output FILE');
  if (format === 'text' && values.output !== undefined) throw new UsageError('--output needs --format patch or suggestions');
  const asked: Asked = {
    wants: ({ rule }) => !values.rule || values.rule.includes(rule),
    allows: ({ safety }) => safety === 'safe' || (values.review && safety === 'review'),
    vault,
    write: values.write,
    dryRun: values['dry-run'],
    format,
    output: values.output,
  };
  const loaded = await load(io, { paths: positionals, ...(values.config === undefined ? {} : { config: values.config }) });
  const code = format === 'text' && !asked.write && !asked.dryRun ? list(io, loaded, asked) : apply(io, loaded, asked);
  return loaded.policyBroken ? EXIT.error : code;
}

/** Prints every offer, best first. */
function list(io: Io, loaded: Loaded, asked: Asked): number {
  const texts = textsFor(io, loaded);
  for (const { finding, place } of reportOf(io, loaded, asked.wants).findings) {
    io.out(`${finding.span.file}:${place.start.line}:${place.start.column}  ${finding.rule}\n`);
    for (const one of offers(fixesOf(finding, loaded, texts, asked.vault), asked))
      io.out(`  ${one.safety.padEnd(6)}  ${one.title}\n`);
  }
  io.out(
    '\nNothing was changed. --dry-run shows the edits, --write makes them: the safe ones, with --review the reviewed ones too.\n',
  );
  return EXIT.clean;
}

/** A vault that was asked for comes first and hides the other vaults; what needs no vault stays. */
function offers(fixes: readonly Fix[], { vault }: Asked): readonly Fix[] {
  if (!vault) return fixes;
  const chosen = fixes.filter((one) => one.id === `vault-reference:${vault}`);
  return [...chosen, ...fixes.filter((one) => !one.id.startsWith('vault-reference:'))];
}

function apply(io: Io, loaded: Loaded, asked: Asked): number {
  const texts = textsFor(io, loaded);
  const { workspace, results, engine, files } = loaded;
  const vault = asked.vault ?? engine.policy.vault;
  const damaged = new Set<string>();
  const isWhole = ({ edits }: Fix) =>
    edits.every(({ file }) => {
      const whole = texts.decoded(file)?.lossless !== false;
      if (!whole) damaged.add(file);
      return whole;
    });
  const chain = fixAll(
    { results, workspace, engine, files, read: texts.read, ...(vault ? { vault } : {}) },
    {
      wants: asked.wants,
      pick: (fixes) => offers(fixes, asked).find((one) => one.edits.length > 0 && asked.allows(one) && isWhole(one)),
    },
  );
  for (const file of damaged) io.err(`nhi: ${file}: not changed, because its bytes are no valid text\n`);
  if (!say(io, loaded, asked, texts, chain)) return EXIT.error;
  const left = chain.workspace.findings.filter(asked.wants);
  const limit = SEVERITIES.indexOf(engine.policy.failOn);
  return left.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit) ? EXIT.findings : EXIT.clean;
}

/** Prints or writes what the chain did; false where it could not be written. */
function say(io: Io, loaded: Loaded, asked: Asked, texts: Texts, chain: Chain): boolean {
  const changes = changesOf(chain, texts.read);
  const left = chain.workspace.findings.filter(asked.wants).length;
  const rest = `${left} ${left === 1 ? 'finding' : 'findings'} left`;
  if (asked.format === 'patch') return sayPatch(io, asked.output ?? '', texts, chain, changes);
  const values = valuesIn(
    [
      { graph: loaded.workspace.graph, read: texts.read },
      { graph: chain.workspace.graph, read: (file: string) => chain.texts.get(file) ?? texts.read(file) },
    ],
    changes.map(({ file }) => file),
  );
  if (asked.format === 'suggestions') {
    const { output } = asked;
    const text = suggestionsText({ chain, changes, values, findings: loaded.workspace.findings, place: placesIn(texts) });
    if (output !== undefined) return written(io, () => writePrivate(io, output, text));
    io.out(text);
    return true;
  }
  if (asked.dryRun) {
    io.out(diffText(changes, values, io.colour));
    io.out(`${stepLines(chain.followUp)}\nNothing was changed; with --write: ${rest}. Values are shown as ••••.\n`);
    return true;
  }
  if (!written(io, () => texts.write(chain.texts))) return false;
  for (const { finding, fix: one } of chain.applied) io.out(`${finding.span.file}: ${one.title}\n`);
  io.out(`${stepLines(chain.followUp)}${chain.applied.length > 0 ? '\n' : ''}${rest}\n`);
  return true;
}

function sayPatch(io: Io, output: string, texts: Texts, chain: Chain, changes: readonly Change[]): boolean {
  const { patch, left } = patchText(changes, texts);
  for (const file of left) io.err(`nhi: ${file}: not in the patch, because it is not in UTF-8\n`);
  if (!written(io, () => writePrivate(io, output, patch))) return false;
  io.out(`${output} holds the old values: apply it with "git apply", then delete it.\n${stepLines(chain.followUp)}`);
  return true;
}

function written(io: Io, write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    const { code, path, message } = error as NodeJS.ErrnoException;
    io.err(`nhi: nothing was changed: ${code ? `${path ?? 'a file'}: ${code}` : message}\n`);
    return false;
  }
}

/** A file that nobody else may read. */
function writePrivate(io: Io, file: string, text: string): void {
  const path = resolve(io.cwd, file);
  const handle = openSync(path, 'w', 0o600);
  try {
    chmodSync(path, 0o600);
    writeFileSync(handle, text);
  } finally {
    closeSync(handle);
  }
}
