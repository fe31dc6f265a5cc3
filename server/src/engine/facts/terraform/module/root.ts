/** One evaluation from a root module down: what it may read and do, and what it has said of each file. */
import type { Statement } from '../../../iam/model';
import { folderOf, joinPath } from '../../../syntax/path';
import type { Span } from '../../../syntax/span';
import type { Value } from '../../../syntax/value';
import type { Alias, Facts, UnresolvedFact } from '../../model';
import { visit } from '../values/evaluate';
import { fileNames, memoryOfDefinitions } from '../values/file-names';
import type { Budget, Run, Text } from '../values/scope';
import { type Derived, newDerived } from './derived';
import type { Folder } from './folder';
import { type Instance, type Module, moduleOf } from './module';
import { sourceOf } from './source';
import { moduleAt, type Start, type TerraformWorkspace, targetOf } from './workspace';

/** Calls of modules that one workspace may make. */
export const MAX_MODULES = 2_000;
const MAX_DEPTH = 16;
const MAX_STEPS = 3_000_000;

export interface Root {
  readonly dir: string;
  readonly budget: Budget;
  /** Instances by their aliases. */
  readonly registry: Map<Alias, Instance>;
  readonly remember: ReturnType<typeof memoryOfDefinitions>;
  /** The module behind each call that was looked at. */
  readonly modules: Map<Instance, Module | undefined>;
  /** What was looked at, so that an edit elsewhere need not evaluate again: files and folders by their paths. */
  readonly read: (path: string, from: string) => Text | string | undefined;
  readonly setting: (name: string) => ((run: Run, depth: number) => Value) | undefined;
  readonly said: Map<string, Derived>;
  readonly unresolved: (file: string, fact: UnresolvedFact) => void;
  readonly folderAt: (key: string) => Folder | undefined;
  readonly seen: Map<string, Facts | readonly Facts[] | undefined>;
  readonly facts: (file: string) => Facts | undefined;
  readonly documents: Documents;
  /** Calls of modules that are left. */
  left: number;
}

/** What is known of policy documents while they are followed. */
interface Documents {
  readonly statements: Map<Instance, readonly Statement[]>;
  /** Taken in by other documents. */
  readonly taken: Set<Alias>;
  /** Used as they are. */
  readonly attached: Set<Alias>;
}

export function rootOf(workspace: TerraformWorkspace, { dir, folder, settings }: Start, left: number): Root {
  const seen = new Map<string, Facts | readonly Facts[] | undefined>();
  const said = new Map<string, Derived>();
  const facts = (file: string): Facts | undefined => {
    const found = workspace.files.get(file);
    seen.set(file, found);
    return found;
  };
  const folderAt = (key: string): Folder | undefined => {
    seen.set(`${key}/`, workspace.folders.get(key));
    const found = moduleAt(workspace, key);
    root.budget.steps = Math.min(MAX_STEPS, root.budget.steps + (found ? 50_000 + 6 * found.size : 0));
    return found;
  };
  for (const one of settings) facts(one.file);
  const root: Root = {
    ...{ dir, seen, said, facts, folderAt, left },
    budget: { steps: 200_000 },
    registry: new Map(),
    remember: memoryOfDefinitions(),
    modules: new Map(),
    documents: { statements: new Map(), taken: new Set(), attached: new Set() },
    setting: settingsOf(settings),
    unresolved: (file, fact) => {
      derivedOf(root, file).unresolved.push(fact);
    },
    // Terraform takes paths from the folder it is started in; people who think of the file's own are understood, too.
    read: (path, from) => {
      const candidates = [joinPath(dir, path), joinPath(folderOf(from), path)];
      const found = candidates.find((one) => one !== undefined && facts(one)?.source !== undefined);
      const text = found === undefined ? undefined : facts(found);
      return (text && sourceOf(text)) ?? candidates.find((one) => one !== undefined && facts(one)) ?? candidates[1];
    },
  };
  folderAt(folder);
  return root;
}

/** What was said of a file so far, to be added to. */
export function derivedOf({ said }: Root, file: string): Derived {
  const known = said.get(file) ?? newDerived();
  said.set(file, known);
  return known;
}

function settingsOf(settings: readonly Facts[]): Root['setting'] {
  const sources = settings.flatMap((facts) => sourceOf(facts) ?? []);
  return (name) => {
    for (const source of sources) {
      const found = source.settings.find((one) => one.name === name);
      const json = source.json.find((one) => one.key === name)?.value;
      if (json) return () => json;
      if (!found) continue;
      const { file, text } = source;
      return (run, depth) =>
        visit(found.expression, run, { file, text, names: fileNames({ file, text }, new Map(), new Map(), run.budget) }, depth);
    }
    return undefined;
  };
}

/** The module that a call means, with what this instance of the call gives it; undefined where it is not in the workspace. */
export function moduleBehind(call: Instance): Module | undefined {
  const { root } = call.module;
  if (root.modules.has(call)) return root.modules.get(call);
  root.modules.set(call, undefined);
  const target = targetOf(call.declared);
  const folder = target === undefined ? undefined : root.folderAt(target);
  if (!folder || callers(call).some((module) => module.folder === folder) || callers(call).length > MAX_DEPTH) return undefined;
  if (root.left <= 0) {
    if (root.left === 0) tooMany(root, call.span);
    // Said once.
    root.left = -1;
    return undefined;
  }
  root.left--;
  const made = moduleOf(root, folder, `${call.address}.`, call);
  root.modules.set(call, made);
  return made;
}

function callers(call: Instance): Module[] {
  const all: Module[] = [];
  for (let at: Module | undefined = call.module; at; at = at.call?.module) all.push(at);
  return all;
}

function tooMany(root: Root, span: Span): void {
  root.unresolved(span.file, {
    reason: `more than ${MAX_MODULES} calls of modules: the rest was not evaluated`,
    span,
    policy: true,
  });
}
