/** One picture of the map in a page: zoomed and panned, walked by keyboard, with a node in focus. It knows nothing of where it is shown. */
import { select } from 'd3-selection';
import { type D3ZoomEvent, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import { nearestToward } from './walk';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PictureEvents {
  /** A click, or the space bar. */
  readonly opened: (id: string) => void;
  /** A double click, or Enter. */
  readonly entered: (id: string) => void;
  /** The user has zoomed or panned. */
  readonly moved: () => void;
}

export interface Picture {
  readonly svg: SVGSVGElement;
  /** Takes over the nodes and links of another picture; what had the focus has it still. */
  readonly replace: (content: SVGSVGElement) => void;
  readonly fit: (box: Box) => void;
  readonly zoomBy: (factor: number) => void;
  readonly centre: (id: string) => void;
  readonly mark: (ids: ReadonlySet<string>, current: string | undefined) => void;
  readonly transform: () => ZoomTransform;
  readonly restore: (transform: { readonly k: number; readonly x: number; readonly y: number }) => void;
}

/** How large nodes are drawn when the picture is so small: [from this zoom on, factor]. Labels show in the first three steps. */
const STEPS: readonly (readonly [number, number])[] = [
  [0.85, 1],
  [0.55, 1.1],
  [0.4, 1.3],
  [0.22, 2],
  [0.1, 3],
  [0, 5],
];
const LABELLED = 3;
/** A second click within this time makes it a double click. */
const DOUBLE_MS = 230;
const REST_MS = 160;
const STEP = 60;

export function createPicture(svg: SVGSVGElement, events: PictureEvents): Picture {
  svg.removeAttribute('viewBox');
  actsAsButtons(svg);
  const view = () => svg.querySelector<SVGGElement>('g.view') as SVGGElement;
  let now: ZoomTransform = zoomIdentity;
  let step = -1;
  let sharpAt = Number.NaN;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let clicked: ReturnType<typeof setTimeout> | undefined;
  let press = { x: 0, y: 0 };

  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([0.02, 6])
    .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<SVGSVGElement, unknown>) => {
      now = transform;
      apply();
      if (sourceEvent) events.moved();
    });
  const root = select(svg).call(behaviour).on('dblclick.zoom', null);

  function apply(): void {
    const group = view();
    if (now.k !== sharpAt) {
      clearTimeout(resting);
      resting = setTimeout(sharpen, REST_MS);
    }
    group.setAttribute('transform', now.toString());
    const at = STEPS.findIndex(([from]) => now.k >= from);
    if (at === step) return;
    step = at;
    svg.style.setProperty('--grow', String(STEPS[at]?.[1] ?? 1));
    svg.classList.toggle('far', at >= LABELLED);
  }

  /** A layer is drawn once and then only shifted; one that was scaled is drawn again as soon as it rests. */
  function sharpen(): void {
    sharpAt = now.k;
    svg.classList.remove('layer');
    requestAnimationFrame(() => requestAnimationFrame(() => svg.classList.add('layer')));
  }

  const size = () => ({ width: svg.clientWidth || 800, height: svg.clientHeight || 500 });
  const set = (transform: ZoomTransform) => behaviour.transform(root, transform);
  const nodeOf = (target: EventTarget | null) =>
    target instanceof Element ? (target.closest<SVGGElement>('g.node[data-id]') ?? undefined) : undefined;
  const idOf = (node: SVGGElement) => node.dataset.id ?? '';
  const find = (id: string) => svg.querySelector<SVGGElement>(`g.node[data-id="${CSS.escape(id)}"]`) ?? undefined;

  function focus(node: SVGGElement): void {
    for (const one of svg.querySelectorAll('g.node[tabindex="0"]')) one.setAttribute('tabindex', '-1');
    node.setAttribute('tabindex', '0');
    node.focus({ preventScroll: true });
    const { x, y } = placeOf(node);
    const [left, top] = now.apply([x, y]);
    const { width, height } = size();
    if (left < 40 || top < 40 || left > width - 40 || top > height - 40) set(around(x, y, now.k));
  }

  function around(x: number, y: number, k: number): ZoomTransform {
    const { width, height } = size();
    return zoomIdentity.translate(width / 2 - x * k, height / 2 - y * k).scale(k);
  }

  // What was in the middle stays there: code that is opened beside takes half of the room.
  let before = size();
  new ResizeObserver(() => {
    const after = size();
    const [dx, dy] = [(after.width - before.width) / 2, (after.height - before.height) / 2];
    before = after;
    if (dx !== 0 || dy !== 0) set(zoomIdentity.translate(now.x + dx, now.y + dy).scale(now.k));
  }).observe(svg);
  svg.addEventListener('pointerdown', ({ clientX: x, clientY: y }) => {
    press = { x, y };
  });
  svg.addEventListener('click', (event) => {
    const node = nodeOf(event.target);
    // The end of a drag is no click.
    if (!node || Math.hypot(event.clientX - press.x, event.clientY - press.y) > 5) return;
    focus(node);
    clearTimeout(clicked);
    clicked = setTimeout(() => events.opened(idOf(node)), DOUBLE_MS);
  });
  svg.addEventListener('dblclick', (event) => {
    clearTimeout(clicked);
    const node = nodeOf(event.target);
    if (node) events.entered(idOf(node));
  });
  svg.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = nodeOf(event.target);
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (direction) {
      const [x, y] = direction as [number, number];
      const next = node && !event.shiftKey ? nearestToward(svg, node, x, y) : undefined;
      if (next) focus(next);
      else if (!node || event.shiftKey) set(now.translate((-x * STEP) / now.k, (-y * STEP) / now.k));
    } else if (event.key === '+' || event.key === '=') behaviour.scaleBy(root, 1.3);
    else if (event.key === '-') behaviour.scaleBy(root, 1 / 1.3);
    else if (node && event.key === 'Enter') events.entered(idOf(node));
    else if (node && event.key === ' ') events.opened(idOf(node));
    else return;
    event.preventDefault();
    events.moved();
  });

  return {
    svg,
    replace(content) {
      const active = nodeOf(document.activeElement);
      const fresh = content.querySelector('g.view');
      if (fresh) view().replaceWith(document.importNode(fresh, true));
      actsAsButtons(svg);
      apply();
      const again = active && find(idOf(active));
      if (again) focus(again);
    },
    fit({ x, y, width, height }) {
      const { width: wide, height: high } = size();
      const k = Math.max(0.02, Math.min(1.4, 0.97 * Math.min(wide / width, high / height)));
      set(zoomIdentity.translate((wide - width * k) / 2 - x * k, (high - height * k) / 2 - y * k).scale(k));
    },
    zoomBy: (factor) => behaviour.scaleBy(root, factor),
    centre(id) {
      const node = find(id);
      if (!node) return;
      const { x, y } = placeOf(node);
      set(around(x, y, Math.max(now.k, 0.9)));
    },
    mark(ids, current) {
      svg.classList.toggle('searching', ids.size > 0);
      for (const node of svg.querySelectorAll<SVGGElement>('g.node[data-id]')) {
        node.classList.toggle('found', ids.has(idOf(node)));
        node.classList.toggle('current', idOf(node) === current);
      }
    },
    transform: () => now,
    restore: ({ k, x, y }) => set(zoomIdentity.translate(x, y).scale(k)),
  };
}

/** Where there is no script a node is a picture; here it does something. */
function actsAsButtons(svg: SVGSVGElement): void {
  for (const node of svg.querySelectorAll('g.node')) node.setAttribute('role', 'button');
}

/** Where a node stands, by its own transform. */
export function placeOf(node: Element): { x: number; y: number } {
  const [, x = '0', y = '0'] = /translate\((-?[\d.]+)[ ,](-?[\d.]+)\)/.exec(node.getAttribute('transform') ?? '') ?? [];
  return { x: Number(x), y: Number(y) };
}
