/** What shapes, rings and dashes mean, as a part of a picture. */
import type { MapLink, MapNode } from './model';
import { RING, SHAPES } from './shapes';

export const LEGEND_WIDTH = 800;
export const LEGEND_HEIGHT = 112;

const KINDS: readonly (readonly [MapNode['kind'], string])[] = [
  ['identity', 'identity'],
  ['user', 'uses identities'],
  ['rights', 'rights'],
  ['store', 'kept there'],
  ['outsider', 'from outside'],
];
const LINKS: readonly (readonly [MapLink['type'], string])[] = [
  ['uses', 'uses'],
  ['assumes', 'may become'],
  ['grants', 'is granted'],
  ['stores-in', 'is kept in'],
  ['deploys', 'deploys'],
];
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** Three rows: kinds, links, findings. It has no size of its own: see LEGEND_WIDTH and LEGEND_HEIGHT. */
export function legendBody(): string {
  const step = LEGEND_WIDTH / 5;
  const kinds = KINDS.map(
    ([kind, text], at) =>
      `<g class="node kind-${kind}" transform="translate(${at * step + 18} 22)"><path class="shape" d="${SHAPES[kind]}"/><text class="key" x="24" y="5">${text}</text></g>`,
  );
  const links = LINKS.map(
    ([type, text], at) =>
      `<g class="link link-${type}" transform="translate(${at * step} 56)"><path class="line" d="M2,0H34"/><path class="head" d="M42,0L33,4L33,-4Z"/><text class="key" x="50" y="5">${text}</text></g>`,
  );
  const severities = SEVERITIES.map(
    (severity, at) =>
      `<g class="node severity-${severity}" transform="translate(${at * step + 18} 90)"><path class="ring" d="${RING}" transform="scale(0.8)"/><text class="key" x="24" y="5">${severity}${at === 0 ? ' finding' : ''}</text></g>`,
  );
  return `<g class="legend">${[...kinds, ...links, ...severities].join('')}</g>`;
}

/** The same as an element of a page. */
export function legendSvg(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" class="map legend-only" role="img" aria-label="Legend: circles are identities, squares what uses them, diamonds rights, cylinders where credentials are kept, triangles who comes from outside. Rings show the gravest finding, the number beside is the risk, a star an administrator." viewBox="0 0 ${LEGEND_WIDTH} ${LEGEND_HEIGHT}">${legendBody()}</svg>`;
}
