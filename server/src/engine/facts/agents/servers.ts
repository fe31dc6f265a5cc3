/** The servers that a client's configuration lists, whatever the client calls the list. */
import { type Entry, entryOf, get, type ObjectValue, textOf, type Value } from '../../syntax/value';

/** One server: where its name stands and what it is. */
export interface Listed {
  readonly name: string;
  readonly entry: Pick<Entry, 'keySpan'>;
  readonly value: ObjectValue;
}

/** Keys whose value maps names to servers, at any depth: Claude Code keeps them by project, devcontainers under `customizations`. */
const LISTS = new Set(['mcpServers', 'mcp_servers', 'context_servers', 'amp.mcpServers', 'servers', 'mcp', 'extensions']);
const DEEPEST = 8;
/** What makes an object a server. */
const STARTS = ['command', 'cmd', 'url', 'serverUrl', 'httpUrl', 'uri', 'transport'];

/** Every server of the document, in order. */
export function serversIn(document: Value): Listed[] {
  const found: Listed[] = [];
  const visit = (value: Value, depth: number): void => {
    if (depth > DEEPEST) return;
    if (value.kind === 'list') for (const item of value.items) visit(item, depth + 1);
    if (value.kind !== 'object') return;
    for (const entry of value.entries) {
      const listed = LISTS.has(entry.key) ? listedIn(entry.value) : [];
      if (listed.length > 0) found.push(...listed);
      else visit(entry.value, depth + 1);
    }
  };
  visit(document, 0);
  return found;
}

function listedIn(value: Value): Listed[] {
  if (value.kind === 'object')
    return value.entries.flatMap((entry) =>
      isServer(entry.value) ? [{ name: entry.key, entry, value: entry.value as ObjectValue }] : [],
    );
  if (value.kind !== 'list') return [];
  // Continue lists servers, each with its name inside.
  return value.items.flatMap((item) => {
    const name = get(item, 'name');
    return isServer(item) && name?.kind === 'string'
      ? [{ name: textOf(name) ?? 'server', entry: { keySpan: name.span }, value: item as ObjectValue }]
      : [];
  });
}

function isServer(value: Value): boolean {
  return value.kind === 'object' && STARTS.some((key) => entryOf(value, key) !== undefined);
}
