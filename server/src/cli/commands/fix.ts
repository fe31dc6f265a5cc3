import { parseArgs } from 'node:util';
import { analyzeFile, analyzeWorkspace } from '../../engine/analyze';
import { applyFix } from '../../engine/fixes/apply';
import { type Fix, stepText, type VaultId } from '../../engine/fixes/model';
import { VAULTS } from '../../engine/policy/config';
import type { Finding } from '../../engine/rules/model';
import { folderOf } from '../../engine/syntax/path';
import type { Texts } from '../../workspace/texts';
import { EXIT, type Io, UsageError } from '../io';
import { type Loaded, load } from '../load';
import { fixesOf, reportOf, textsFor } from '../reporting';

/** `nhi fix [paths] [--write] [--review] [--rule RULE] [--vault VAULT]`: shows what would change; `--write` changes it. */
export async function fix(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      write: { type: 'boolean', default: false },
      review: { type: 'boolean', default: false },
      rule: { type: 'string', multiple: true },
      vault: { type: 'string' },
      config: { type: 'string', short: 'c' },
    },
  });
  const vault = VAULTS.find((id) => id === values.vault);
  if (values.vault !== undefined && !vault) throw new UsageError(`--vault must be one of ${VAULTS.join(', ')}`);
  const loaded = await load(io, { paths: positionals, ...(values.config === undefined ? {} : { config: values.config }) });
  const chosen: Choice = {
    wants: (finding) => !values.rule || values.rule.includes(finding.rule),
    allows: (one) => one.safety === 'safe' || (values.review && one.safety === 'review'),
    vault,
  };
  const applied = values.write ? apply(io, loaded, chosen) : show(io, loaded, chosen);
  if (loaded.policyBroken) return EXIT.error;
  return applied ? EXIT.clean : EXIT.findings;
}

interface Choice {
  readonly wants: (finding: Finding) => boolean;
  readonly allows: (fix: Fix) => boolean;
  readonly vault: VaultId | undefined;
}

/** Prints every offer, best first. No diff: its removed lines would show the values. */
function show(io: Io, loaded: Loaded, choice: Choice): boolean {
  const report = reportOf(io, loaded, choice.wants);
  for (const { finding, place, fixes } of report.findings) {
    io.out(`${finding.span.file}:${place.start.line}:${place.start.column}  ${finding.rule}\n`);
    for (const one of offers(fixes, choice)) io.out(`  ${one.safety.padEnd(6)}  ${one.title}\n`);
  }
  io.out('\nNothing was changed. --write applies the safe ones, --write --review the reviewed ones too.\n');
  return true;
}

/** A vault that was asked for comes first and hides the other vaults; where it has no offer the rest stays. */
function offers(fixes: readonly Fix[], { vault }: Choice): readonly Fix[] {
  if (!vault) return fixes;
  const chosen = fixes.filter((one) => one.id === `vault-reference:${vault}`);
  return [...chosen, ...fixes.filter((one) => !one.id.startsWith('vault-reference:'))];
}

/** Applies one fix at a time and looks again, until no finding has an allowed fix left. True when all that was wanted was fixed. */
function apply(io: Io, loaded: Loaded, choice: Choice): boolean {
  const texts = textsFor(io, loaded);
  const results = new Map(loaded.results.map((result) => [result.facts.file, result]));
  const tried = new Set<string>();
  /** Findings that had no allowed fix when they were asked, and their files: they are not asked again at every step. */
  const without = new Map<string, string>();
  let workspace = loaded.workspace;
  for (;;) {
    const next = nextFix({ ...loaded, workspace }, texts, choice, tried, without);
    if (!next) break;
    tried.add(next.finding.fingerprint);
    if (!write(io, texts, next)) continue;
    for (const { file } of next.fix.edits) {
      results.set(file, analyzeFile({ file, text: texts.read(file) ?? '' }, loaded.engine));
    }
    // What a fix changes can open offers beside it: there is something new to use in its folders.
    const touched = new Set(next.fix.edits.map(({ file }) => folderOf(file)));
    for (const [fingerprint, file] of without) if (touched.has(folderOf(file))) without.delete(fingerprint);
    workspace = analyzeWorkspace([...results.values()], loaded.engine);
  }
  const left = workspace.findings.filter(choice.wants).length;
  io.out(`${left} ${left === 1 ? 'finding' : 'findings'} left\n`);
  return left === 0;
}

interface Chosen {
  readonly finding: Finding;
  readonly fix: Fix;
}

function nextFix(
  loaded: Loaded,
  texts: Texts,
  choice: Choice,
  tried: ReadonlySet<string>,
  without: Map<string, string>,
): Chosen | undefined {
  for (const finding of loaded.workspace.findings) {
    if (!choice.wants(finding) || tried.has(finding.fingerprint) || without.has(finding.fingerprint)) continue;
    const found = offers(fixesOf(finding, loaded, texts), choice).find((one) => one.edits.length > 0 && choice.allows(one));
    if (found) return { finding, fix: found };
    without.set(finding.fingerprint, finding.span.file);
  }
  return undefined;
}

function write(io: Io, texts: Texts, { finding, fix: one }: Chosen): boolean {
  const changed = applyFix(texts.read, one);
  if (!changed) return false;
  try {
    texts.write(changed);
  } catch (error) {
    io.err(`nhi: ${finding.span.file}: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}\n`);
    return false;
  }
  io.out(`${finding.span.file}: ${one.title}\n`);
  for (const step of one.followUp) io.out(`  then: ${stepText(step)}\n`);
  return true;
}
