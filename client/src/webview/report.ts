/** The report of `nhi inventory --format html` comes alive: the picture can be zoomed and searched, the table sorted and filtered. */
import { type Box, createPicture, placeOf } from './picture';
import { found } from './search';

export function startReport(): void {
  document.documentElement.classList.add('script');
  const svg = document.querySelector<SVGSVGElement>('#map svg.map');
  if (svg) wakePicture(svg);
  const table = document.querySelector<HTMLTableElement>('table#identities');
  if (table) wakeTable(table);
}

function wakePicture(svg: SVGSVGElement): void {
  const [x = 0, y = 0, width = 800, height = 500] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const whole: Box = { x, y, width, height };
  svg.classList.add('live');
  svg.setAttribute('tabindex', '0');
  const nodes = [...svg.querySelectorAll<SVGGElement>('g.node[data-id]')].map((node) => ({
    id: node.dataset.id ?? '',
    label: node.getAttribute('aria-label') ?? '',
    type: '',
    environments: [],
    at: placeOf(node),
  }));
  const picture = createPicture(svg, { opened: toRow, entered: toRow, moved: () => {} });
  const search = document.querySelector<HTMLInputElement>('#map-search');
  const status = document.querySelector<HTMLElement>('#map-status');
  let matches: string[] = [];
  let at = -1;
  const show = () => {
    picture.mark(new Set(matches), matches[at]);
    if (status) status.textContent = search?.value ? `${at >= 0 ? `${at + 1} of ` : ''}${matches.length} found` : '';
  };
  search?.addEventListener('input', () => {
    matches = found(nodes, search.value);
    at = -1;
    show();
  });
  search?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || matches.length === 0) return;
    event.preventDefault();
    at = (at + (event.shiftKey ? matches.length - 1 : 1)) % matches.length;
    picture.centre(matches[at] as string);
    show();
  });
  document.querySelector('#map-fit')?.addEventListener('click', () => picture.fit(whole));
  document.addEventListener('keydown', (event) => {
    if (event.target instanceof HTMLInputElement) return;
    if (event.key === '/' && search) search.select();
    else if (event.key === '0' && svg.contains(document.activeElement)) picture.fit(whole);
    else return;
    event.preventDefault();
  });
  // On paper the picture is whole.
  const view = svg.querySelector('g.view');
  window.addEventListener('beforeprint', () => {
    svg.classList.remove('live', 'far');
    svg.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
    view?.removeAttribute('transform');
  });
  window.addEventListener('afterprint', () => {
    svg.classList.add('live');
    svg.removeAttribute('viewBox');
    picture.fit(whole);
  });
  picture.fit(whole);
}

/** From a node to its row, which opens. */
function toRow(id: string): void {
  const row = [...document.querySelectorAll<HTMLElement>('[data-identity]')].find((one) => one.dataset.identity === id);
  if (!row) return;
  row.hidden = false;
  const details = row.querySelector('details');
  if (details) details.open = true;
  row.scrollIntoView({ block: 'start' });
  row.querySelector<HTMLElement>('summary')?.focus({ preventScroll: true });
}

function wakeTable(table: HTMLTableElement): void {
  const groups = [...table.tBodies];
  const texts = new Map(groups.map((group) => [group, (group.textContent ?? '').toLowerCase()]));
  const search = document.querySelector<HTMLInputElement>('#table-search');
  const kind = document.querySelector<HTMLSelectElement>('#table-kind');
  const environment = document.querySelector<HTMLSelectElement>('#table-environment');
  const status = document.querySelector<HTMLElement>('#table-status');
  const filter = () => {
    const words = (search?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const group of groups) {
      const fits =
        words.every((word) => texts.get(group)?.includes(word)) &&
        (!kind?.value || group.dataset.kind === kind.value) &&
        (!environment?.value || (group.dataset.environments ?? '').split('\n').includes(environment.value));
      group.hidden = !fits;
      if (fits) shown++;
    }
    if (status) status.textContent = shown === groups.length ? '' : `${shown} of ${groups.length} shown`;
  };
  for (const one of [search, kind, environment]) one?.addEventListener('input', filter);
  const all = [...table.querySelectorAll('details')];
  const toggle = document.querySelector<HTMLButtonElement>('#table-open');
  toggle?.addEventListener('click', () => {
    const open = !all.every((details) => details.open);
    for (const details of all) details.open = open;
    toggle.textContent = open ? 'Close all' : 'Open all';
  });
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const [index, head] of heads.entries()) {
    const button = head.querySelector('button');
    if (!button) continue;
    button.disabled = false;
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      table.append(...sorted(groups, index, down));
    });
  }
}

function sorted(groups: readonly HTMLTableSectionElement[], index: number, down: boolean): HTMLTableSectionElement[] {
  const keyOf = (group: HTMLTableSectionElement) => {
    const cell = group.rows[0]?.cells[index];
    return cell?.dataset.sort ?? cell?.textContent ?? '';
  };
  const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;
  return [...groups].sort((a, b) => compare(keyOf(a), keyOf(b)) * (down ? -1 : 1));
}
