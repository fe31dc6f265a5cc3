/** AWS SDK calls of Java, versions 1 and 2: methods of clients, and the requests they are given. */
import { clientsOf, matchesOf, methodsOn, type Seen, seenAt } from './seen';

const IMPORT =
  /import\s{1,8}(?:software\.amazon\.awssdk|com\.amazonaws)\.services\.(\w{1,60})\.((?:\w{1,60}\.){0,3})(\w{1,80}|\*)\s?;/g;
/** `private final S3Client s3`, `AmazonS3 s3 =`. */
const DECLARED = /(?<![\w.])((?:Amazon|AWS)?[A-Z]\w{1,60})\s{1,8}([a-z]\w{0,60})\s{0,8}[=;,)]/g;
const REQUEST = /(?<![\w.])([A-Z]\w{1,80})Request(?:\s?\.builder\(|\s?\()/dg;

/** Operations that the text names, by the classes it imports. */
export function javaCalls(text: string): Seen[] {
  const classes = new Map<string, string>();
  const open: string[] = [];
  for (const [, service = '', , name = ''] of matchesOf(text, IMPORT)) {
    if (name === '*') open.push(service);
    else classes.set(name, service);
  }
  const clients = clientsOf(
    matchesOf(text, DECLARED).flatMap(([, type = '', name = '']) => {
      const service = classes.get(type);
      return service && !/(?:Request|Response|Result|Builder)$/.test(type) ? [{ name, service }] : [];
    }),
  );
  const requests = matchesOf(text, REQUEST).flatMap((match) => {
    const known = classes.get(`${match[1]}Request`);
    return known ? [seenAt(known, match, 1)] : open.map((service) => seenAt(service, match, 1));
  });
  return [...methodsOn(text, clients), ...requests];
}
