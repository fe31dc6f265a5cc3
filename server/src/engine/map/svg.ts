/**
 * A map with positions as SVG text: for the editor, for a file of its own and for the report. Colours are CSS variables, so that
 * whoever shows it decides on them; kinds are shapes, links are dashes, findings are words, so that colour is never needed.
 */
import { escapeXml } from './escape';
import { environmentOf } from './groups';
import { hullOf } from './hull';
import type { Point, Positions } from './layout';
import { LEGEND_HEIGHT, LEGEND_WIDTH, legendBody } from './legend';
import type { IdentityMap, MapLink, MapNode } from './model';
import { RING, SHAPES } from './shapes';
import { shortLabel, spoken, titleOf } from './words';

export interface SvgOptions {
  /** Of the picture, for those who do not see it. */
  readonly title: string;
  /** CSS that goes into the picture: a file of its own has no page around it. It gets the legend too. */
  readonly style?: string;
  /** In columns: no regions, and each node says its type. */
  readonly columns?: boolean;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const EDGE = 90;
const LONGEST_NOTE = 32;
/** From the middle of a node to where a link ends. */
const CLEAR = 19;

/** The whole picture, as an element that can stand in a page or alone. */
export function svgOf(map: IdentityMap, positions: Positions, { title, style, columns }: SvgOptions): string {
  const box = boxOf(positions);
  const view = { ...box, height: box.height + (style === undefined ? 0 : LEGEND_HEIGHT + 20) };
  const width = Math.max(view.width, style === undefined ? 0 : LEGEND_WIDTH);
  const areas = columns ? [] : regions(map, positions);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="map" role="group" aria-label="${escapeXml(title)}" viewBox="${view.x} ${view.y} ${width} ${view.height}">`,
    `<title>${escapeXml(title)}</title>`,
    ...(style === undefined ? [] : [`<style>${style}</style>`]),
    '<g class="view">',
    ...areas.map(({ area }) => area),
    ...links(map, positions),
    ...areas.map(({ name }) => name),
    ...map.nodes.map((node, index) => nodeOf(node, positions.get(node.id), columns === true, index === 0)),
    '</g>',
    ...(style === undefined ? [] : [`<g transform="translate(${view.x + 10} ${box.y + box.height + 10})">${legendBody()}</g>`]),
    '</svg>',
  ];
  return lines.join('\n');
}

/** What the picture takes, with its labels. */
export function boxOf(positions: Positions): Box {
  const points = [...positions.values()];
  if (points.length === 0) return { x: 0, y: 0, width: 400, height: 200 };
  const [left, right] = rangeOf(points, 'x');
  const [top, bottom] = rangeOf(points, 'y');
  return { x: left - EDGE, y: top - EDGE, width: right - left + 2 * EDGE, height: bottom - top + 2 * EDGE };
}

function rangeOf(points: readonly Point[], axis: 'x' | 'y'): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const point of points) {
    least = Math.min(least, point[axis]);
    most = Math.max(most, point[axis]);
  }
  return [Math.floor(least), Math.ceil(most)];
}

function nodeOf(node: MapNode, at: Point | undefined, columns: boolean, first: boolean): string {
  if (!at) return '';
  const classes = ['node', `kind-${node.kind}`, ...(node.severity ? [`severity-${node.severity}`] : [])].join(' ');
  const words = escapeXml(spoken(node));
  const note = [titleOf(node), ...node.environments].join(' · ');
  return [
    // One stop of the tab key for all: arrow keys go on from there.
    `<g class="${classes}" data-id="${escapeXml(node.id)}" transform="translate(${at.x} ${at.y})" tabindex="${first ? 0 : -1}" role="img" aria-label="${words}">`,
    `<title>${words}</title>`,
    ...(node.severity ? [`<path class="ring" d="${RING}"/>`] : []),
    `<path class="shape" d="${SHAPES[node.kind]}"/>`,
    ...(node.admin ? ['<text class="admin" y="5">★</text>'] : []),
    ...(node.severity ? [`<text class="risk" x="19" y="-9">${node.risk ?? 0}</text>`] : []),
    `<text class="label" y="30">${escapeXml(shortLabel(node))}</text>`,
    ...(columns
      ? [
          `<text class="note" y="43">${escapeXml(note.length > LONGEST_NOTE ? `${note.slice(0, LONGEST_NOTE - 1)}…` : note)}</text>`,
        ]
      : []),
    '</g>',
  ].join('');
}

/** One path for all lines of a type: thousands of elements are slow to draw, thousands of lines are not. */
function links({ links }: IdentityMap, positions: Positions): string[] {
  const types = new Map<MapLink['type'], { lines: string[]; heads: string[] }>();
  for (const link of links) {
    const [from, to] = [positions.get(link.from), positions.get(link.to)];
    if (!from || !to) continue;
    const drawn = types.get(link.type) ?? { lines: [], heads: [] };
    types.set(link.type, drawn);
    const { line, head } = arrow(from, to);
    drawn.lines.push(line);
    drawn.heads.push(head);
  }
  return [...types]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([type, { lines, heads }]) =>
        `<g class="link link-${type}"><path class="line" d="${lines.join('')}"/><path class="head" d="${heads.join('')}"/></g>`,
    );
}

/** A line from node to node and the arrow at its end, as paths. */
export function arrow(from: Point, to: Point): { line: string; head: string } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const along = (distance: number, aside = 0) =>
    `${short(from.x + ux * distance - uy * aside)},${short(from.y + uy * distance + ux * aside)}`;
  const end = Math.max(length - CLEAR, 0);
  const back = Math.max(end - 9, 0);
  return {
    line: `M${along(Math.min(CLEAR, end))}L${along(back)}`,
    head: `M${along(end)}L${along(back, 4)}L${along(back, -4)}Z`,
  };
}

function short(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Environments as areas behind their nodes; their names stand in front of all lines. */
function regions({ nodes }: IdentityMap, positions: Positions): { area: string; name: string }[] {
  const members = new Map<string, { points: Point[]; identities: number }>();
  for (const node of nodes) {
    const environment = environmentOf(node);
    const at = positions.get(node.id);
    if (environment === '' || !at) continue;
    const known = members.get(environment) ?? { points: [], identities: 0 };
    members.set(environment, known);
    known.points.push(at);
    if (node.kind === 'identity') known.identities++;
  }
  return [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([environment, { points, identities }], index) => {
      const hull = hullOf(points);
      const path = hull.map(({ x, y }) => `${x},${y}`).join('L');
      const top = Math.min(...hull.map(({ y }) => y));
      const [left, right] = rangeOf(hull, 'x');
      const label = `${environment} · ${identities} ${identities === 1 ? 'identity' : 'identities'}`;
      return {
        area: `<g class="region region-${index % 6}"><path d="M${path}Z"/></g>`,
        name: `<g class="region"><text x="${(left + right) / 2}" y="${top - 62}">${escapeXml(label)}</text></g>`,
      };
    });
}
