/**
 * Codex names variables beside the server and takes no reference in a value: `env_vars`, `bearer_token_env_var` and
 * `env_http_headers` in config.toml, https://developers.openai.com/codex/mcp.
 */
import { parseToml } from '../../../syntax/data/toml';
import { contains } from '../../../syntax/span';
import { type Entry, entryOf, type ObjectValue, type Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import { aloneOnLines, lineEnd, newlineOf, removal } from '../../text';
import type { Place } from '../model';
import { rangeOf } from '../tree';

/** Entries from the top of the file down to the one whose value the secret is. */
function pathTo(top: Value, place: Place): readonly Entry[] | undefined {
  if (top.kind !== 'object') return undefined;
  for (const entry of top.entries) {
    const { value } = entry;
    if (value.kind === 'string' && contains(value.span, place.credential.span)) return [entry];
    const below = pathTo(value, place);
    if (below) return [entry, ...below];
  }
  return undefined;
}

/** The entry goes, and the server names the variable; undefined where the file is written in another way. */
export function codexEdits(place: Place, env: string): Edit[] | undefined {
  const { file, text, credential } = place;
  const { value: top } = parseToml(file, text);
  const path = top && pathTo(top, place);
  if (path?.length !== 4 || path[0]?.key !== 'mcp_servers') return undefined;
  const [, server, group, own] = path as [Entry, Entry, Entry, Entry];
  if (server.value.kind !== 'object' || group.value.kind !== 'object') return undefined;
  const scheme = text.slice(rangeOf(own.value).start + 1, credential.span.start);
  const added = declaration(group.key, own.key, scheme, env, server.value);
  const start = entryOf(server.value, 'command') ?? entryOf(server.value, 'url');
  if (!added || !start) return undefined;
  const line = { start: start.keySpan.start, end: rangeOf(start.value).end };
  if (!aloneOnLines(text, line)) return undefined;
  const at = lineEnd(text, line.end);
  const gone = without(text, group, own, group.value);
  return gone && [{ start: at, end: at, text: newlineOf(text) + added }, gone];
}

/** What names the variable; undefined where the server has such an entry already, or there is no form for it. */
function declaration(group: string, name: string, scheme: string, env: string, server: ObjectValue): string | undefined {
  const unless = (key: string, written: string) => (entryOf(server, key) ? undefined : `${key} = ${written}`);
  if (group === 'env' && scheme === '') return unless('env_vars', `["${name}"]`);
  if (group !== 'http_headers') return undefined;
  if (/^authorization$/i.test(name)) return /^bearer +$/i.test(scheme) ? unless('bearer_token_env_var', `"${env}"`) : undefined;
  return scheme === '' ? unless('env_http_headers', `{ "${name}" = "${env}" }`) : undefined;
}

/** Takes the entry out: its line in a table, its part of an inline table, or the inline table that held nothing else. */
function without(text: string, group: Entry, own: Entry, table: ObjectValue): Edit | undefined {
  const range = { start: own.keySpan.start, end: rangeOf(own.value).end };
  if (aloneOnLines(text, range)) return removal(text, range);
  const whole = { start: group.keySpan.start, end: table.span.end };
  if (table.entries.length === 1) return aloneOnLines(text, whole) ? removal(text, whole) : undefined;
  const index = table.entries.indexOf(own);
  const [before, after] = [table.entries[index - 1], table.entries[index + 1]];
  if (after) return { start: range.start, end: after.keySpan.start, text: '' };
  return before ? { start: rangeOf(before.value).end, end: range.end, text: '' } : undefined;
}
