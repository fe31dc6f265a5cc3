import { hasWildcard, matchesWildcard } from '../match';

/** Access levels of the AWS service authorization reference. Tagging and permissions are kinds of writing. */
export type AccessLevel = 'list' | 'read' | 'write' | 'tagging' | 'permissions';

export interface Action {
  readonly service: string;
  readonly name: string;
  readonly access: AccessLevel;
  /** ARN templates the action can be limited to, `arn:aws:s3:::{BucketName}`; none: it only takes `*`. */
  readonly resources: readonly string[];
}

const LEVELS: Readonly<Record<string, AccessLevel>> = { L: 'list', R: 'read', W: 'write', T: 'tagging', P: 'permissions' };

let text: string | undefined;

/** The table. Here and not above: it is the largest part of the engine, and most runs ask for no action. */
function tableText(): string {
  text ??= require('./actions.generated.txt') as string;
  return text;
}

/** Where each service's line stands in the table; made on the first look-up, one pass over the line ends. */
let lines: Map<string, { start: number; end: number }> | undefined;

/** Services that were looked up, with their actions by lower-case name. */
const parsed = new Map<string, ReadonlyMap<string, Action>>();

function index(): Map<string, { start: number; end: number }> {
  if (lines) return lines;
  const table = tableText();
  lines = new Map();
  for (let start = 0; start < table.length; ) {
    const end = table.indexOf('\n', start);
    if (table[start] !== '#') lines.set(table.slice(start, table.indexOf('\t', start)), { start, end });
    start = end + 1;
  }
  return lines;
}

/** The day of the data behind the table, `2026-09-26`. */
export function actionTableDate(): string {
  return /\d{4}-\d\d-\d\d/.exec(tableText().slice(0, 80))?.[0] ?? '';
}

/** Service prefixes the table knows, in code unit order; with a pattern only those it covers. */
export function servicesOf(pattern = '*'): string[] {
  const lower = pattern.toLowerCase();
  if (!hasWildcard(lower)) return index().has(lower) ? [lower] : [];
  return [...index().keys()].filter((name) => matchesWildcard(lower, name));
}

/** All actions of a service, or an empty map for a prefix the table does not know. Keys are lower-case action names. */
export function actionsOfService(service: string): ReadonlyMap<string, Action> {
  const prefix = service.toLowerCase();
  const known = parsed.get(prefix);
  const line = index().get(prefix);
  if (known || !line) return known ?? new Map();
  const actions = parseService(prefix, tableText().slice(line.start, line.end));
  parsed.set(prefix, actions);
  return actions;
}

/** `s3:GetObject` in any case; undefined for anything the table does not know. */
export function actionOf(name: string): Action | undefined {
  const colon = name.indexOf(':');
  return colon < 0 ? undefined : actionsOfService(name.slice(0, colon)).get(name.slice(colon + 1).toLowerCase());
}

/** The actions a pattern covers: `s3:Get*`, `*:List*`, `*`, or one plain name. In table order. */
export function expandAction(pattern: string): Action[] {
  const colon = pattern.indexOf(':');
  const service = colon < 0 ? pattern : pattern.slice(0, colon);
  const name = (colon < 0 ? pattern : pattern.slice(colon + 1)).toLowerCase();
  if (colon < 0 && !/^\*+$/.test(pattern)) return [];
  return servicesOf(service).flatMap((prefix) => {
    const actions = actionsOfService(prefix);
    if (!hasWildcard(name)) return actions.get(name) ?? [];
    return [...actions].flatMap(([lower, action]) => (matchesWildcard(name, lower) ? action : []));
  });
}

/** ARN templates of services that were looked up. */
const arns = new Map<string, readonly string[]>();

/** ARN templates of all resources of a service, in table order. */
export function templatesOf(service: string): readonly string[] {
  const prefix = service.toLowerCase();
  const known = arns.get(prefix);
  const line = index().get(prefix);
  if (known || !line) return known ?? [];
  const [, templates = ''] = tableText().slice(line.start, line.end).split('\t');
  const read = templates === '' ? [] : templates.split(' ').map((template) => longArn(prefix, template));
  arns.set(prefix, read);
  return read;
}

/** `s3:GetObject`. */
export function nameOf(action: Action): string {
  return `${action.service}:${action.name}`;
}

/** The action cannot be limited to resources: a statement with it needs `Resource: "*"`. */
export function onlySupportsStar(action: Action): boolean {
  return action.resources.length === 0;
}

/** One line of the table; the form is described in test/support/generate-actions.mjs. */
function parseService(service: string, line: string): ReadonlyMap<string, Action> {
  const templates = templatesOf(service);
  const groups = line.slice(line.lastIndexOf('\t') + 1);
  const actions = groups.split(';').flatMap((group) => {
    const colon = group.indexOf(':');
    const access = LEVELS[group[0] ?? ''] ?? 'write';
    const resources =
      colon < 2
        ? []
        : group
            .slice(1, colon)
            .split('.')
            .flatMap((at) => templates[Number(at)] ?? []);
    return group
      .slice(colon + 1)
      .split(',')
      .map((name) => ({ service, name, access, resources }));
  });
  return new Map(actions.map((action) => [action.name.toLowerCase(), action]));
}

function longArn(service: string, template: string): string {
  return template.replace(/^~/, 'arn:aws:%s:%r:%a:').replace('%s', service).replace('%r', '{Region}').replace('%a', '{Account}');
}
