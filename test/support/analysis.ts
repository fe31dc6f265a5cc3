import { analyzeFile, analyzeWorkspace, type Engine, type Workspace } from '../../server/src/engine/analyze';
import { prepareFixes } from '../../server/src/engine/fixes/prepare';
import { DEFAULT_POLICY } from '../../server/src/engine/policy/model';
import { loadGrammar, prepareGrammars } from './grammars';

export const testEngine: Engine = { policy: DEFAULT_POLICY, key: new Uint8Array(32).fill(7) };

/** The whole pipeline over a few files in memory. Source grammars are loaded first, and those that fixes need. */
export async function analyze(files: Readonly<Record<string, string>>, engine: Engine = testEngine): Promise<Workspace> {
  await prepareGrammars(Object.keys(files));
  const results = Object.entries(files).map(([file, text]) => analyzeFile({ file, text }, engine));
  const workspace = analyzeWorkspace(results, engine);
  await prepareFixes(workspace.findings, workspace.graph, loadGrammar);
  return workspace;
}
