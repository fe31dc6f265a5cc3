import type { MapNode, MapNodeKind } from '../../../engine/map';
import { drawn } from './drawn';
import type { InventoryFormatter } from './model';
import { oneLine } from './words';

const CAP = { nodes: 2_000, links: 5_000 };

const SHAPES: Readonly<Record<MapNodeKind, string>> = {
  identity: 'ellipse',
  user: 'box',
  rights: 'hexagon',
  store: 'cylinder',
  outsider: 'house',
};

/** For Graphviz: `nhi inventory --format dot | dot -Tsvg`. https://graphviz.org/doc/info/lang.html */
export const dot: InventoryFormatter = ({ map }) => {
  const { groups, links, note } = drawn(map(), CAP);
  const lines = ['digraph identities {', '  rankdir=LR;', '  node [fontname="sans-serif"];'];
  if (note) lines.push(`  label=${quoted(note)};`);
  for (const [n, { name, nodes }] of groups.entries()) {
    const indent = name === '' ? '  ' : '    ';
    if (name !== '') lines.push(`  subgraph cluster_${n} {`, `    label=${quoted(name)};`);
    for (const node of nodes) lines.push(`${indent}${quoted(node.id)} [${attributesOf(node)}];`);
    if (name !== '') lines.push('  }');
  }
  for (const { from, to, type } of links) lines.push(`  ${quoted(from)} -> ${quoted(to)} [label=${quoted(type)}];`);
  return `${[...lines, '}'].join('\n')}\n`;
};

function attributesOf({ kind, label, type, risk, severity }: MapNode): string {
  const tip = kind === 'identity' ? `${type}, risk ${risk ?? 0}` : type;
  const grave = severity === 'critical' || severity === 'high' ? ', color="#d1242f", penwidth=2' : '';
  return `label=${quoted(label)}, shape=${SHAPES[kind]}, tooltip=${quoted(tip)}${grave}`;
}

/** A string in which a quote or a backslash is only that. */
function quoted(text: string): string {
  return `"${oneLine(text).replace(/[\\"]/g, '\\$&')}"`;
}
