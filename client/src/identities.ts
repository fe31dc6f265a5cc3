import {
  type Disposable,
  EventEmitter,
  Range,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { CHANGED, IDENTITIES, type IdentitiesResult } from '../../server/src/lsp/protocol';
import { type Node, treeOf } from './tree';

export interface IdentitiesView extends Disposable {
  readonly refresh: () => void;
}

/** The Identities view. It asks the server only while it is visible, and again after every change. */
export function createIdentitiesView(client: LanguageClient): IdentitiesView {
  const changed = new EventEmitter<undefined>();
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: toTreeItem,
    getChildren: (node) => (node ? [...node.children] : load()),
  };
  const view = window.createTreeView('nhi.identities', { treeDataProvider: provider, showCollapseAll: true });

  async function load(): Promise<Node[]> {
    if (!client.isRunning()) return [];
    const { identities } = await client.sendRequest<IdentitiesResult>(IDENTITIES);
    const findings = identities.reduce((sum, identity) => sum + identity.findings.length, 0);
    view.description = identities.length > 0 ? String(identities.length) : '';
    view.badge = findings > 0 ? { value: findings, tooltip: `${findings} findings on identities` } : undefined;
    return treeOf(identities);
  }

  const refresh = () => changed.fire(undefined);
  const subscriptions = [client.onNotification(CHANGED, refresh), view, changed];
  return {
    refresh,
    dispose() {
      for (const one of subscriptions) one.dispose();
    },
  };
}

function toTreeItem(node: Node): TreeItem {
  const state =
    node.children.length === 0
      ? TreeItemCollapsibleState.None
      : node.expanded
        ? TreeItemCollapsibleState.Expanded
        : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(node.label, state);
  item.id = node.id;
  item.description = node.description;
  item.accessibilityInformation = { label: node.spoken };
  item.iconPath = new ThemeIcon(node.icon);
  item.contextValue = node.context;
  item.tooltip = node.spoken;
  const { place } = node;
  if (place) {
    const selection = new Range(place.line, place.character, place.endLine, place.endCharacter);
    item.command = { command: 'vscode.open', title: 'Go to', arguments: [Uri.parse(place.uri), { selection }] };
  }
  return item;
}
