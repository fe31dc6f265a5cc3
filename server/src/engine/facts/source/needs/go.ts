/** AWS SDK calls of Go, versions 1 and 2: told by the input that each takes, `&s3.GetObjectInput{`. */
import { matchesOf, type Seen, seenAt } from './seen';

const IMPORT = /(?:([\w.]{1,60})[ \t]{1,8})?"github\.com\/aws\/aws-sdk-go(?:-v2)?\/service\/([a-z0-9]{1,60})"/g;
const INPUT = /(?<![\w.])(\w{1,60})\.([A-Z]\w{1,80})Input\b/dg;
/** The transfer managers: `s3/manager` of version 2, `s3/s3manager` of version 1. */
const TRANSFER = /\b(?:manager|s3manager|transfermanager)\.New(Uploader|Downloader)\w{0,20}\(/dg;

/** Operations that the text names, by the packages it imports. */
export function goCalls(text: string): Seen[] {
  const packages = new Map<string, string>();
  for (const [, alias, service = ''] of matchesOf(text, IMPORT)) packages.set(alias ?? service, service);
  const inputs = matchesOf(text, INPUT).flatMap((match) => {
    const service = packages.get(match[1] ?? '');
    return service ? [seenAt(service, match, 2)] : [];
  });
  const transfers = /aws-sdk-go[^"\n]{1,60}manager"/.test(text)
    ? matchesOf(text, TRANSFER).map((match) => seenAt('s3', match, 1, match[1] === 'Uploader' ? 'upload' : 'GetObject'))
    : [];
  return [...inputs, ...transfers];
}
