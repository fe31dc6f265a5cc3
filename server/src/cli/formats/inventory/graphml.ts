import type { MapLink, MapNode } from '../../../engine/map';
import type { InventoryFormatter } from './model';

/** Attributes of nodes and links, with their types. */
const NODE_KEYS: readonly (readonly [string, 'string' | 'int' | 'boolean', (node: MapNode) => string | undefined])[] = [
  ['label', 'string', ({ label }) => label],
  ['kind', 'string', ({ kind }) => kind],
  ['type', 'string', ({ type }) => type],
  ['environments', 'string', ({ environments }) => environments.join(', ') || undefined],
  ['risk', 'int', ({ risk }) => risk?.toString()],
  ['severity', 'string', ({ severity }) => severity],
  ['admin', 'boolean', ({ admin }) => admin && 'true'],
  ['file', 'string', ({ place }) => place?.file],
];
const LINK_KEYS: readonly (readonly [string, (link: MapLink) => string | undefined])[] = [
  ['relation', ({ type }) => type],
  ['at', ({ place }) => place?.file],
];

/** For yEd, Gephi and graph libraries; everything is in it. http://graphml.graphdrawing.org/primer/graphml-primer.html */
export const graphml: InventoryFormatter = ({ map }) => {
  const { nodes, links } = map();
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...NODE_KEYS.map(([name, type]) => `  <key id="${name}" for="node" attr.name="${name}" attr.type="${type}"/>`),
    ...LINK_KEYS.map(([name]) => `  <key id="${name}" for="edge" attr.name="${name}" attr.type="string"/>`),
    '  <graph id="identities" edgedefault="directed">',
    ...nodes.map(
      (node) =>
        `    <node id="${escaped(node.id)}">${NODE_KEYS.map(([name, , value]) => data(name, value(node))).join('')}</node>`,
    ),
    ...links.map(
      (link) =>
        `    <edge source="${escaped(link.from)}" target="${escaped(link.to)}">${LINK_KEYS.map(([name, value]) => data(name, value(link))).join('')}</edge>`,
    ),
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n');
};

function data(key: string, value: string | undefined): string {
  return value === undefined ? '' : `<data key="${key}">${escaped(value)}</data>`;
}

/** XML 1.0 has no control characters but white space, and no halves of characters, not even escaped. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}
