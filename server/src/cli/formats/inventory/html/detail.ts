/** Everything that is known of one identity, closed until somebody asks. */
import type { InventoryRecord } from '../../../../engine/inventory';
import type { Derived } from '../../../../engine/inventory/model';
import { escapeXml } from '../../../../engine/map/escape';
import type { Span } from '../../../../engine/syntax/span';
import type { Report } from '../../../report';
import { oneLine } from '../words';
import { keptText } from './kept';

/** Of a policy: the rest is counted. */
const MOST = 24;
/** Of places that name an identity: a platform's role is named hundreds of times. */
const MOST_PLACES = 40;

export function detailOf(record: InventoryRecord, place: Report['place']): string {
  const at = (span: Span | undefined) => (span ? ` <code>${text(span.file)}:${place(span).start.line}</code>` : '');
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['Declared', record.declared.map(at)],
    ['Used by', record.references.map(({ from, type, span }) => `${text(from)} <small>${text(type)}</small>${at(span)}`)],
    [
      'Credentials',
      record.credentials.map(({ type, storage, source, algorithm, expires, rotation, span }) =>
        [
          `${text(type)} <small>${keptText(storage)}${source ? ` ${text(source)}` : ''}</small>`,
          algorithm ? ` ${text(algorithm)}` : '',
          expires ? ` until ${text(expires.slice(0, 10))}` : '',
          rotation ? ` ${text(rotation.value)} <small>${text(rotation.source)}</small>` : '',
          at(span),
        ].join(''),
      ),
    ],
    [
      'May do',
      record.grants.map(({ source, actions, resources, span }) => `${text(source)}${words(actions)}${on(resources)}${at(span)}`),
    ],
    [
      'Who may become it',
      record.trust.map(
        ({ principal, external, span }) => `${text(principal)}${external ? ' <small>from outside</small>' : ''}${at(span)}`,
      ),
    ],
    [
      'Findings',
      record.findings.map(
        ({ severity, rule, message, span }) =>
          `<b class="severity-${severity}">${severity}</b> ${text(message)} <small>${text(rule)}</small>${at(span)}`,
      ),
    ],
    ['Risk', record.riskReasons.map(({ points, text: reason }) => `${points > 0 ? '+' : ''}${points} ${text(reason)}`)],
    ['About', aboutOf(record)],
  ];
  const lists = parts.flatMap(([title, items]) => {
    if (items.length === 0) return [];
    const more = items.length - MOST_PLACES;
    const shown = items.slice(0, MOST_PLACES).map((item) => `<li>${item}</li>`);
    return [`<div><h3>${title}</h3><ul>${shown.join('')}${more > 0 ? `<li>and ${more} more</li>` : ''}</ul></div>`];
  });
  return `<details><summary>Details<span class="hidden"> of ${text(record.name)}</span></summary><div class="parts">${lists.join('')}</div></details>`;
}

function aboutOf({ owner, creator, account, purpose, since, expires, rotation, lifetime, aliases }: InventoryRecord): string[] {
  const derived: readonly (readonly [string, Derived | undefined])[] = [
    ['Owner', owner],
    ['Made by', creator],
    ['Account', account],
    ['Purpose', purpose],
    ['In git since', since],
    ['Ends', expires],
    ['Rotation', rotation],
  ];
  return [
    ...derived.flatMap(([name, one]) => (one ? [`${name}: ${text(one.value)} <small>${text(one.source)}</small>`] : [])),
    ...(lifetime === 'unknown' ? [] : [`Rights: ${lifetime}`]),
    ...(aliases.length > 1
      ? [
          `Also: ${aliases
            .slice(0, 8)
            .map((alias) => `<code>${text(alias)}</code>`)
            .join(' ')}`,
        ]
      : []),
  ];
}

function words(actions: readonly string[]): string {
  if (actions.length === 0) return '';
  const rest = actions.length - MOST;
  return `: ${actions
    .slice(0, MOST)
    .map((action) => `<code>${text(action)}</code>`)
    .join(' ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function on(resources: readonly string[]): string {
  if (resources.length === 0) return '';
  const rest = resources.length - MOST;
  return ` <small>on ${text(resources.slice(0, MOST).join(', '))}${rest > 0 ? ` and ${rest} more` : ''}</small>`;
}

function text(raw: string): string {
  return escapeXml(oneLine(raw));
}
