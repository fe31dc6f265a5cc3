/** An SDK operation that a source text names, before it is known what it needs. */
export interface Seen {
  /** The service as the SDK calls it: `client-s3`, `dynamodbv2`. */
  readonly service: string;
  /** `GetObject`, `get_object`, `getObject`; of a waiter its name behind `wait:`. */
  readonly operation: string;
  readonly start: number;
  readonly end: number;
  /** A method of this name in a file that uses the service, whatever it is called on: no doubt where it is no operation. */
  readonly loose?: true;
  /** The name of a type that most operations have: no doubt where it is another. */
  readonly typed?: true;
}

/** What a text says that no operation is. */
export interface Noted {
  /** As the SDK calls it; `*`: any. */
  readonly service: string;
  readonly start: number;
  readonly end: number;
}

/** What a reader finds in a text. */
export interface Calls {
  readonly seen: readonly Seen[];
  /** Services that the text imports, or makes a client of. */
  readonly clients: readonly Noted[];
  /** Clients that other files may call by. */
  readonly shared: readonly Noted[];
  /** Calls that are not understood. */
  readonly open: readonly Noted[];
}

export const NO_CALLS: Calls = { seen: [], clients: [], shared: [], open: [] };

/** More calls than this a program does not make by hand. */
const MOST = 2_000;

/** Every match of a global pattern, a bounded number of them. */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) if (found.push(match) >= MOST) break;
  return found;
}

/** The part of a match that a group stands for, with its place. The pattern has the `d` flag. */
export function seenAt(service: string, match: RegExpExecArray, group: number, operation = match[group] ?? ''): Seen {
  const [start, end] = match.indices?.[group] ?? [match.index, match.index];
  return { service, operation, start, end };
}

/** A match as a whole, as the place of something about a service. */
export function notedAt(service: string, match: RegExpExecArray): Noted {
  return { service, start: match.index, end: match.index + match[0].length };
}

/** Names that hold a client, with the services it may be: `s3`, `this.client`'s `client`. */
export type Clients = ReadonlyMap<string, ReadonlySet<string>>;

/** The services that each name may be a client of. */
export function clientsOf(found: readonly { readonly name: string; readonly service: string }[]): Clients {
  const clients = new Map<string, Set<string>>();
  for (const { name, service } of found) {
    const last = name.slice(name.lastIndexOf('.') + 1);
    const known = clients.get(last);
    if (known) known.add(service);
    else clients.set(last, new Set([service]));
  }
  return clients;
}

/** Methods called on a name that holds a client: `s3.getObject(`, `this.s3.getObject(`, `$this->s3->getObject(`. */
export function methodsOn(text: string, clients: Clients): Seen[] {
  if (clients.size === 0) return [];
  const call = /(?<![\w$])([A-Za-z_$][\w$]{0,63})(?:[!?]|\(\))?\s{0,40}\??(?:\.|->)\s{0,40}([A-Za-z_]\w{1,63})\s?\(/dg;
  return matchesOf(text, call).flatMap((match) =>
    [...(clients.get(match[1] ?? '') ?? [])].map((service) => seenAt(service, match, 2)),
  );
}

/** Where a name that holds a client is handed on: as an argument, a result, an item. What is called by it there is not known. */
export function escapesOf(text: string, clients: Clients): Noted[] {
  if (clients.size === 0) return [];
  const use = /(?:return\s{1,8}|[(,[{]\s{0,80}|=\s{0,8})(?:(?:this|self)\.)?([A-Za-z_]\w{0,63})\s{0,40}(?=[,)\]};\n])/g;
  return matchesOf(text, use).flatMap((match) => {
    const services = clients.get(match[1] ?? '');
    // A parameter of that name is declared where a body follows.
    if (
      !services ||
      /\b(?:def|function|constructor|func)\b[^\n]{0,200}$/.test(text.slice(Math.max(0, match.index - 200), match.index))
    )
      return [];
    return [...services].map((service) => notedAt(service, match));
  });
}
