/** Actions that the code of a workspace calls: what a wildcard action should have been. */
import { matchesAction } from '../../iam/match';
import { programsByPolicy } from '../../rules/shared/needs/role-programs';
import { folderOf } from '../../syntax/path';
import type { FixContext } from '../model';
import { perObject } from '../remember';

export interface Needed {
  /** Whose code was looked at: `function Worker`, `the code in src`. */
  readonly whose: string;
  readonly actions: readonly string[];
}

/** A longer list is no narrowing that anybody reviews. */
const MOST = 40;

/** Files with calls, once for all fixes over a graph. */
const calling = perObject((graph: FixContext['graph']): readonly (readonly [string, readonly string[]])[] =>
  [...graph.facts].flatMap(([file, { needs }]) => (needs.length > 0 ? [[file, needs.map(({ action }) => action)] as const] : [])),
);

const programs = perObject((graph: FixContext['graph']) => [...programsByPolicy(graph)]);

/**
 * The called actions that the pattern covers: of the programs that run with the policy, where they are known; else of the code nearest
 * to the policy: of its own folder and what lies below, else of the folder above, and so on. Undefined where no code calls any.
 */
export function neededActions({ graph }: FixContext, file: string, pattern: string, at: number): Needed | undefined {
  const covered = (names: readonly string[]): string[] =>
    [...new Set(names)].filter((name) => matchesAction(pattern, name)).sort();
  const found = programs(graph).find(
    ([{ statements }, { units }]) => units.length > 0 && statements.some((one) => isIn(one.actions, file, at)),
  );
  if (found) {
    const { units } = found[1];
    const actions = covered(units.flatMap(({ needs }) => needs.map(({ action }) => action)));
    const [first] = new Set(units.map(({ name }) => name));
    if (actions.length > 0)
      return actions.length > MOST
        ? undefined
        : { whose: units.length > 1 ? 'the code of its programs' : (first ?? ''), actions };
  }
  const files = calling(graph);
  for (let folder = folderOf(file), top = false; !top; folder = folderOf(folder)) {
    top = folder === '';
    // A program that writes a policy gives it to others: its own calls are not what they need.
    const inside = files.filter(([name]) => name !== file && (top || name.startsWith(`${folder}/`)));
    const actions = covered(inside.flatMap(([, names]) => names));
    const whose = `the code ${folder === '' ? 'of this workspace' : `in ${folder}`}`;
    if (actions.length > 0) return actions.length <= MOST ? { whose, actions } : undefined;
  }
  return undefined;
}

function isIn(
  terms: readonly { readonly span: { readonly file: string; readonly start: number } }[],
  file: string,
  at: number,
): boolean {
  return terms.some(({ span }) => span.file === file && span.start === at);
}
