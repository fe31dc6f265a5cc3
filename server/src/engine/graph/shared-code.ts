/** Files that call AWS and are packed with no unit: any program of the project may take them in. */
import type { CallDoubtFact, Facts, NeedFact } from '../facts/model';
import { folderOf } from '../syntax/path';

/** What some files come to: each action and each doubt once. */
export interface Calling {
  readonly files: readonly Facts[];
  readonly needs: readonly NeedFact[];
  readonly doubts: readonly CallDoubtFact[];
}

export interface SharedCode {
  /** Of a unit in this folder, in its language: what stands beside it, or above, but in no other project of the workspace. */
  readonly of: (path: string, language: string | undefined) => Calling;
}

const NOTHING: Calling = { files: [], needs: [], doubts: [] };

/** `projects`: the folders of the templates. What stands below one of them belongs to its programs. */
export function sharedCode(loose: readonly Facts[], projects: ReadonlySet<string>): SharedCode {
  const groups = new Map<string, Facts[]>();
  for (const facts of loose) {
    const key = `${familyOf(facts)} ${foldersAbove(facts.file).find((folder) => projects.has(folder)) ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), facts]);
  }
  const summed = new Map<string, Calling>();
  const made = new Map<string, Calling>();
  const of = (path: string, language: string | undefined): Calling => {
    const keys = [path, ...foldersAbove(path)].map((folder) => `${language} ${folder}`).filter((key) => groups.has(key));
    const all = keys.join('\n');
    const before = made.get(all);
    if (before) return before;
    const parts = keys.map((key) => summed.get(key) ?? sumOf(groups.get(key) ?? []));
    for (const [at, key] of keys.entries()) summed.set(key, parts[at] ?? NOTHING);
    const [only] = parts;
    const calling = parts.length === 1 && only ? only : sumOf(parts.flatMap(({ files }) => files));
    made.set(all, calling);
    return calling;
  };
  return { of };
}

/** What the files come to together. `apart`: clients that others may use are told by their files. */
export function sumOf(files: readonly Facts[], apart = false): Calling {
  const needs = new Map<string, NeedFact>();
  const doubts = new Map<string, CallDoubtFact>();
  for (const facts of files) {
    for (const need of facts.needs) if (!needs.has(need.action)) needs.set(need.action, need);
    for (const doubt of facts.callDoubts) {
      const key = `${doubt.kind} ${doubt.service} ${apart && doubt.kind === 'shared' ? facts.file : ''}`;
      if (!doubts.has(key)) doubts.set(key, doubt);
    }
  }
  return { files, needs: [...needs.values()], doubts: [...doubts.values()] };
}

/** One name for languages whose files take each other in. */
export function familyOf({ host }: Facts): string {
  return host === 'typescript' || host === 'javascript' ? 'script' : host === 'kotlin' ? 'java' : host;
}

/** The folders that a path stands in, the innermost first; the last is the workspace. */
export function foldersAbove(path: string): string[] {
  const all: string[] = [];
  for (let folder = path; folder !== ''; ) {
    folder = folderOf(folder);
    all.push(folder);
  }
  return all;
}
