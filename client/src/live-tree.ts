import {
  type Disposable,
  EventEmitter,
  Range,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
} from 'vscode';
import { uriOfFindings } from './decorations';
import type { Node } from './nodes';
import { reconcile } from './reconcile';

/** Tells a click on a row, which leaves the focus where it is, from an order to go there. */
export const LOOK = 'look';

export interface Source {
  /** The nodes at the top; those below come with them, or are asked for when a node is opened. */
  readonly roots: () => Promise<Node[]>;
  readonly below: (node: Node) => Promise<Node[]>;
}

export interface LiveTree extends Disposable {
  readonly view: TreeView<Node>;
  /** Asks again and draws what is different. Of a view that nobody sees, when somebody sees it. */
  readonly refresh: () => Promise<void>;
  /** Selects a node and scrolls to it. */
  readonly reveal: (matches: (node: Node) => boolean) => Promise<boolean>;
}

/** A view whose nodes stay the same objects while their ids do: what is expanded and selected survives every refresh. */
export function createLiveTree(id: string, source: Source): LiveTree {
  const drawn = new EventEmitter<Node | Node[] | undefined>();
  const parents = new WeakMap<Node, Node>();
  /** Nodes whose children were asked for, by id. */
  const opened = new Map<string, Node>();
  /** What the user expanded and collapsed, by id: a node that moves to another group stays as it was. */
  const wide = new Map<string, boolean>();
  let roots: Node[] | undefined;
  let asking: Promise<Node[]> | undefined;
  let loading: Promise<void> | undefined;
  let again = false;

  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: drawn.event,
    getTreeItem: (node) => toTreeItem(node, wide.get(node.id) ?? node.expanded === true),
    getParent: (node) => parents.get(node),
    async getChildren(node) {
      if (!node) return [...(await top())];
      if (!node.children) {
        opened.set(node.id, node);
        node.children = await source.below(node);
      }
      adopt(node, node.children);
      return [...node.children];
    },
  };
  const view = window.createTreeView(id, { treeDataProvider: provider, showCollapseAll: true });
  const listeners = [
    view.onDidExpandElement(({ element }) => void wide.set(element.id, true)),
    view.onDidCollapseElement(({ element }) => void wide.set(element.id, false)),
  ];

  async function top(): Promise<Node[]> {
    if (roots) return roots;
    const asked = asking ?? source.roots();
    asking = asked;
    const nodes = await asked;
    adopt(undefined, nodes);
    // What changed meanwhile is asked for again.
    if (asking === asked) roots = nodes;
    return nodes;
  }

  function adopt(parent: Node | undefined, children: readonly Node[]): void {
    for (const child of children) {
      if (parent) parents.set(child, parent);
      adopt(child, child.children ?? []);
    }
  }

  async function update(): Promise<void> {
    const fresh = await source.roots();
    const { nodes, changed, rearranged } = reconcile(roots ?? [], fresh);
    adopt(undefined, nodes);
    roots = nodes;
    if (rearranged) drawn.fire(undefined);
    else if (changed.length > 0) drawn.fire(changed);
    // Rows first: what is below them takes a question each.
    const below = (await Promise.all(current(nodes).map(reopen))).filter((node) => node !== undefined);
    if (below.length > 0) drawn.fire(below);
  }

  /** Nodes that were opened and are still there. */
  function current(nodes: readonly Node[]): Node[] {
    const there = new Set<Node>();
    const visit = (list: readonly Node[]) => {
      for (const node of list) {
        if (opened.get(node.id) === node) there.add(node);
        visit(node.children ?? []);
      }
    };
    visit(nodes);
    for (const [key, node] of opened) if (!there.has(node)) opened.delete(key);
    return [...there];
  }

  /** The node, where what is below it is different now. */
  async function reopen(node: Node): Promise<Node | undefined> {
    const { nodes, changed, rearranged } = reconcile(node.children ?? [], await source.below(node));
    node.children = nodes;
    adopt(node, nodes);
    return rearranged || changed.length > 0 ? node : undefined;
  }

  async function refresh(): Promise<void> {
    if (!view.visible || !roots) {
      forget();
      return;
    }
    if (loading) {
      again = true;
      return loading;
    }
    loading = (async () => {
      do {
        again = false;
        // A server that is just ending does not answer; the next one says when it has something to say.
        await update().catch(() => undefined);
      } while (again);
    })().finally(() => {
      loading = undefined;
    });
    return loading;
  }

  /** What nobody sees is asked for when it is seen. */
  function forget(): void {
    roots = undefined;
    asking = undefined;
    opened.clear();
    drawn.fire(undefined);
  }

  async function reveal(matches: (node: Node) => boolean): Promise<boolean> {
    const find = (list: readonly Node[]): Node | undefined => {
      for (const node of list) {
        const found = matches(node) ? node : find(node.children ?? []);
        if (found) return found;
      }
      return undefined;
    };
    const node = find(await top());
    if (node) await view.reveal(node, { select: true, focus: true, expand: true });
    return node !== undefined;
  }

  return {
    view,
    refresh,
    reveal,
    dispose() {
      for (const one of [...listeners, view, drawn]) one.dispose();
    },
  };
}

function toTreeItem(node: Node, isWide: boolean): TreeItem {
  const state =
    node.children?.length === 0
      ? TreeItemCollapsibleState.None
      : isWide
        ? TreeItemCollapsibleState.Expanded
        : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(node.label, state);
  item.id = node.id;
  item.description = node.description;
  item.accessibilityInformation = { label: node.spoken };
  item.iconPath = new ThemeIcon(node.icon);
  item.contextValue = node.context;
  item.tooltip = node.spoken;
  if (node.severity && node.context !== 'leaf') item.resourceUri = uriOfFindings(node.severity, node.count ?? 0);
  const { place } = node;
  if (place) {
    const selection = new Range(place.line, place.character, place.endLine, place.endCharacter);
    item.command = { command: 'vscode.open', title: 'Go to', arguments: [Uri.parse(place.uri), { selection }] };
  } else if (node.context === 'identity') {
    item.command = { command: 'nhi.identity.goTo', title: 'Go to', arguments: [node, LOOK] };
  }
  return item;
}
