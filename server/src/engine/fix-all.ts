/** A chain of fixes as one: apply one, look again, go on until nothing that was chosen is left. Pure, like the rest of the engine. */
import { analyzeFile, analyzeWorkspace, type Engine, type FileResult, type Workspace } from './analyze';
import type { CredentialFact } from './facts/model';
import { applyFix, together } from './fixes/apply';
import { edited, editsOf, type Pieces, untouched } from './fixes/compose';
import { copiesOf, fixesFor } from './fixes/index';
import type { Edit, FileEdit, Fix, FixContext, Safety, Step } from './fixes/model';
import { isTelling, nameKey, nameSecret, type SecretName } from './fixes/naming';
import type { Finding } from './rules/model';
import { folderOf } from './syntax/path';

/** A workspace as it stands; results and texts belong together. */
export interface Situation extends Pick<FixContext, 'read' | 'files' | 'vault' | 'offer' | 'tolerant'> {
  readonly results: readonly FileResult[];
  /** The results joined. */
  readonly workspace: Workspace;
  readonly engine: Engine;
}

/** Which findings are fixed, and by which of their offers (best first). */
export interface Choice {
  readonly wants: (finding: Finding) => boolean;
  readonly pick: (offers: readonly Fix[], finding: Finding) => Fix | undefined;
}

export interface Applied {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** What a chain did: as one fix against the texts before it. */
export interface Chain extends Pick<Fix, 'safety' | 'edits' | 'followUp'> {
  readonly applied: readonly Applied[];
  /** The workspace afterwards, and the new texts of the files that changed. */
  readonly workspace: Workspace;
  readonly texts: ReadonlyMap<string, string>;
}

/** No workspace has as many; a chain that does not end by itself ends here. */
const MOST = 2000;
const RANK: Readonly<Record<Safety, number>> = { safe: 0, review: 1, manual: 2 };

/** A chain under way: what it reached so far. */
interface Progress {
  readonly results: Map<string, FileResult>;
  readonly texts: Map<string, string>;
  readonly pieces: Map<string, Pieces>;
  readonly names: Map<string, SecretName>;
  readonly applied: Applied[];
  /** Findings without a fix that may be applied, and their files: they are not asked again at every step. */
  readonly passed: Map<string, string>;
  /** Findings whose fix did not make them go. */
  readonly refused: Set<string>;
  workspace: Workspace;
  /** Fixes that meet nowhere are made in one round. Not any more once that went wrong. */
  oneByOne: boolean;
}

/** Fixes what is chosen, until nothing is left. A fix that does not make its finding go is taken back and left out. */
export function fixAll(situation: Situation, choice: Choice): Chain {
  const progress: Progress = {
    results: new Map(situation.results.map((result) => [result.facts.file, result])),
    texts: new Map(),
    pieces: new Map(),
    names: namesOf(situation, choice),
    applied: [],
    passed: new Map(),
    refused: new Set(),
    workspace: situation.workspace,
    oneByOne: false,
  };
  for (let step = 0; step < MOST; step++) {
    const round = nextRound(situation, choice, progress);
    if (round.length === 0) break;
    if (makeRound(situation, progress, round)) continue;
    if (round.length > 1) progress.oneByOne = true;
    else for (const { finding } of round) progress.refused.add(finding.fingerprint);
  }
  const { applied, pieces, texts, workspace } = progress;
  const edits = [...pieces].map(([file, parts]): FileEdit => {
    const before = situation.read(file);
    return { file, ...(before === undefined ? { create: true } : {}), edits: editsOf(parts, before?.length ?? 0) };
  });
  return { applied, workspace, texts, edits, safety: worst(applied), followUp: stepsOf(applied, situation.workspace, workspace) };
}

function readerOf({ read }: Situation, { texts }: Progress): FixContext['read'] {
  return (file) => texts.get(file) ?? read(file);
}

/** The next fix; together with those after it that change their own place only, as long as no two of them meet. */
function nextRound(situation: Situation, choice: Choice, progress: Progress): Applied[] {
  const { passed, refused, workspace, oneByOne } = progress;
  const round: Applied[] = [];
  for (const finding of workspace.findings) {
    if (!choice.wants(finding) || refused.has(finding.fingerprint) || passed.has(finding.fingerprint)) continue;
    const fix = choice.pick(fixesFor(finding, contextFor(situation, progress, finding)), finding);
    if (!fix || fix.edits.length === 0) {
      passed.set(finding.fingerprint, finding.span.file);
      continue;
    }
    const own = ownEdit(finding, fix);
    if (round.length === 0) round.push({ finding, fix });
    else if (own && !round.some((one) => meets(one, finding.span.file, own))) round.push({ finding, fix });
    if (oneByOne || !own) break;
  }
  return round;
}

/** The edit of a fix that changes nothing but the place of its finding. */
function ownEdit({ span }: Finding, { edits }: Fix): Edit | undefined {
  const [only, ...others] = edits;
  const [edit, ...more] = only?.edits ?? [];
  if (!only || !edit || others.length > 0 || more.length > 0 || only.create || only.file !== span.file) return undefined;
  return edit.start < span.end && span.start < edit.end ? edit : undefined;
}

function meets({ fix }: Applied, file: string, { start, end }: Edit): boolean {
  return fix.edits.some((one) => one.file === file && one.edits.some((edit) => edit.start <= end && start <= edit.end));
}

function contextFor(situation: Situation, progress: Progress, finding: Finding): FixContext {
  const { files, vault, offer, tolerant } = situation;
  const { texts, names, workspace } = progress;
  const credential = credentialOf(finding);
  const key = credential && nameKey(credential, workspace.graph);
  const known = credential && key !== undefined ? (names.get(credential.fingerprint) ?? names.get(key)) : undefined;
  const name = known ?? (credential && nameSecret(credential, workspace.graph));
  if (key !== undefined && name) names.set(key, name);
  return {
    read: readerOf(situation, progress),
    files: texts.size > 0 ? [...new Set([...files, ...texts.keys()])] : files,
    graph: workspace.graph,
    ...(vault ? { vault } : {}),
    ...(offer ? { offer } : {}),
    ...(tolerant ? { tolerant } : {}),
    ...(name ? { name } : {}),
  };
}

/** Makes the edits and looks again. False, with everything as before, where a finding of the round did not go. */
function makeRound(situation: Situation, progress: Progress, round: readonly Applied[]): boolean {
  const { results, texts, pieces, passed } = progress;
  const edits = together(round.flatMap(({ fix }) => fix.edits));
  const changed = applyFix(readerOf(situation, progress), { edits });
  if (!changed) return false;
  const before = [...changed.keys()].map((file) => [file, results.get(file)] as const);
  for (const [file, text] of changed) results.set(file, analyzeFile({ file, text }, situation.engine));
  const after = analyzeWorkspace([...results.values()], situation.engine);
  if (!round.every(({ finding }) => wentAway(finding, round, progress.workspace, after))) {
    for (const [file, result] of before) {
      if (result) results.set(file, result);
      else results.delete(file);
    }
    return false;
  }
  for (const one of edits) {
    const known = pieces.get(one.file) ?? untouched(situation.read(one.file)?.length ?? 0);
    pieces.set(one.file, edited(known, one.edits));
  }
  for (const [file, text] of changed) texts.set(file, text);
  progress.applied.push(...round);
  progress.workspace = after;
  // What a fix changes can open offers beside it: there is something new to use in its folders.
  const touched = new Set([...changed.keys()].map(folderOf));
  for (const [fingerprint, file] of passed) if (touched.has(folderOf(file))) passed.delete(fingerprint);
  return true;
}

/** Findings of one rule in one file are alike: as many must be gone as were fixed. */
function wentAway({ rule, span }: Finding, round: readonly Applied[], before: Workspace, after: Workspace): boolean {
  const isLike = (other: Finding) => other.rule === rule && other.span.file === span.file;
  const fixed = round.filter(({ finding }) => isLike(finding)).length;
  return before.findings.filter(isLike).length - after.findings.filter(isLike).length >= fixed;
}

/** One entry for each value: the name that its first place would get if it were fixed alone. */
function namesOf({ workspace }: Situation, { wants }: Choice): Map<string, SecretName> {
  const names = new Map<string, SecretName>();
  for (const finding of workspace.findings) {
    const credential = wants(finding) ? credentialOf(finding) : undefined;
    const key = credential && nameKey(credential, workspace.graph);
    if (credential && key !== undefined && !names.has(key)) names.set(key, nameSecret(credential, workspace.graph));
  }
  return names;
}

/** The literal that a finding's fixes are about. */
export function credentialOf(finding: Finding): CredentialFact | undefined {
  for (const remedy of finding.remedies) if ('credential' in remedy) return remedy.credential;
  return undefined;
}

function worst(applied: readonly Applied[]): Safety {
  return applied.reduce<Safety>((safety, { fix }) => (RANK[fix.safety] > RANK[safety] ? fix.safety : safety), 'safe');
}

/** What remains to do after all of them, each thing once, and where values still stand. */
function stepsOf(applied: readonly Applied[], before: Workspace, { graph }: Workspace): Step[] {
  const steps = new Map<string, Step>();
  const add = (step: Step) => steps.set(JSON.stringify(step), step);
  for (const { fix } of applied) for (const step of fix.followUp) add(step);
  const credentials = applied.flatMap(({ finding }) => credentialOf(finding) ?? []);
  const values = new Set(credentials.filter((one) => isTelling(one, before.graph)).map(({ fingerprint }) => fingerprint));
  for (const value of values) for (const step of copiesOf(value, graph, [])) add(step);
  return [...steps.values()];
}
