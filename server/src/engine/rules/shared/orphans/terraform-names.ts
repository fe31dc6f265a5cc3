/** The name that a resource has outside of Terraform, and whether another text knows it. */
import type { Facts } from '../../../facts/model';
import { attributeOf } from '../../../facts/terraform/file';
import type { Declared } from '../../../facts/terraform/module/source';
import type { IdentityGraph } from '../../../graph/model';

/** Its name where it is written out; undefined where nobody can know it, `unknown` where somebody may put it together again. */
export function nameOf({ body, type }: Declared): string | undefined {
  const argument = type === 'google_service_account' ? 'account_id' : type === 'azuread_application' ? 'display_name' : 'name';
  const value = attributeOf(body, argument)?.value;
  if (!value) return undefined;
  const [only] = value.kind === 'template' && value.parts.length === 1 ? value.parts : [];
  return only?.kind === 'text' ? only.text : 'unknown';
}

/** Whether another text of the workspace, or another block of its own, has the name: an ARN, a data source, a module's input. */
export function isNamedElsewhere(graph: IdentityGraph, name: string, { source, block }: Declared): boolean {
  for (const { file, source: text = '' } of filesThatSay(graph, name)) {
    if (file !== source.file) {
      if (hasName(text, name)) return true;
    } else if (hasName(text.slice(0, block.start), name) || hasName(text.slice(block.end), name)) return true;
  }
  return false;
}

const WORD = /[\w-]{3,}/g;

/** At an edit all other files say what they said before. */
const wordsOf = new WeakMap<Facts, ReadonlySet<string>>();
const indexes = new WeakMap<IdentityGraph, ReadonlyMap<string, readonly Facts[]>>();

/** Files that may have the name: found by its word, where it is one. */
function filesThatSay(graph: IdentityGraph, name: string): Iterable<Facts> {
  if (!/^[\w-]{3,}$/.test(name)) return graph.facts.values();
  const index = indexes.get(graph) ?? indexOf(graph);
  indexes.set(graph, index);
  return index.get(name) ?? [];
}

function indexOf(graph: IdentityGraph): Map<string, Facts[]> {
  const index = new Map<string, Facts[]>();
  for (const facts of graph.facts.values()) {
    if (facts.source === undefined) continue;
    const words = wordsOf.get(facts) ?? new Set(facts.source.match(WORD));
    wordsOf.set(facts, words);
    for (const word of words) {
      const files = index.get(word);
      if (files) files.push(facts);
      else index.set(word, [facts]);
    }
  }
  return index;
}

/** As a word of its own; the label of a block, and what follows a dot, are names of Terraform's own. */
function hasName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (/[\w.-]/.test(text[at - 1] ?? '') || /[\w-]/.test(text[at + name.length] ?? '')) continue;
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
    if (!/^\s{0,20}(?:resource|data|module|output|variable|provider)\b/.test(line)) return true;
  }
  return false;
}
