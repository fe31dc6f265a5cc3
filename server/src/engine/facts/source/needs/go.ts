/** AWS SDK calls of Go, versions 1 and 2: told by the input that each takes, `&s3.GetObjectInput{`, or by the method. */
import { type Calls, matchesOf, type Noted, notedAt, type Seen, seenAt } from './seen';

const IMPORT =
  /(?:([\w.]{1,60})[ \t]{1,8})?"github\.com\/aws\/aws-sdk-go(?:-v2)?\/service\/([a-z0-9]{1,60})(?:\/[a-z0-9]{1,60}iface)?"/g;
/** Where an input is made. A parameter or an interface of that type calls nothing. */
const INPUT =
  /(?<![\w.])(\w{1,60})\.([A-Z]\w{1,80})Input(?=\{|\s\{)|(?:\bnew\(|\bvar\s{1,4}\w{1,60}\s{1,4})(\w{1,60})\.([A-Z]\w{1,80})Input\b/dg;
/** The transfer managers: `s3/manager` of version 2, `s3/s3manager` of version 1. */
const TRANSFER = /\b(?:manager|s3manager|transfermanager)\.New(Uploader|Downloader)\w{0,20}\(/dg;
const MANAGER = /"github\.com\/aws\/aws-sdk-go(?:-v2)?\/(?:feature|service)\/s3\/\w{1,20}manager"/g;
/** `s3.NewObjectExistsWaiter(`. */
const WAITER = /(?<![\w.])(\w{1,60})\.New([A-Z]\w{1,80})Waiter\(/dg;
const METHOD = /\.([A-Z][a-z]\w{1,80})\(/dg;

/** Operations that the text names, by the packages it imports. */
export function goCalls(text: string): Calls {
  const packages = new Map<string, string>();
  const clients: Noted[] = [];
  for (const match of matchesOf(text, IMPORT)) {
    const [, alias, service = ''] = match;
    packages.set(alias === undefined || alias === 'import' ? service : alias, service);
    clients.push(notedAt(service, match));
  }
  const of = (name: string | undefined): string[] => [packages.get(name ?? '') ?? []].flat();
  const inputs = matchesOf(text, INPUT).flatMap((match) => {
    const group = match[2] === undefined ? 4 : 2;
    return of(match[group - 1]).map((service) => seenAt(service, match, group));
  });
  const transfers = /aws-sdk-go[^"\n]{1,60}manager"/.test(text)
    ? matchesOf(text, TRANSFER).map((match) => seenAt('s3', match, 1, match[1] === 'Uploader' ? 'upload' : 'GetObject'))
    : [];
  const managers = transfers.length === 0 ? matchesOf(text, MANAGER).map((match) => notedAt('s3', match)) : [];
  const waiters = matchesOf(text, WAITER).flatMap((match) =>
    of(match[1]).map((service) => seenAt(service, match, 2, `wait:${match[2]}`)),
  );
  const services = [...new Set(packages.values())];
  const methods =
    services.length === 0
      ? []
      : matchesOf(text, METHOD).flatMap((match) =>
          services.map((service): Seen => ({ ...seenAt(service, match, 1), loose: true })),
        );
  return { seen: [...inputs, ...transfers, ...waiters, ...methods], clients, shared: [], open: managers };
}
