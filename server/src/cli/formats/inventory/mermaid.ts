import type { MapNode, MapNodeKind } from '../../../engine/map';
import { drawn } from './drawn';
import type { InventoryFormatter } from './model';
import { oneLine } from './words';

/** A renderer refuses more than 500 links, and nobody reads more: https://mermaid.js.org/config/schema-docs/config.html */
const CAP = { nodes: 200, links: 400 };

/** What opens and closes the shape of a node. */
const SHAPES: Readonly<Record<MapNodeKind, readonly [string, string]>> = {
  identity: ['([', '])'],
  user: ['[', ']'],
  rights: ['{{', '}}'],
  store: ['[(', ')]'],
  outsider: ['>', ']'],
};

/** A flowchart, as GitHub and GitLab draw it in Markdown. https://mermaid.js.org/syntax/flowchart.html */
export const mermaid: InventoryFormatter = ({ map }) => {
  const { groups, links, note } = drawn(map(), CAP);
  const names = new Map(groups.flatMap(({ nodes }) => nodes).map(({ id }, n) => [id, `n${n}`]));
  const lines = ['flowchart LR', ...(note ? [`  note["${quoted(note)}"]`] : [])];
  for (const [n, { name, nodes }] of groups.entries()) {
    const indent = name === '' ? '  ' : '    ';
    if (name !== '') lines.push(`  subgraph g${n}["${quoted(name)}"]`);
    for (const node of nodes) lines.push(`${indent}${names.get(node.id)}${shapeOf(node)}`);
    if (name !== '') lines.push('  end');
  }
  for (const { from, to, type } of links) lines.push(`  ${names.get(from)} -- ${type} --> ${names.get(to)}`);
  const grave = groups.flatMap(({ nodes }) => nodes.filter(({ severity }) => severity === 'critical' || severity === 'high'));
  if (grave.length > 0) {
    lines.push('  classDef grave stroke:#d1242f,stroke-width:3px');
    lines.push(`  class ${grave.map(({ id }) => names.get(id)).join(',')} grave`);
  }
  return `${lines.join('\n')}\n`;
};

function shapeOf({ kind, label, type, risk }: MapNode): string {
  const [open, close] = SHAPES[kind];
  const facts = kind === 'identity' ? `${type}, risk ${risk ?? 0}` : type;
  return `${open}"${quoted(label)}<br/>${quoted(facts)}"${close}`;
}

/** Text inside quotes: whatever could end them or be markup is a character by its number. */
function quoted(text: string): string {
  // Empty quotes are no text to the grammar.
  return (oneLine(text) || '–').replace(/[^\p{L}\p{N} .,:/_@…-]/gu, (char) => `#${char.codePointAt(0)};`);
}
