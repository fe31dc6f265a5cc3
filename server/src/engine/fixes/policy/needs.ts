/** Actions that the code of a workspace calls: what a wildcard action should have been. */
import { matchesAction } from '../../iam/match';
import { folderOf } from '../../syntax/path';
import type { FixContext } from '../model';
import { perObject } from '../remember';

export interface Needed {
  /** The folder whose code was looked at; empty for the whole workspace. */
  readonly folder: string;
  readonly actions: readonly string[];
}

/** A longer list is no narrowing that anybody reviews. */
const MOST = 40;

/** Files with calls, once for all fixes over a graph. */
const calling = perObject((graph: FixContext['graph']): readonly (readonly [string, readonly string[]])[] =>
  [...graph.facts].flatMap(([file, { needs }]) => (needs.length > 0 ? [[file, needs.map(({ action }) => action)] as const] : [])),
);

/**
 * The called actions that the pattern covers, from the code nearest to the policy: of its own folder and what lies below, else
 * of the folder above, and so on. Undefined where no code calls any.
 */
export function neededActions({ graph }: FixContext, file: string, pattern: string): Needed | undefined {
  const files = calling(graph);
  for (let folder = folderOf(file), top = false; !top; folder = folderOf(folder)) {
    top = folder === '';
    // A program that writes a policy gives it to others: its own calls are not what they need.
    const inside = files.filter(([name]) => name !== file && (top || name.startsWith(`${folder}/`)));
    const actions = [...new Set(inside.flatMap(([, names]) => names))].filter((name) => matchesAction(pattern, name)).sort();
    if (actions.length > 0) return actions.length <= MOST ? { folder, actions } : undefined;
  }
  return undefined;
}
