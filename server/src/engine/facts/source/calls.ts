/** Finds the rows of a table that speak of a call, and the values that stand in a slot of it. How both are written: shape.ts. */
import type { SourceNode } from '../../syntax/source/tree';
import type { Dialect } from './dialects/role';
import { settle, type Tracer } from './origin';
import { type Arguments, pairsOf, roleOf } from './read';

/** What every row of a table of calls has. */
export interface CallRow {
  readonly dialects: readonly Dialect[];
  /** Last names of the callee; `new *` any constructor, `*` any call. */
  readonly calls: readonly string[];
  /** A word of the file's imports that must be there, where the name of the call is too common. */
  readonly imports?: string;
}

export interface SlotValueNode {
  readonly name: string;
  readonly sure: boolean;
  readonly value: SourceNode;
}

/** Names of its commands and parameters are the same in any case. */
const CASELESS: Dialect = 'powershell';

/** The rows by the last name of the calls they are about. */
export function tableOfCalls<Row extends CallRow>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const table = new Map<string, Row[]>();
  for (const row of rows) {
    for (const call of row.calls) {
      const last = lastName(call).toLowerCase();
      table.set(last, [...(table.get(last) ?? []), row]);
    }
  }
  return table;
}

/** The rows that speak of this call, in the order of the table. */
export function rowsFor<Row extends CallRow>(table: ReadonlyMap<string, readonly Row[]>, tracer: Tracer, callee: string): Row[] {
  const { dialect } = tracer.source.language;
  // `Google::Cloud::Storage.new`, `$client->setAuthConfig`: one notation for all.
  const written = callee.replace(/\(\)/g, '').replace(/::|->/g, '.');
  const fold = dialect === CASELESS ? (name: string) => name.toLowerCase() : (name: string) => name;
  const plain = fold(written);
  // A method of what was just made: `new Builder().clientSecret`.
  const method = callee.startsWith('new ') && callee.includes('()') ? plain.slice(plain.lastIndexOf('.') + 1) : undefined;
  const candidates = [
    ...(table.get(lastName(plain).toLowerCase()) ?? []),
    // `new Builder().key(…)`
    ...(callee.startsWith('new ') ? (table.get(lastName(plain.slice(4)).toLowerCase()) ?? []) : []),
    ...(method ? (table.get(method.toLowerCase()) ?? []) : []),
    ...(callee.startsWith('new ') ? (table.get('new *') ?? []) : []),
    ...(table.get('*') ?? []),
  ];
  return [...new Set(candidates)].filter(
    (row) =>
      row.dialects.includes(dialect) &&
      (!row.imports || tracer.outline.imports.includes(row.imports)) &&
      row.calls.some((call) => matches(fold(call), plain)),
  );
}

function matches(call: string, callee: string): boolean {
  if (call === '*' || (call === 'new *' && callee.startsWith('new ')) || call === callee) return true;
  if (call.startsWith('new ')) return callee.startsWith('new ') && callee.endsWith(`.${call.slice(4)}`);
  return callee.endsWith(`.${call}`);
}

function lastName(call: string): string {
  if (call === 'new *' || call === '*') return call;
  const last = call.slice(call.lastIndexOf('.') + 1).replace(/^new /, '');
  return call.startsWith('new ') ? `new ${last}` : last;
}

/** A slot as shape.ts writes it, taken apart. */
interface Path {
  readonly sure: boolean;
  /** Position of the argument, or of the one that holds the rest of the path. */
  readonly position?: number;
  readonly first: string;
  readonly rest: readonly string[];
  readonly name: string;
}

const paths = new Map<string, Path>();

function pathOf(written: string): Path {
  const known = paths.get(written);
  if (known) return known;
  const path = parsePath(written);
  paths.set(written, path);
  return path;
}

function parsePath(written: string): Path {
  const sure = !written.startsWith('?');
  const plain = written.replace(/^\?/, '');
  const [, position, named] = /^(\d+):(\w+)$/.exec(plain) ?? [];
  if (named !== undefined) return { sure, position: Number(position), first: '', rest: [], name: named };
  const [path = '', called] = plain.split(':');
  // An escaped dot belongs to the key: `sasl\.password`.
  const [first = '', ...rest] = path.split(/(?<!\\)\./).map((part) => part.replace('\\', ''));
  const name = called ?? (/^\d+$/.test(rest.at(-1) ?? '') ? 'password' : (rest.at(-1) ?? first));
  return { sure, ...(/^\d+$/.test(first) ? { position: Number(first) } : {}), first, rest, name };
}

/** The values in a slot of the call; several arguments may have the property. */
export function valuesIn(tracer: Tracer, args: Arguments, written: string): SlotValueNode[] {
  const path = pathOf(written);
  const found: SlotValueNode[] = [];
  for (const start of startsOf(tracer, args, path)) {
    let value = start;
    for (const part of path.rest) value = value && propertyOf(tracer, value, part);
    if (value) found.push({ name: path.name, sure: path.sure, value });
  }
  return found;
}

function startsOf(tracer: Tracer, args: Arguments, { position, first }: Path): (SourceNode | undefined)[] {
  if (position !== undefined) return [args.positional[position]];
  const keyword = args.named.get(first) ?? (tracer.source.language.dialect === CASELESS ? inAnyCase(args, first) : undefined);
  if (keyword) return [keyword];
  const holders =
    args.spreads.length === 0 ? args.positional : [...args.positional, ...args.spreads.map((one) => one.children[0])];
  return holders.map((holder) => holder && propertyOf(tracer, holder, first));
}

function inAnyCase({ named }: Arguments, name: string): SourceNode | undefined {
  for (const [key, value] of named) if (key.toLowerCase() === name.toLowerCase()) return value;
  return undefined;
}

function propertyOf(tracer: Tracer, holder: SourceNode, name: string): SourceNode | undefined {
  return propertyIn(tracer, holder, name, MOST_CHOICES);
}

/** Ways of one value inside another: `a ? { key } : b ? { key } : undefined`. */
const MOST_CHOICES = 4;

function propertyIn(tracer: Tracer, holder: SourceNode, name: string, choices: number): SourceNode | undefined {
  const settled = settle(tracer, holder);
  const role = roleOf(tracer.source, settled);
  if (role?.is === 'choice' && choices > 0) {
    const ways = settled.children.filter((child) => !/comment/.test(child.type)).filter((_, i) => i !== role.condition);
    for (const way of ways) {
      const value = propertyIn(tracer, way, name, choices - 1);
      if (value) return value;
    }
  }
  if (role?.is === 'object') return pairsOf(tracer.source, settled).find((pair) => pair.key === name)?.value;
  if (role?.is === 'list' && /^\d+$/.test(name)) return settled.children[Number(name)];
  return undefined;
}
