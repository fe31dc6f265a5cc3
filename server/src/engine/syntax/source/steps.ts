import type { Tree, TreeCursor } from 'web-tree-sitter';

/** The functions of the wasm runtime that move a cursor. They keep its state in a buffer of their own between calls. */
export interface Runtime {
  _ts_tree_cursor_goto_first_child_wasm?(tree: number): number;
  _ts_tree_cursor_goto_next_sibling_wasm?(tree: number): number;
  _ts_tree_cursor_goto_parent_wasm?(tree: number): number;
  _ts_tree_cursor_current_node_type_id_wasm?(tree: number): number;
  _ts_tree_cursor_current_field_id_wasm?(tree: number): number;
  _ts_tree_cursor_start_index_wasm?(tree: number): number;
  _ts_tree_cursor_end_index_wasm?(tree: number): number;
}

/** One walk over a tree. */
export interface Steps {
  type(): number;
  field(): number;
  start(): number;
  end(): number;
  down(): boolean;
  next(): boolean;
  up(): boolean;
}

/**
 * The steps of a cursor that was just made. A TreeCursor copies its state in and out of the wasm heap at every step, which takes
 * longer than the step: where the runtime's own functions are at hand (they are not when another copy of this module has
 * started it), they are called directly, and nothing else may use the runtime until the walk ends.
 */
export function stepsOf(cursor: TreeCursor, tree: Tree, runtime: Runtime | undefined): Steps {
  const address = (tree as unknown as Record<number, unknown>)[0];
  if (!isComplete(runtime) || typeof address !== 'number') return stepsOfCursor(cursor);
  return {
    type: () => runtime._ts_tree_cursor_current_node_type_id_wasm(address),
    field: () => runtime._ts_tree_cursor_current_field_id_wasm(address),
    start: () => runtime._ts_tree_cursor_start_index_wasm(address),
    end: () => runtime._ts_tree_cursor_end_index_wasm(address),
    down: () => runtime._ts_tree_cursor_goto_first_child_wasm(address) === 1,
    next: () => runtime._ts_tree_cursor_goto_next_sibling_wasm(address) === 1,
    up: () => runtime._ts_tree_cursor_goto_parent_wasm(address) === 1,
  };
}

function isComplete(runtime: Runtime | undefined): runtime is Required<Runtime> {
  return (
    runtime?._ts_tree_cursor_goto_first_child_wasm !== undefined &&
    runtime._ts_tree_cursor_goto_next_sibling_wasm !== undefined &&
    runtime._ts_tree_cursor_goto_parent_wasm !== undefined &&
    runtime._ts_tree_cursor_current_node_type_id_wasm !== undefined &&
    runtime._ts_tree_cursor_current_field_id_wasm !== undefined &&
    runtime._ts_tree_cursor_start_index_wasm !== undefined &&
    runtime._ts_tree_cursor_end_index_wasm !== undefined
  );
}

function stepsOfCursor(cursor: TreeCursor): Steps {
  return {
    type: () => cursor.nodeTypeId,
    field: () => cursor.currentFieldId,
    start: () => cursor.startIndex,
    end: () => cursor.endIndex,
    down: () => cursor.gotoFirstChild(),
    next: () => cursor.gotoNextSibling(),
    up: () => cursor.gotoParent(),
  };
}
