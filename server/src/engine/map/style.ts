/** How the picture looks: classes and variables only. Whoever shows it gives the variables. */

export const MAP_CSS = `
.map{background:var(--map-back);font:12px system-ui,-apple-system,"Segoe UI",sans-serif}
.map text{fill:var(--map-text);text-anchor:middle;paint-order:stroke;stroke:var(--map-back);stroke-width:3px;stroke-linejoin:round}
.map .shape{fill:var(--map-back);stroke:var(--map-text);stroke-width:1.5px}
.map .kind-identity .shape{fill:var(--map-identity)}
.map .kind-user .shape{fill:var(--map-user)}
.map .kind-rights .shape{fill:var(--map-rights)}
.map .kind-store .shape{fill:var(--map-store)}
.map .kind-outsider .shape{fill:var(--map-outsider)}
.map .ring{fill:none;stroke-width:3px}
.map .severity-critical .ring,.map .severity-critical.ring{stroke:var(--map-critical);stroke-width:5px}
.map .severity-high .ring{stroke:var(--map-high);stroke-width:3.5px}
.map .severity-medium .ring{stroke:var(--map-medium);stroke-dasharray:9 4}
.map .severity-low .ring{stroke:var(--map-low);stroke-dasharray:3 4}
.map .severity-info .ring{stroke:var(--map-info);stroke-width:1.5px;stroke-dasharray:1.5 4}
.map .risk{font-weight:600;text-anchor:start}
.map .admin{font-size:13px;stroke:none}
.map .note{font-size:10.5px;fill:var(--map-muted)}
.map .key{text-anchor:start;stroke:none}
.map .line{fill:none;stroke:var(--map-line);stroke-width:calc(1.3px*var(--grow,1))}
.map .head{fill:var(--map-line)}
.map .link-assumes .line{stroke:var(--map-assumes);stroke-width:calc(2.4px*var(--grow,1))}
.map .link-assumes .head{fill:var(--map-assumes)}
.map .link-grants .line{stroke-dasharray:7 4}
.map .link-stores-in .line{stroke-dasharray:1.5 4;stroke-width:calc(2px*var(--grow,1))}
.map .link-deploys .line{stroke-dasharray:9 3 2 3}
.map .region path{stroke-width:104px;stroke-linejoin:round;stroke-linecap:round;opacity:.13;fill:var(--map-region);stroke:var(--map-region)}
.map .region-1 path{fill:var(--map-region-1);stroke:var(--map-region-1)}
.map .region-2 path{fill:var(--map-region-2);stroke:var(--map-region-2)}
.map .region-3 path{fill:var(--map-region-3);stroke:var(--map-region-3)}
.map .region-4 path{fill:var(--map-region-4);stroke:var(--map-region-4)}
.map .region-5 path{fill:var(--map-region-5);stroke:var(--map-region-5)}
.map .region text{font-size:17px;font-weight:600}
@media (forced-colors:active){.map .ring,.map .line{stroke:CanvasText}.map text{fill:CanvasText;stroke:Canvas}}
`;

/** What a picture that can be zoomed needs, wherever it is. */
export const MOVING_CSS = `
svg.map.live{display:block;width:100%;height:100%;cursor:grab;touch-action:none;user-select:none;outline:none}
svg.map.live:active{cursor:grabbing}
svg.live.layer .view{will-change:transform}
svg.live:focus-visible{outline:2px solid var(--map-focus);outline-offset:-2px}
svg.live .node{cursor:pointer;outline:none}
svg.live .view .node>*{transform:scale(var(--grow,1))}
svg.live .region text{font-size:calc(17px*var(--grow,1))}
svg.live.far .line{stroke-opacity:.45}
svg.live.far .label,svg.live.far .note,svg.live.far .risk,svg.live.far .admin{display:none}
svg.live.far .node:hover .label,svg.live.far .node:focus .label,svg.live.far .node.current .label{display:inline}
svg.live .node:hover .shape,svg.live .node:focus .shape{stroke-width:3px}
svg.live .node:focus .shape{stroke:var(--map-focus);stroke-width:4px}
svg.live.searching .node:not(.found){opacity:.25}
svg.live .node.found .shape{stroke-width:3.5px}
svg.live .node.current .shape{stroke:var(--map-focus);stroke-width:5px}
`;

const REGIONS =
  '--map-region-1:#8250df;--map-region-2:#bf8700;--map-region-3:#1a7f37;--map-region-4:#cf222e;--map-region-5:#57606a;';

const LIGHT = `--map-back:#ffffff;--map-text:#1f2328;--map-muted:#57606a;--map-line:#6e7781;--map-assumes:#8250df;--map-identity:#b6e3ff;--map-user:#d8dee4;--map-rights:#fff3b8;--map-store:#aceebb;--map-outsider:#ffd1cc;--map-critical:#a40e26;--map-high:#cf222e;--map-medium:#9a6700;--map-low:#0969da;--map-info:#57606a;--map-region:#0969da;--map-focus:#0550ae;${REGIONS}`;

const DARK = `--map-back:#0d1117;--map-text:#e6edf3;--map-muted:#9da7b3;--map-line:#8b949e;--map-assumes:#bc8cff;--map-identity:#0c4a7a;--map-user:#3d444d;--map-rights:#5c4400;--map-store:#0f5323;--map-outsider:#7d2018;--map-critical:#ff7b72;--map-high:#ff7b72;--map-medium:#e3b341;--map-low:#58a6ff;--map-info:#9da7b3;--map-region:#58a6ff;--map-focus:#79c0ff;${REGIONS}`;

/** Colours for a page or a file that has none: light, dark where the reader prefers that, light in print. */
export const PALETTE_CSS = `
:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
@media print{:root{${LIGHT}}}
`;
