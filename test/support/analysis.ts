import { analyzeFile, analyzeWorkspace, type Engine, type Workspace } from '../../server/src/engine/analyze';
import { prepareFixes } from '../../server/src/engine/fixes/prepare';
import { DEFAULT_POLICY } from '../../server/src/engine/policy/model';
import { DEFAULT_LIMITS } from '../../server/src/engine/rules/limits';
import type { Circumstances } from '../../server/src/engine/rules/model';
import { loadGrammar, prepareGrammars } from './grammars';

export const testEngine: Engine = { policy: DEFAULT_POLICY, key: new Uint8Array(32).fill(7) };

/** What a rule is asked with where nothing is configured and nobody knows the day. */
export const usual: Circumstances = { limits: DEFAULT_LIMITS };

/** The whole pipeline over a few files in memory. Source grammars are loaded first, and those that fixes need. */
export async function analyze(files: Readonly<Record<string, string>>, engine: Engine = testEngine): Promise<Workspace> {
  await prepareGrammars(Object.keys(files));
  const results = Object.entries(files).map(([file, text]) => analyzeFile({ file, text }, engine));
  const workspace = analyzeWorkspace(results, engine);
  await prepareFixes(workspace.findings, workspace.graph, loadGrammar);
  return workspace;
}
