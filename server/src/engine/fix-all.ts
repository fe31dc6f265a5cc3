/** A chain of fixes as one: apply one, look again, go on until nothing that was chosen is left. Pure, like the rest of the engine. */
import { analyzeFile, analyzeWorkspace, type Engine, type FileResult, type Workspace } from './analyze';
import type { CredentialFact } from './facts/model';
import { applyFix } from './fixes/apply';
import { edited, editsOf, type Pieces, untouched } from './fixes/compose';
import { copiesOf, fixesFor } from './fixes/index';
import type { FileEdit, Fix, FixContext, Safety, Step } from './fixes/model';
import { nameSecret, type SecretName } from './fixes/naming';
import type { Finding } from './rules/model';
import { folderOf } from './syntax/path';

/** A workspace as it stands; results and texts belong together. */
export interface Situation extends Pick<FixContext, 'read' | 'files' | 'vault' | 'offer'> {
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

/** Fixes what is chosen, one after the other. A fix that does not make its finding go is taken back and left out. */
export function fixAll(situation: Situation, choice: Choice): Chain {
  const { engine } = situation;
  const results = new Map(situation.results.map((result) => [result.facts.file, result]));
  const texts = new Map<string, string>();
  const pieces = new Map<string, Pieces>();
  const names = namesOf(situation, choice);
  const read = (file: string) => texts.get(file) ?? situation.read(file);
  const applied: Applied[] = [];
  /** Findings without a fix that may be applied, and their files: they are not asked again at every step. */
  const passed = new Map<string, string>();
  const refused = new Set<string>();
  let { workspace } = situation;

  const next = (): Applied | undefined => {
    for (const finding of workspace.findings) {
      if (!choice.wants(finding) || refused.has(finding.fingerprint) || passed.has(finding.fingerprint)) continue;
      const fix = choice.pick(fixesFor(finding, contextFor(finding)), finding);
      if (fix && fix.edits.length > 0) return { finding, fix };
      passed.set(finding.fingerprint, finding.span.file);
    }
    return undefined;
  };
  const contextFor = (finding: Finding): FixContext => {
    const { files, vault, offer } = situation;
    const { graph } = workspace;
    const credential = credentialOf(finding);
    const name = credential && (names.get(credential.fingerprint) ?? nameSecret(credential, graph));
    if (credential && name) names.set(credential.fingerprint, name);
    const known = [...new Set([...files, ...texts.keys()])];
    return { read, files: known, graph, ...(vault ? { vault } : {}), ...(offer ? { offer } : {}), ...(name ? { name } : {}) };
  };
  const analysed = (changed: ReadonlyMap<string, string>): Workspace => {
    for (const [file, text] of changed) results.set(file, analyzeFile({ file, text }, engine));
    return analyzeWorkspace([...results.values()], engine);
  };

  for (let step = 0; step < MOST; step++) {
    const chosen = next();
    if (!chosen) break;
    const { finding, fix } = chosen;
    const changed = applyFix(read, fix);
    const before = changed && [...changed.keys()].map((file) => [file, results.get(file)] as const);
    const after = changed && analysed(changed);
    if (!changed || !after || countLike(after, finding) >= countLike(workspace, finding)) {
      for (const [file, result] of before ?? []) {
        if (result) results.set(file, result);
        else results.delete(file);
      }
      refused.add(finding.fingerprint);
      continue;
    }
    for (const { file, edits } of fix.edits)
      pieces.set(file, edited(pieces.get(file) ?? untouched(situation.read(file)?.length ?? 0), edits));
    for (const [file, text] of changed) texts.set(file, text);
    applied.push(chosen);
    workspace = after;
    // What a fix changes can open offers beside it: there is something new to use in its folders.
    const touched = new Set([...changed.keys()].map(folderOf));
    for (const [fingerprint, file] of passed) if (touched.has(folderOf(file))) passed.delete(fingerprint);
  }
  const edits = [...pieces].map(([file, parts]): FileEdit => {
    const before = situation.read(file);
    return { file, ...(before === undefined ? { create: true } : {}), edits: editsOf(parts, before?.length ?? 0) };
  });
  return {
    applied,
    workspace,
    texts,
    edits,
    safety: worst(applied),
    followUp: stepsOf(applied, workspace),
  };
}

/** One entry for each value, by its hash: the name that its first place would get if it were fixed alone. */
function namesOf({ workspace }: Situation, { wants }: Choice): Map<string, SecretName> {
  const names = new Map<string, SecretName>();
  for (const finding of workspace.findings) {
    const credential = wants(finding) ? credentialOf(finding) : undefined;
    if (credential && !names.has(credential.fingerprint))
      names.set(credential.fingerprint, nameSecret(credential, workspace.graph));
  }
  return names;
}

/** The literal that a finding's fixes are about. */
export function credentialOf(finding: Finding): CredentialFact | undefined {
  for (const remedy of finding.remedies) if ('credential' in remedy) return remedy.credential;
  return undefined;
}

/** Findings of the same rule in the same file: one of them must go. */
function countLike({ findings }: Workspace, { rule, span }: Finding): number {
  return findings.filter((other) => other.rule === rule && other.span.file === span.file).length;
}

function worst(applied: readonly Applied[]): Safety {
  return applied.reduce<Safety>((safety, { fix }) => (RANK[fix.safety] > RANK[safety] ? fix.safety : safety), 'safe');
}

/** What remains to do after all of them, each thing once, and where values still stand. */
function stepsOf(applied: readonly Applied[], { graph }: Workspace): Step[] {
  const steps = new Map<string, Step>();
  const add = (step: Step) => steps.set(JSON.stringify(step), step);
  for (const { fix } of applied) for (const step of fix.followUp) add(step);
  const values = new Set(applied.flatMap(({ finding }) => credentialOf(finding)?.fingerprint ?? []));
  for (const value of values) for (const step of copiesOf(value, graph, [])) add(step);
  return [...steps.values()];
}
