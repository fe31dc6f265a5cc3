import { createHash } from 'node:crypto';
import type { IdentityMap } from '../../../engine/map';
import { escapeXml } from '../../../engine/map/escape';
import { layoutOf } from '../../../engine/map/layout';
import { legendSvg } from '../../../engine/map/legend';
import { MAP_CSS, MOVING_CSS, PALETTE_CSS } from '../../../engine/map/style';
import { svgOf } from '../../../engine/map/svg';
import { drawn } from './drawn';
import { controls, rowsOf } from './html/rows';
import { REPORT_CSS } from './html/style';
import { summaryOf } from './html/summary';
import type { InventoryFormatter } from './model';

/** More cannot be told apart on a page. */
const CAP = { nodes: 2000, links: 4000 };

/** One page that needs nothing else: summary, map, table. It reads without its script; with it the map moves and the table sorts. */
export const html: InventoryFormatter = ({ records, map, place, version, script }) => {
  const style = MAP_CSS + PALETTE_CSS + MOVING_CSS + REPORT_CSS;
  // No text inside the element may look like its end.
  const code = (script?.() ?? '').replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(code)}'; base-uri 'none'; form-action 'none'`;
  const picture = pictureOf(map());
  const count = `${records.length} ${records.length === 1 ? 'identity' : 'identities'}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Non-human identities: ${count}</title>
<style>${style}</style>
</head>
<body>
<header><h1>Non-human identities</h1><p>${count}. Made by NHI Hygiene ${escapeXml(version)} from the files of one workspace. No secret value is in this page.</p></header>
<main>
${summaryOf(records)}
<section id="map" aria-labelledby="map-title">
<h2 id="map-title">Map</h2>
<div class="controls"><input id="map-search" type="search" placeholder="Search the map  ( / )" aria-label="Search the map. Enter goes to the next match"><button id="map-fit" type="button">Fit</button><span id="map-status" role="status"></span></div>
<div class="frame">${picture.svg}</div>
${picture.note === undefined ? '' : `<p class="note">${escapeXml(picture.note)}.</p>`}
<details class="legend" open><summary>Legend</summary>${legendSvg()}</details>
</section>
<section id="list" aria-labelledby="list-title">
<h2 id="list-title">Identities</h2>
${controls(records)}
${rowsOf(records, place)}
</section>
</main>
<script>${code}</script>
</body>
</html>
`;
};

function pictureOf(map: IdentityMap): { readonly svg: string; readonly note: string | undefined } {
  const { groups, links, note } = drawn(map, CAP);
  const kept = new Set(groups.flatMap(({ nodes }) => nodes.map(({ id }) => id)));
  const shown = { nodes: map.nodes.filter(({ id }) => kept.has(id)), links };
  return { svg: svgOf(shown, layoutOf(shown), { title: 'Map of the identities, which the table below lists' }), note };
}

/** What the page's own policy lets through: this text and no other (https://www.w3.org/TR/CSP3/#framework-directive-source-list). */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
