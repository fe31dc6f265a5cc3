import type { Disposable } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { FINDINGS, FINDINGS_OF, type FindingGroupDto, type FindingsResult, type LeafDto } from '../../server/src/lsp/protocol';
import { kindOf } from './kinds';
import { createLiveTree } from './live-tree';
import type { News } from './news';
import { leafNodes, type Node, plural, severityIcon } from './nodes';

export interface FindingsView extends Disposable {
  readonly selected: () => Node | undefined;
}

/** The view "Findings by identity": each identity with its findings; those that belong to none by file. */
export function createFindingsView(client: LanguageClient, news: News): FindingsView {
  const tree = createLiveTree('nhi.findings', {
    async roots() {
      if (!client.isRunning()) return [];
      const { groups } = await client.sendRequest<FindingsResult>(FINDINGS);
      return findingsTree(groups);
    },
    async below({ id, findings }) {
      return findings ? leafNodes(id, await client.sendRequest<LeafDto[]>(FINDINGS_OF, findings)) : [];
    },
  });
  const parts = [
    tree,
    news.changed(() => void tree.refresh()),
    news.status(({ busy, findings }) => {
      if (!busy) tree.view.badge = findings > 0 ? { value: findings, tooltip: plural(findings, 'finding') } : undefined;
    }),
  ];
  return {
    selected: () => tree.view.selection[0],
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}

/** Identities first; below "No identity" the files. */
function findingsTree(groups: readonly FindingGroupDto[]): Node[] {
  const identities = groups.filter(({ identity }) => identity !== undefined).map(groupNode);
  const files = groups.filter(({ identity }) => identity === undefined).map(groupNode);
  if (files.length === 0) return identities;
  const count = files.reduce((sum, node) => sum + (node.count ?? 0), 0);
  const nobody: Node = {
    ...{ id: 'nobody', label: 'No identity', description: String(count), spoken: `No identity, ${plural(count, 'finding')}` },
    ...{ icon: 'files', children: files, expanded: true, context: 'group' },
  };
  return [...identities, nobody];
}

function groupNode({ folder, identity, file, kind, name, count, gravest }: FindingGroupDto): Node {
  const what = kind === undefined ? '' : kindOf(kind).one;
  return {
    ...{ id: `findings:${folder}:${identity ?? `file ${file}`}`, label: name },
    description: [what, plural(count, 'finding')].filter(Boolean).join(' · '),
    spoken: [name, what, plural(count, 'finding'), `gravest ${gravest}`].filter(Boolean).join(', '),
    ...{ icon: severityIcon(gravest), severity: gravest, count, context: identity === undefined ? 'findings' : 'identity' },
    findings: { folder, ...(identity === undefined ? { file: file ?? '' } : { identity }) },
    ...(identity === undefined ? {} : { identity: { folder, id: identity } }),
  };
}
