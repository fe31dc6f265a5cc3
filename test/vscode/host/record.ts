/** What the hook saw of the extension under test. Kept on the global object: hook and tests are separate bundles. */
import type { Context } from 'mocha';
import type { TreeDataProvider, TreeView } from 'vscode';

export interface HarnessRecord {
  /** The hook is at work. */
  hooked?: boolean;
  /** Reading and running the bundle. */
  loadMs?: number;
  /** The part of `activate` in which the extension host can do nothing else. */
  blockedMs?: number;
  /** `activate` from call to result. */
  activateMs?: number;
  startedAt?: number;
  /** From the start of the language server to the first findings in the editor. */
  firstDiagnosticsMs?: number;
  /** From the findings of an edit to the view of identities, the median of a few. */
  treeMs?: number;
  /** Every notification the extension showed. */
  readonly messages: string[];
  readonly trees: Map<string, { provider: TreeDataProvider<unknown>; view: TreeView<unknown> }>;
}

export function harness(): HarnessRecord {
  const shared = globalThis as { nhiHarness?: HarnessRecord };
  shared.nhiHarness ??= { messages: [], trees: new Map() };
  return shared.nhiHarness;
}

/** Skips a test where the extension host could not be given the hook. */
export function needsHook(test: Context): void {
  if (!harness().hooked) test.skip();
}
