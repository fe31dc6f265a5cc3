/** AWS SDK calls of Java and Kotlin, versions 1 and 2: methods of clients, and the requests they are given. */
import { type Calls, clientsOf, matchesOf, methodsOn, type Noted, notedAt, type Seen, seenAt } from './seen';

const IMPORT =
  /import\s{1,8}(?:software\.amazon\.awssdk|com\.amazonaws)\.(?:services|(enhanced|transfer))\.(\w{1,60})\.((?:\w{1,60}\.){0,4})(\w{1,80}|\*)/g;
/** `private final S3Client s3`, `AmazonS3 s3 =`, `DynamoDbTable<Order> table`. */
const DECLARED = /(?<![\w.])((?:Amazon|AWS)?[A-Z]\w{1,60})(?:<[\w.<>?, ]{1,80}>)?\s{1,8}([a-z]\w{0,60})\s{0,8}[=;,)]/g;
/** `val s3: S3Client`, `var s3 = S3Client.create()`. */
const INFERRED =
  /\b(?:val|var)\s{1,8}([a-z]\w{0,60})\s{0,8}(?::\s{0,8}([A-Z]\w{1,60}))?\s{0,8}(?:=\s{0,8}(?:new\s{1,4})?([A-Z]\w{1,60})\b)?/g;
/** `S3Client.create().getObject(`, `S3Client.builder().build().listBuckets(`. */
const DIRECT =
  /(?<![\w.])([A-Z]\w{1,60})\.(?:create\(\)|builder\(\)[\w.()\s]{0,200}\.build\(\))\s{0,40}\.\s{0,40}([a-z]\w{1,63})\(/dg;
const REQUEST = /(?<![\w.])([A-Z]\w{1,80})Request(?:\s?\.builder\(|\s?\(|\s?\{)/dg;
const NO_CLIENT = /(?:Request|Response|Result|Builder|Exception|Configuration|Config|Spec|Schema)$/;

/** Operations that the text names, by the classes it imports. */
export function javaCalls(text: string): Calls {
  const classes = new Map<string, string>();
  const models = new Set<string>();
  const open: string[] = [];
  const clients: Noted[] = [];
  for (const match of matchesOf(text, IMPORT)) {
    const [, , service = '', path = '', name = ''] = match;
    if (name === '*') open.push(service);
    else classes.set(name, service);
    if (path.startsWith('model.')) models.add(name);
    if (name === '*' || (!path.includes('model') && !NO_CLIENT.test(name))) clients.push(notedAt(service, match));
  }
  if (classes.size + open.length === 0) return { seen: [], clients: [], shared: [], open: [] };
  const of = (type: string): string[] => {
    if (NO_CLIENT.test(type) || models.has(type)) return [];
    const service = classes.get(type) ?? classes.get(type.replace(/(?:Client)?Builder$/, ''));
    if (service) return [service];
    return open.filter((one) => type.toLowerCase().replace(/^(?:amazon|aws)|(?:async)?client$/g, '') === one.toLowerCase());
  };
  const named = [
    ...matchesOf(text, DECLARED).flatMap(([, type = '', name = '']) => of(type).map((service) => ({ name, service }))),
    ...matchesOf(text, INFERRED).flatMap(([, name = '', type = '', made = '']) =>
      of(type === '' ? made.replace(/ClientBuilder$/, 'Client') : type).map((service) => ({ name, service })),
    ),
  ];
  const requests = matchesOf(text, REQUEST).flatMap((match): Seen[] => {
    const known = classes.get(`${match[1]}Request`);
    return known
      ? [{ ...seenAt(known, match, 1), typed: true }]
      : open.map((service) => ({ ...seenAt(service, match, 1), loose: true }));
  });
  const direct = matchesOf(text, DIRECT).flatMap((match) => of(match[1] ?? '').map((service) => seenAt(service, match, 2)));
  return { seen: [...methodsOn(text, clientsOf(named)), ...direct, ...requests], clients, shared: [], open: [] };
}
