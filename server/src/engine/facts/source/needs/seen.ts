/** An SDK operation that a source text names, before it is known what it needs. */
export interface Seen {
  /** The service as the SDK calls it: `client-s3`, `dynamodbv2`. */
  readonly service: string;
  /** `GetObject`, `get_object`, `getObject`. */
  readonly operation: string;
  readonly start: number;
  readonly end: number;
}

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

/** Names that hold a client, with the services it may be: `s3`, `this.client`'s `client`. */
export type Clients = ReadonlyMap<string, ReadonlySet<string>>;

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

/** Methods called on a name that holds a client: `s3.getObject(`, `this.s3.getObject(`. */
export function methodsOn(text: string, clients: Clients): Seen[] {
  if (clients.size === 0) return [];
  return matchesOf(text, /(?<![\w$])([A-Za-z_$][\w$]{0,63})[!?]?\s{0,40}\.\s{0,40}([A-Za-z_]\w{1,63})\s?\(/dg).flatMap((match) =>
    [...(clients.get(match[1] ?? '') ?? [])].map((service) => seenAt(service, match, 2)),
  );
}
