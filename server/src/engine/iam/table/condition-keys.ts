import { matchesWildcard } from '../match';
import { type Action, templatesOf } from './actions';

/** Types of the AWS service authorization reference. */
export type KeyType = 'string' | 'arn' | 'bool' | 'date' | 'numeric' | 'ip';

export interface ConditionKey {
  /** As AWS writes it, with `{}` for a part that the policy chooses: `aws:RequestTag/{}`. */
  readonly key: string;
  readonly type: KeyType;
  /** The request may carry several values: set operators (`ForAnyValue`) are for these. */
  readonly multivalued: boolean;
}

/** A kind of resource that actions of a service take. */
export interface ResourceType {
  /** `bucket`, `object`. */
  readonly name: string;
  /** ARN templates. */
  readonly arns: readonly string[];
  /** Keys about the resource itself. */
  readonly keys: readonly ConditionKey[];
}

interface ServiceKeys {
  readonly keys: readonly ConditionKey[];
  readonly byName: ReadonlyMap<string, ConditionKey>;
  /** Keys with a part that the policy chooses, as lower-case patterns. */
  readonly open: readonly (readonly [string, ConditionKey])[];
  readonly types: readonly ResourceType[];
  /** Keys of the request, by lower-case action name. */
  readonly byAction: ReadonlyMap<string, readonly ConditionKey[]>;
}

const TYPES: Readonly<Record<string, KeyType>> = { S: 'string', A: 'arn', B: 'bool', D: 'date', N: 'numeric', I: 'ip' };

/** Where the line of each service stands. The table is loaded when a condition is first judged. */
let lines: Map<string, string> | undefined;

function lineOf(service: string): string | undefined {
  if (!lines) {
    const table = require('./conditions.generated.txt') as string;
    lines = new Map(table.split('\n').map((line) => [line.slice(0, line.indexOf('\t')), line]));
  }
  return lines.get(service);
}

const parsed = new Map<string, ServiceKeys>();

/** Keys of a service prefix in lower case; those of `aws` are the global ones. Undefined for a prefix that AWS does not have. */
function readService(service: string): ServiceKeys | undefined {
  const known = parsed.get(service);
  const line = known ? undefined : lineOf(service);
  if (known || line === undefined || service === '') return known;
  const read = parseLine(service, line);
  parsed.set(service, read);
  return read;
}

/** One line of the table; the form is described in test/support/generate-actions.mjs. */
function parseLine(service: string, line: string): ServiceKeys {
  const [, names = '', types = '', groups = ''] = line.split('\t');
  const keys = words(names).map((word) => keyOf(service, word));
  const at = (indexes: string) => (indexes === '' ? [] : indexes.split('.').flatMap((index) => keys[Number(index)] ?? []));
  const templates = templatesOf(service);
  return {
    keys,
    byName: new Map(keys.map((key) => [key.key.toLowerCase(), key])),
    open: keys.filter(({ key }) => key.includes('{}')).map((key) => [key.key.toLowerCase().replaceAll('{}', '?*'), key]),
    types: words(types).map((word) => {
      const [name = '', arns = '', own = ''] = word.split(':');
      return { name, arns: arns.split('.').flatMap((index) => templates[Number(index)] ?? []), keys: at(own) };
    }),
    byAction: new Map(
      groups.split(';').flatMap((group) => {
        const [own = '', actions = ''] = group.split(':');
        return actions.split(',').map((name) => [name.toLowerCase(), at(own)] as const);
      }),
    ),
  };
}

function words(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}

function keyOf(service: string, word: string): ConditionKey {
  const letter = word[0] ?? '';
  const key = word.slice(1).replace(/^~/, `${service}:`);
  return { key, type: TYPES[letter.toUpperCase()] ?? 'string', multivalued: letter !== letter.toUpperCase() };
}

/** The key by its name in any case: a global one, one of the service that its prefix names, or of the services given. */
export function conditionKeyOf(name: string, services: readonly string[] = []): ConditionKey | undefined {
  const lower = name.toLowerCase();
  for (const service of new Set(['aws', lower.slice(0, Math.max(lower.indexOf(':'), 0)), ...services])) {
    const found = keyIn(readService(service), lower);
    if (found) return found;
  }
  return undefined;
}

function keyIn(service: ServiceKeys | undefined, lower: string): ConditionKey | undefined {
  return service?.byName.get(lower) ?? service?.open.find(([pattern]) => matchesWildcard(pattern, lower))?.[1];
}

/** Keys that any action's request may carry, `aws:SourceIp` and its like. */
export function globalKeys(): readonly ConditionKey[] {
  return readService('aws')?.keys ?? [];
}

/** All keys of a service; none for a prefix that AWS does not have. */
export function conditionKeysOfService(service: string): readonly ConditionKey[] {
  return readService(service.toLowerCase())?.keys ?? [];
}

/** Keys of the request of an action and of the resources it takes, without the global ones that every request has. */
export function conditionKeysOf(action: Action): readonly ConditionKey[] {
  const own = readService(action.service)?.byAction.get(action.name.toLowerCase()) ?? [];
  return [...new Set([...own, ...resourceTypesOf(action).flatMap(({ keys }) => keys)])];
}

/** The kinds of resource an action takes; none where it only takes `*`. */
export function resourceTypesOf(action: Action): readonly ResourceType[] {
  if (action.resources.length === 0) return [];
  const takes = new Set(action.resources);
  return (readService(action.service)?.types ?? []).filter(({ arns }) => arns.some((arn) => takes.has(arn)));
}
