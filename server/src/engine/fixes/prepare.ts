import type { IdentityGraph } from '../graph/model';
import type { Finding } from '../rules/model';
import { type GrammarLoader, prepareGrammar } from '../syntax/source/grammar';
import { hostFor } from './hosts/index';

/**
 * Loads the grammars that fixes of these findings need, each once; without it `fixesFor` has nothing to offer in files of
 * languages that no file was read in yet. Never rejects.
 */
export async function prepareFixes(findings: readonly Finding[], graph: IdentityGraph, load: GrammarLoader): Promise<void> {
  const files = new Set(findings.flatMap(({ credential }) => (credential ? [credential.span.file] : [])));
  for (const file of files) await prepareGrammar(hostFor(file, graph.facts.get(file)?.host ?? 'text').id, file, load);
}
