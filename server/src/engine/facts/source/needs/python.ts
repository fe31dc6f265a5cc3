/** AWS SDK calls of Python: clients, resources, paginators, waiters and helpers of boto3 and its asynchronous kin. */
import { type Calls, clientsOf, escapesOf, matchesOf, methodsOn, NO_CALLS, type Noted, notedAt, type Seen, seenAt } from './seen';

const MAKES = '\\b(?:client|resource|create_client)\\(\\s{0,40}(?:service_name\\s?=\\s?)?["\']([a-z0-9-]{2,40})["\']';
const CLIENT = new RegExp(`(?:([\\w.]{1,80})\\s{0,4}(?::[^=\\n]{1,80})?=\\s{0,4})?(?:await\\s)?[\\w.()]{0,80}${MAKES}`, 'g');
/** `with session.client("s3") as s3`. */
const OPENED = new RegExp(`${MAKES}[^\\n]{0,200}\\)\\s{1,4}as\\s{1,4}(\\w{1,60})`, 'g');
/** `boto3.client("s3").get_object(`. */
const DIRECT = new RegExp(`${MAKES}[^()\\n]{0,200}\\)\\s{0,40}\\.\\s{0,40}([a-z]\\w{1,63})\\(`, 'dg');
/** `def run(s3: S3Client)`, of mypy_boto3. */
const TYPED = /(\w{1,60})\s{0,4}:\s{0,4}["']?(?:\w{1,40}\.)?([A-Z]\w{1,40}?)(?:Client|ServiceResource)\b/g;
/** A resource made of another: `table = dynamodb.Table("x")`, of a client's maker too: `boto3.resource("s3").Bucket("b")`. */
const PARTS = '(?:Table|Bucket|Object|ObjectSummary|Queue|Topic|Instance|Stack|get_queue_by_name|create_queue|create_topic)';
const DERIVED = new RegExp(`([\\w.]{1,80})\\s{0,4}(?::[^=\\n]{1,80})?=\\s{0,4}(?:await\\s)?([\\w.]{1,80})\\.${PARTS}\\(`, 'g');
const OF_MAKER = new RegExp(
  `([\\w.]{1,80})\\s{0,4}(?::[^=\\n]{1,80})?=\\s{0,4}[\\w.]{0,80}resource\\(\\s{0,40}["']([a-z0-9-]{2,40})["'][^()\\n]{0,200}\\)\\s{0,40}\\.${PARTS}\\(`,
  'g',
);
/** `s3.Bucket(name).upload_file(`, `s3.Object(b, k).get(`. */
const CHAINED = new RegExp(`(?<!\\w)(\\w{1,60})\\.${PARTS}\\([^()\\n]{0,200}\\)\\s{0,40}\\.\\s{0,40}([a-z]\\w{1,63})\\(`, 'dg');
/** `bucket.objects.filter(`. */
const COLLECTION = /(?<!\w)(\w{1,60})(?:\.Bucket\([^()\n]{0,200}\))?\.(objects)\.(?:all|filter|limit|page_size|pages)\(/dg;
/** The operation is the first argument. */
const BY_NAME =
  /(?<!\w)(\w{1,60})\.(get_paginator|generate_presigned_url|get_waiter)\(\s{0,40}(?:\w{1,30}\s?=\s?)?["']([a-z]\w{1,63})["']/dg;
/** A name that is computed: of a service, an operation, a method. */
const COMPUTED =
  /\b(?:boto3|session|sess)\.(?:client|resource)\(\s{0,40}(?:service_name\s?=\s?)?[A-Za-z_f]|\b(?:get_paginator|generate_presigned_url|get_waiter)\(\s{0,40}[A-Za-z_]\w{0,60}\s{0,4}[,)]/g;
const BY_ATTRIBUTE = /\bgetattr\(\s{0,40}(?:self\.)?(\w{1,60})\s{0,4},\s{0,40}[A-Za-z_f]/g;

/** Operations that the text names, by the clients it makes. */
export function pythonCalls(text: string): Calls {
  if (!/boto3|botocore/.test(text)) return NO_CALLS;
  const made: (Noted & { readonly name: string })[] = [
    ...matchesOf(text, CLIENT).map((match) => ({ ...notedAt(match[2] ?? '', match), name: match[1] ?? '' })),
    ...matchesOf(text, OPENED).map((match) => ({ ...notedAt(match[1] ?? '', match), name: match[2] ?? '' })),
    ...matchesOf(text, OF_MAKER).map((match) => ({ ...notedAt(match[2] ?? '', match), name: match[1] ?? '' })),
    ...matchesOf(text, TYPED).map((match) => ({ ...notedAt(match[2] ?? '', match), name: match[1] ?? '' })),
  ];
  const found = made.filter(({ name }) => name !== '');
  const first = clientsOf(found);
  const derived = matchesOf(text, DERIVED).flatMap((match) =>
    servicesOf(first, match[2] ?? '').map((service) => ({ ...notedAt(service, match), name: match[1] ?? '' })),
  );
  const clients = clientsOf([...found, ...derived]);
  const on = (match: RegExpExecArray, group: number, operation?: string): Seen[] =>
    servicesOf(clients, match[1] ?? '').map((service) => seenAt(service, match, group, operation));
  const seen = [
    ...methodsOn(text, clients),
    ...matchesOf(text, BY_NAME).flatMap((match) => on(match, 3, match[2] === 'get_waiter' ? `wait:${match[3]}` : match[3])),
    ...matchesOf(text, CHAINED).flatMap((match) => on(match, 2)),
    ...matchesOf(text, COLLECTION).flatMap((match) => on(match, 2)),
    ...matchesOf(text, DIRECT).map((match) => seenAt(match[1] ?? '', match, 2)),
  ];
  // What stands at the left edge other files may import.
  const shared = [...found, ...derived].filter(({ start, name }) => name !== '' && (start === 0 || text[start - 1] === '\n'));
  const unused = made.length === 0 ? matchesOf(text, /^\s{0,40}(?:import|from)\s{1,4}(?:aio)?boto3\b/gm).slice(0, 1) : [];
  const open = [
    ...unused.map((match) => notedAt('*', match)),
    ...escapesOf(text, clients),
    ...matchesOf(text, COMPUTED).map((match) => notedAt('*', match)),
    ...matchesOf(text, BY_ATTRIBUTE).flatMap((match) =>
      servicesOf(clients, match[1] ?? '').map((service) => notedAt(service, match)),
    ),
  ];
  return { seen, clients: made, shared, open };
}

function servicesOf(clients: ReadonlyMap<string, ReadonlySet<string>>, path: string): string[] {
  return [...(clients.get(path.slice(path.lastIndexOf('.') + 1)) ?? [])];
}
