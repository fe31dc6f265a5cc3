/**
 * Inventories in INI's notation: hosts with their variables on one line, and variables of groups.
 * https://docs.ansible.com/ansible/latest/collections/ansible/builtin/ini_inventory.html
 */
import { spanOf } from '../../syntax/span';
import type { Entry, ObjectValue, StringValue } from '../../syntax/value';

const SECTION = /^\s*\[([^\]\r\n]{1,200})\]/;
/** `name=value`, with the value in quotes or up to the next blank. */
const VARIABLE = /([A-Za-z_]\w{0,100})\s{0,8}=\s{0,8}("[^"\r\n]*"|'[^'\r\n]*'|[^\s"'#][^\s]*)/g;
/** Below `[group:vars]` the value goes to the end of the line. */
const LINE = /^\s*([A-Za-z_]\w{0,100})\s*=\s*("[^"\r\n]*"|'[^'\r\n]*'|.*?)\s*$/d;

/** The variables, under the host or group that has them. */
export function inventoryOf(file: string, text: string): ObjectValue {
  const entries: Entry[] = [];
  let section = '';
  let at = 0;
  for (const line of text.split('\n')) {
    const start = at;
    at += line.length + 1;
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    const opened = SECTION.exec(line)?.[1];
    if (opened !== undefined) section = opened;
    else if (section.endsWith(':vars')) entries.push(...held(file, section, start, line, ofGroup(file, start, line)));
    else if (!section.endsWith(':children')) entries.push(...held(file, hostIn(line), start, line, ofHost(file, start, line)));
  }
  return { kind: 'object', span: spanOf(file, { start: 0, end: text.length }), entries };
}

function hostIn(line: string): string {
  return line.trim().split(/\s/, 1)[0] ?? '';
}

function held(file: string, name: string, start: number, line: string, entries: readonly Entry[]): Entry[] {
  if (entries.length === 0) return [];
  const span = spanOf(file, { start, end: start + line.length });
  return [{ key: name, keySpan: span, value: { kind: 'object', span, entries } }];
}

function ofHost(file: string, start: number, line: string): Entry[] {
  return [...line.matchAll(VARIABLE)].map((match) => {
    const [whole, key = '', value = ''] = match;
    const end = start + match.index + whole.length;
    return entry(file, key, start + match.index, end - value.length, value);
  });
}

function ofGroup(file: string, start: number, line: string): Entry[] {
  const match = LINE.exec(line);
  const [key, value] = [match?.indices?.[1], match?.indices?.[2]];
  return match && key && value ? [entry(file, match[1] ?? '', start + key[0], start + value[0], match[2] ?? '')] : [];
}

function entry(file: string, key: string, at: number, from: number, written: string): Entry {
  const quoted = /^(["']).*\1$/.test(written) && written.length > 1;
  const range = { start: from + (quoted ? 1 : 0), end: from + written.length - (quoted ? 1 : 0) };
  const value: StringValue = {
    kind: 'string',
    span: spanOf(file, range),
    literal: { start: from, end: from + written.length },
    text: quoted ? written.slice(1, -1) : written,
    style: quoted ? (written.startsWith('"') ? 'double' : 'single') : 'plain',
  };
  return { key, keySpan: spanOf(file, { start: at, end: at + key.length }), value };
}
