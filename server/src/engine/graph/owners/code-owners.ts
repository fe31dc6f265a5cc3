import { CODE_OWNERS } from '../../facts/code-owners';
import type { OwnerRuleFact } from '../../facts/model';
import type { IdentityGraph } from '../model';
import { matches } from './pattern';

/** Who owns a file, and the line that says so. */
export interface FileOwner {
  readonly owners: readonly string[];
  readonly file: string;
  readonly line: number;
}

/** At an edit the rules are the same objects, unless CODEOWNERS itself is edited. */
const known = new WeakMap<readonly OwnerRuleFact[], Map<string, FileOwner | undefined>>();

/** The workspace's CODEOWNERS: the first that the platforms find. */
export function codeOwnersOf({
  facts,
}: IdentityGraph): { readonly file: string; readonly rules: readonly OwnerRuleFact[] } | undefined {
  for (const file of CODE_OWNERS) {
    const rules = facts.get(file)?.ownerRules ?? [];
    if (rules.length > 0) return { file, rules };
  }
  return undefined;
}

/** The owners of a file by CODEOWNERS: of the last line that matches it, in each section; undefined where nobody owns it. */
export function ownersOfFile(graph: IdentityGraph, file: string): FileOwner | undefined {
  const source = codeOwnersOf(graph);
  if (!source) return undefined;
  const answers = known.get(source.rules) ?? new Map<string, FileOwner | undefined>();
  known.set(source.rules, answers);
  if (!answers.has(file)) answers.set(file, lookUp(source.file, source.rules, file));
  return answers.get(file);
}

function lookUp(source: string, rules: readonly OwnerRuleFact[], file: string): FileOwner | undefined {
  const last = new Map<string, OwnerRuleFact>();
  for (const rule of rules) if (matches(rule.pattern, file)) last.set(rule.section ?? '', rule);
  const found = [...last.values()].filter(({ except, owners }) => !except && owners.length > 0);
  const line = found.at(-1)?.line;
  return line === undefined ? undefined : { owners: [...new Set(found.flatMap(({ owners }) => owners))], file: source, line };
}
