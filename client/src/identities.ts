import { commands, type Disposable, type Memento, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  IDENTITIES,
  IDENTITY,
  type IdentitiesResult,
  type IdentityDetail,
  type IdentityRef,
} from '../../server/src/lsp/protocol';
import { createLiveTree } from './live-tree';
import type { News } from './news';
import { type Node, partNodes } from './nodes';
import { type Grouping, matches, treeOf } from './tree';

export interface IdentitiesView extends Disposable {
  /** The row that is selected. */
  readonly selected: () => Node | undefined;
  readonly show: (identity: IdentityRef) => Promise<void>;
}

const GROUPINGS: readonly { grouping: Grouping; label: string; description: string }[] = [
  { grouping: 'kind', label: 'Kind', description: 'Roles, service accounts, keys' },
  { grouping: 'environment', label: 'Environment', description: 'Production, staging, development' },
  { grouping: 'owner', label: 'Owner', description: 'The team or person who answers for it' },
  { grouping: 'file', label: 'File', description: 'Where it is declared, or first mentioned' },
  { grouping: 'risk', label: 'Risk', description: 'The highest score first' },
];
const REMEMBERED = 'nhi.identities.grouping';
const FILTERED = 'nhi.identities.filtered';

/** The Identities view. It asks the server only while it is visible, and again after every change. */
export function createIdentitiesView(client: LanguageClient, news: News, state: Memento): IdentitiesView {
  let filter = '';
  const grouping = () => state.get<Grouping>(REMEMBERED, 'kind');
  const tree = createLiveTree('nhi.identities', {
    async roots() {
      if (!client.isRunning()) return [];
      const { identities } = await client.sendRequest<IdentitiesResult>(IDENTITIES);
      const groups = treeOf(identities, grouping(), filter);
      const by = GROUPINGS.find((one) => one.grouping === grouping())?.label.toLowerCase();
      const shown = filter === '' ? '' : `${identities.filter((one) => matches(one, filter)).length} of `;
      tree.view.description = identities.length > 0 ? `${shown}${identities.length} by ${by}` : '';
      tree.view.message = filter === '' ? undefined : `Filter: ${filter}`;
      return groups;
    },
    async below({ id, identity }) {
      const detail = identity && (await client.sendRequest<IdentityDetail | null>(IDENTITY, identity));
      return detail ? partNodes(id, detail.parts) : [];
    },
  });

  /** A key that is bound to the command may name the grouping. */
  async function chooseGrouping(asked?: unknown): Promise<void> {
    const items = GROUPINGS.map((one) => ({ ...one, picked: one.grouping === grouping() }));
    const current = items.find(({ picked }) => picked);
    const ask = () =>
      window.showQuickPick(
        items.sort((a, b) => Number(b === current) - Number(a === current)),
        { title: 'Group identities by' },
      );
    const chosen = items.find((one) => one.grouping === asked) ?? (await ask());
    if (!chosen) return;
    await state.update(REMEMBERED, chosen.grouping);
    await tree.refresh();
  }

  async function setFilter(text: string): Promise<void> {
    filter = text.trim();
    await commands.executeCommand('setContext', FILTERED, filter !== '');
    await tree.refresh();
  }

  /** A key that is bound to the command may name the words. */
  async function askFilter(asked?: unknown): Promise<void> {
    if (typeof asked === 'string') return setFilter(asked);
    const prompt = 'Words that a name, kind, owner, environment, file, storage or severity must hold. Empty shows all.';
    const text = await window.showInputBox({
      title: 'Filter identities',
      prompt,
      value: filter,
      placeHolder: 'production hardcoded',
    });
    if (text !== undefined) await setFilter(text);
  }

  const parts = [
    tree,
    news.changed(() => void tree.refresh()),
    commands.registerCommand('nhi.identities.groupBy', chooseGrouping),
    commands.registerCommand('nhi.identities.filter', askFilter),
    commands.registerCommand('nhi.identities.clearFilter', () => setFilter('')),
  ];
  return {
    selected: () => tree.view.selection[0],
    async show({ folder, id }) {
      await commands.executeCommand('nhi.identities.focus');
      const find = () => tree.reveal(({ identity }) => identity?.folder === folder && identity.id === id);
      if ((await find()) || filter === '') return;
      await setFilter('');
      await find();
    },
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}
