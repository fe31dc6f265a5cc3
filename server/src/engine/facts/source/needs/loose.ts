/** Languages of which a row says how the SDK's packages are named: any method that is an operation of one of them is a call. */
import type { Host } from '../../model';
import { type Calls, matchesOf, notedAt, type Seen, seenAt } from './seen';

interface Row {
  /** The first group is the service. */
  readonly package: RegExp;
  /** The first group is the method. */
  readonly call: RegExp;
}

const CAMEL = /\.\s{0,40}([a-z]\w{3,63})\s?[({]/dg;
const SNAKE = /\.\s{0,40}([a-z]{2,20}_[a-z]\w{1,60})\b/dg;

/**
 * https://docs.aws.amazon.com/sdk-for-net/ · https://docs.aws.amazon.com/sdk-for-kotlin/ · https://docs.aws.amazon.com/sdk-for-ruby/ ·
 * https://docs.aws.amazon.com/sdk-for-php/ · https://docs.aws.amazon.com/sdk-for-rust/
 */
const ROWS: Partial<Record<Host, Row>> = {
  csharp: { package: /\bAmazon\.([A-Z]\w{1,60})\b/g, call: /\.\s{0,40}([A-Z]\w{3,63}?)(?:Async)?\s?\(/dg },
  kotlin: { package: /\baws\.sdk\.kotlin\.services\.(\w{1,60})\b/g, call: CAMEL },
  ruby: { package: /\bAws::([A-Z]\w{1,60})::(?:Client|Resource)\b/g, call: SNAKE },
  php: { package: /\bAws\\([A-Z]\w{1,60})\\\w{1,60}Client\b/g, call: /->\s{0,40}([a-z]\w{3,63})\s?\(/dg },
  rust: { package: /\baws_sdk_(\w{1,60})\b/g, call: SNAKE },
};

/** Operations that the text names; undefined for a language without a row. */
export function looseCalls(host: Host, text: string): Calls | undefined {
  const row = ROWS[host];
  if (!row) return undefined;
  const clients = matchesOf(text, row.package).map((match) => notedAt(match[1] ?? '', match));
  const services = [...new Set(clients.map(({ service }) => service))];
  const seen =
    services.length === 0
      ? []
      : matchesOf(text, row.call).flatMap((match) =>
          services.map((service): Seen => ({ ...seenAt(service, match, 1), loose: true })),
        );
  return { seen, clients, shared: [], open: [] };
}
