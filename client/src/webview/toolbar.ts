/** The controls above the picture. */
import type { Filter, Risk } from './filter';
import { NO_FILTER } from './filter';

export interface ToolbarEvents {
  readonly searched: (query: string) => void;
  /** Enter in the search box; Shift turns round. */
  readonly next: (back: boolean) => void;
  readonly filtered: (filter: Filter) => void;
  readonly pressed: (button: Button) => void;
  readonly left: () => void;
}

export type Button = 'whole' | 'wider' | 'fit' | 'in' | 'out' | 'export';

export interface Toolbar {
  readonly element: HTMLElement;
  readonly status: (text: string) => void;
  readonly focusSearch: () => void;
  readonly clearSearch: () => void;
  readonly environments: (names: readonly string[]) => void;
  readonly filter: (filter: Filter) => void;
  /** Whether one neighbourhood is shown, and how far it goes. */
  readonly neighbourhood: (name: string | undefined, depth: number) => void;
}

const KINDS = [
  ['identity', 'Identities'],
  ['user', 'Users'],
  ['rights', 'Rights'],
  ['store', 'Stores'],
  ['outsider', 'Outsiders'],
] as const;
const RISKS: readonly (readonly [Risk, string])[] = [
  ['any', 'Any risk'],
  ['findings', 'With findings'],
  ['high', 'High and critical'],
  ['critical', 'Critical'],
];
const EVERYWHERE = '*';

export function createToolbar(events: ToolbarEvents): Toolbar {
  let filter = NO_FILTER;
  const search = make('input', {
    type: 'search',
    placeholder: 'Search  ( / )',
    ariaLabel: 'Search the map. Enter goes to the next match',
  });
  const status = make('span', { className: 'status', role: 'status', ariaLive: 'polite' });
  const environment = make('select', { ariaLabel: 'Environment' });
  const risk = make('select', { ariaLabel: 'Risk' });
  const change = (next: Filter) => {
    filter = next;
    events.filtered(next);
  };
  risk.append(...RISKS.map(([value, text]) => make('option', { value, textContent: text })));
  search.addEventListener('input', () => events.searched(search.value));
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') events.next(event.shiftKey);
    else if (event.key === 'Escape') {
      search.value = '';
      events.searched('');
      events.left();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  risk.addEventListener('change', () => change({ ...filter, risk: risk.value as Risk }));
  environment.addEventListener('change', () => {
    const { environment: _, ...rest } = filter;
    change(environment.value === EVERYWHERE ? rest : { ...rest, environment: environment.value });
  });
  const kinds = KINDS.map(([kind, text]) => {
    const box = make('input', { type: 'checkbox', checked: true });
    box.addEventListener('change', () => {
      const hidden = filter.hidden.filter((one) => one !== kind);
      change({ ...filter, hidden: box.checked ? hidden : [...hidden, kind] });
    });
    const label = make('label', {});
    label.append(box, ` ${text}`);
    return { kind, box, label };
  });
  const button = (name: Button, text: string, title: string) => {
    const one = make('button', { type: 'button', textContent: text, title, ariaLabel: title });
    one.addEventListener('click', () => events.pressed(name));
    return one;
  };
  const whole = button('whole', 'Whole map', 'Back to the whole map (Escape)');
  const wider = button('wider', 'Wider', 'One step more or less of the neighbourhood');
  const element = make('div', { className: 'toolbar', role: 'toolbar', ariaLabel: 'Map' });
  const group = make('fieldset', {});
  group.append(make('legend', { textContent: 'Show', className: 'hidden' }), ...kinds.map(({ label }) => label));
  element.append(
    ...[whole, wider, search, environment, risk, group],
    ...[button('fit', 'Fit', 'Show everything (0)'), button('in', '+', 'Zoom in'), button('out', '−', 'Zoom out')],
    ...[button('export', 'Export SVG', 'Save the picture as an SVG file'), status],
  );
  return {
    element,
    status: (text) => {
      status.textContent = text;
    },
    focusSearch: () => search.select(),
    clearSearch: () => {
      search.value = '';
    },
    environments(names) {
      const options = [[EVERYWHERE, 'All environments'], ...names.map((name) => [name, name]), ['', 'No environment']];
      environment.replaceChildren(...options.map(([value, textContent]) => make('option', { value, textContent })));
      environment.value = filter.environment ?? EVERYWHERE;
    },
    filter(next) {
      filter = next;
      risk.value = next.risk;
      environment.value = next.environment ?? EVERYWHERE;
      for (const { kind, box } of kinds) box.checked = !next.hidden.includes(kind);
    },
    neighbourhood(name, depth) {
      whole.hidden = wider.hidden = name === undefined;
      wider.textContent = depth === 1 ? 'Wider' : 'Closer';
    },
  };
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: { readonly [key: string]: unknown },
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), properties);
}
