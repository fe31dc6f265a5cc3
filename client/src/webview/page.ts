/** The page of the map in the editor: what the server sends is laid out, drawn, searched, filtered. */
import { around } from '../../../server/src/engine/map/around';
import { columnsOf } from '../../../server/src/engine/map/columns';
import { createLayout, type Point, type Positions } from '../../../server/src/engine/map/layout';
import { legendSvg } from '../../../server/src/engine/map/legend';
import type { IdentityMap } from '../../../server/src/engine/map/model';
import { MAP_CSS, MOVING_CSS, PALETTE_CSS } from '../../../server/src/engine/map/style';
import { boxOf, svgOf } from '../../../server/src/engine/map/svg';
import { titleOf as wordsOf } from '../../../server/src/engine/map/words';
import type { MapResult } from '../../../server/src/lsp/protocol';
import { type Filter, filtered, NO_FILTER } from './filter';
import type { FromPage, ToPage } from './messages';
import { createPicture } from './picture';
import { found } from './search';
import { inSlices } from './slices';
import { PAGE_CSS } from './theme';
import { createToolbar } from './toolbar';

export interface Editor {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** What the editor keeps of the page while it is hidden, and over a reload of the window. */
interface Kept {
  readonly places: readonly (readonly [string, number, number])[];
  readonly view: { readonly k: number; readonly x: number; readonly y: number };
  readonly filter: Filter;
  /** The identity whose neighbourhood is shown. */
  readonly centre?: string;
  readonly depth: 1 | 2;
}

const KEEP_MS = 400;

export function startPage(editor: Editor): void {
  const kept = editor.getState() as Kept | undefined;
  let map: MapResult = { nodes: [], links: [] };
  let received = '';
  let positions: Positions = new Map<string, Point>((kept?.places ?? []).map(([id, x, y]) => [id, { x, y }]));
  let filter = kept?.filter ?? NO_FILTER;
  let centre = kept?.centre;
  let depth: 1 | 2 = kept?.depth ?? 1;
  let query = '';
  let matches: readonly string[] = [];
  let match = -1;
  let run = 0;
  /** Whether the user has a view of the picture that must not be lost. */
  let viewed = kept !== undefined;
  /** Where the whole map was left when a neighbourhood was entered. */
  let left: Kept['view'] | undefined;
  let keeping: ReturnType<typeof setTimeout> | undefined;
  let drawn: { map: IdentityMap; positions: Positions } = { map: { nodes: [], links: [] }, positions: new Map() };

  addStyle(MAP_CSS + MOVING_CSS + PAGE_CSS);
  const toolbar = createToolbar({
    searched(text) {
      query = text;
      match = -1;
      search();
    },
    next(back) {
      if (matches.length === 0) return;
      match = (match + (back ? matches.length - 1 : 1) + (match < 0 && back ? 1 : 0)) % matches.length;
      picture.centre(matches[match] as string);
      search();
      keep();
    },
    filtered(next) {
      filter = next;
      draw();
      keep();
    },
    left: () => picture.svg.focus(),
    pressed(button) {
      if (button === 'whole') enter(undefined);
      else if (button === 'wider') enter(centre, depth === 1 ? 2 : 1);
      else if (button === 'fit') picture.fit(boxOf(drawn.positions));
      else if (button === 'in') picture.zoomBy(1.3);
      else if (button === 'out') picture.zoomBy(1 / 1.3);
      else editor.postMessage({ type: 'save', svg: toFile() });
    },
  });
  const picture = createPicture(stage(toolbar.element), { opened: open, entered: (id) => enter(id, 1), moved: keep });
  toolbar.filter(filter);

  function open(id: string): void {
    const place = map.nodes.find((node) => node.id === id)?.at;
    if (place) editor.postMessage({ type: 'open', place });
    else toolbar.status('This has no place in the workspace');
  }

  /** Shows one neighbourhood, or the whole map again. */
  function enter(id: string | undefined, wanted: 1 | 2 = 1): void {
    if (id !== undefined && centre === undefined && viewed) left = picture.transform();
    centre = id;
    depth = wanted;
    // What was looked for is found: it would only dim the others.
    query = '';
    toolbar.clearSearch();
    draw();
    if (id === undefined && left) picture.restore(left);
    else picture.fit(boxOf(drawn.positions));
    keep();
  }

  async function receive(next: MapResult): Promise<void> {
    const text = JSON.stringify(next);
    if (text === received) return;
    received = text;
    map = next;
    const mine = ++run;
    toolbar.environments([...new Set(next.nodes.flatMap(({ environments }) => environments))].sort());
    const layout = createLayout(next, positions);
    const told = (part: number) => toolbar.status(part < 1 ? `Laying out ${Math.round(part * 100)} %` : '');
    if (!(await inSlices(layout, () => mine === run, told))) return;
    // Before the server has read the workspace there is nothing, and what stood where must not be forgotten.
    if (next.nodes.length > 0) positions = layout.positions();
    draw();
    if (!viewed) picture.fit(boxOf(drawn.positions));
    viewed ||= next.nodes.length > 0;
    if (document.activeElement === document.body) picture.svg.focus();
    if (viewed) keep();
  }

  function draw(): void {
    const node = map.nodes.find(({ id }) => id === centre);
    const whole: IdentityMap = map;
    const part = node ? around(whole, node.id, depth) : filtered(whole, filter);
    drawn = { map: part, positions: node ? columnsOf(part, node.id) : pick(positions, part) };
    picture.replace(parse(svgOf(part, drawn.positions, { title: titleOf(part), ...(node ? { columns: true } : {}) })));
    picture.svg.setAttribute('aria-label', titleOf(part));
    toolbar.neighbourhood(node?.label, depth);
    document.body.classList.toggle('nothing', map.nodes.length === 0);
    search();
  }

  function search(): void {
    matches = found(
      drawn.map.nodes.map((node) => ({ ...node, type: `${node.type} ${wordsOf(node)}` })),
      query,
    );
    picture.mark(new Set(matches), matches[match]);
    const at = match >= 0 ? `${match + 1} of ` : '';
    if (query !== '') toolbar.status(matches.length === 0 ? 'Nothing found' : `${at}${matches.length} found`);
    else toolbar.status(titleOf(drawn.map));
  }

  function toFile(): string {
    const columns = centre === undefined ? {} : { columns: true };
    return svgOf(drawn.map, drawn.positions, { title: titleOf(drawn.map), style: MAP_CSS + PALETTE_CSS, ...columns });
  }

  /** Not at once: a drag is many moves. */
  function keep(): void {
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      const { k, x, y } = centre === undefined ? picture.transform() : (left ?? picture.transform());
      const places = [...positions].map(([id, at]) => [id, at.x, at.y] as const);
      const state: Kept = { places, view: { k, x, y }, filter, depth, ...(centre === undefined ? {} : { centre }) };
      editor.setState(state);
    }, KEEP_MS);
  }

  document.addEventListener('keydown', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'search') return;
    if (event.key === '/') toolbar.focusSearch();
    else if (event.key === '0') picture.fit(boxOf(drawn.positions));
    else if (event.key === 'Escape' && centre !== undefined) enter(undefined);
    else return;
    event.preventDefault();
  });
  window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    if (data.type === 'map') void receive(data.map);
    else enter(data.id, 1);
  });
  // Whoever comes to the page by keyboard is at the picture.
  window.addEventListener('focus', () => {
    if (document.activeElement === document.body) picture.svg.focus();
  });
  if (kept) {
    left = kept.view;
    picture.restore(kept.view);
  }
  editor.postMessage({ type: 'ready' });
}

function titleOf({ nodes }: IdentityMap): string {
  const count = nodes.filter(({ kind }) => kind === 'identity').length;
  return `${count} ${count === 1 ? 'identity' : 'identities'}, ${nodes.length - count} others`;
}

function pick(positions: Positions, { nodes }: IdentityMap): Positions {
  return new Map(nodes.flatMap(({ id }) => (positions.has(id) ? [[id, positions.get(id) as Point] as const] : [])));
}

function parse(text: string): SVGSVGElement {
  return new DOMParser().parseFromString(text, 'image/svg+xml').documentElement as unknown as SVGSVGElement;
}

/** The body: controls, picture, legend. Gives the picture, which is empty. */
function stage(toolbar: HTMLElement): SVGSVGElement {
  const svg = document.importNode(parse(svgOf({ nodes: [], links: [] }, new Map(), { title: 'Identity map' })), true);
  svg.classList.add('live');
  svg.setAttribute('tabindex', '0');
  const place = document.createElement('div');
  place.className = 'stage';
  const empty = document.createElement('div');
  empty.className = 'empty';
  empty.textContent = 'No identities found in this workspace yet.';
  const key = document.createElement('details');
  key.className = 'key';
  const summary = document.createElement('summary');
  summary.textContent = 'Legend and keys';
  const keys = document.createElement('p');
  keys.textContent =
    'Click or Space: open the code. Double click or Enter: neighbourhood. Arrows: walk. Shift and arrows: move. + − 0: zoom. /: search.';
  key.append(summary, document.importNode(parse(legendSvg()), true), keys);
  place.append(svg, empty, key);
  document.body.append(toolbar, place);
  return svg;
}

/** The page allows styles with the nonce of this script only. */
function addStyle(css: string): void {
  const style = document.createElement('style');
  style.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  style.textContent = css;
  document.head.append(style);
}
