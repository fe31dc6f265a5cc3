import { accountOf } from './aws-key-id';
import { fromBase64, objectIn, unescapeUrl, utf8 } from './bytes';
import { clean } from './clean';
import { known, type Reader } from './model';
import { type Query, queryAround } from './query';
import { epochOf, isoIn, isoOf } from './times';

/** Addresses that are a credential: whoever has one may do what it says until it ends. */
export const readSignedUrl: Reader = (written) => {
  const { format = '', value } = written;
  const isOne =
    /(?:presigned|signed)-url|cloudfront/.test(format) || /[?&](?:X-Amz-|X-Goog-|Key-Pair-Id=)/i.test(value.slice(0, 4_000));
  if (!isOne) return undefined;
  if (/cloudfront.*cookie/.test(format)) return readPolicy(cookiesAround(written), '', undefined);
  const query = queryAround(written);
  return readVersion4(query, 'x-amz-') ?? readVersion4(query, 'x-goog-') ?? readVersion2(query) ?? readCloudFront(query);
};

/** AWS Signature Version 4 in a query, and Google's, which has the same fields under another name. */
function readVersion4({ fields, host }: Query, prefix: 'x-amz-' | 'x-goog-') {
  const date = fields.get(`${prefix}date`);
  const credential = fields.get(`${prefix}credential`);
  if (date === undefined || credential === undefined) return undefined;
  const issued = isoIn(date);
  const seconds = Number(fields.get(`${prefix}expires`));
  const parts = credential.split('/');
  const [holder = '', , region, service] = parts;
  const isAws = prefix === 'x-amz-';
  return known({
    subject: isAws ? undefined : clean(holder),
    account: isAws ? accountOf(holder) : clean(/@([a-z0-9-]{1,60})\.iam\.gserviceaccount\.com$/.exec(holder)?.[1]),
    issued,
    expires: issued !== undefined && seconds > 0 ? isoOf(epochOf(issued) + seconds) : undefined,
    scope: clean([service, region === 'auto' ? undefined : region, host].filter(Boolean).join(' · ')),
    nature: 'signed-url',
  });
}

/** Signature Version 2 of S3 and of Google Cloud Storage: `AWSAccessKeyId` or `GoogleAccessId`, `Expires`, `Signature`. */
function readVersion2({ fields, host }: Query) {
  const aws = fields.get('awsaccesskeyid');
  const google = fields.get('googleaccessid');
  if (aws === undefined && google === undefined) return undefined;
  return known({
    subject: clean(google),
    account: aws === undefined ? undefined : accountOf(aws),
    expires: isoOf(fields.get('expires')),
    scope: clean(host),
    nature: 'signed-url',
  });
}

function readCloudFront({ fields, host }: Query) {
  return readPolicy(fields, host, fields.get('expires'));
}

/** CloudFront: a canned policy is its end alone; a custom one is JSON in base64 with `-_~` for `+=/`. */
function readPolicy(fields: ReadonlyMap<string, string>, host: string, end: string | undefined) {
  const written = fields.get('policy') ?? '';
  const list = objectIn(utf8(fromBase64(written.replace(/-/g, '+').replace(/_/g, '=').replace(/~/g, '/'))))?.Statement;
  const statement = (Array.isArray(list) ? list[0] : undefined) as Statement | null | undefined;
  return known({
    subject: clean(fields.get('key-pair-id')),
    issued: isoOf(statement?.Condition?.DateGreaterThan?.['AWS:EpochTime']),
    expires: isoOf(end) ?? isoOf(statement?.Condition?.DateLessThan?.['AWS:EpochTime']),
    scope: clean(statement?.Resource ?? host),
    nature: 'signed-url',
  });
}

interface Statement {
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<'DateLessThan' | 'DateGreaterThan', { readonly 'AWS:EpochTime'?: unknown } | undefined>>;
}

/** `CloudFront-Policy=…; CloudFront-Signature=…; CloudFront-Key-Pair-Id=…`, in one line or on several. */
function cookiesAround({ text, start, end }: Parameters<Reader>[0]): ReadonlyMap<string, string> {
  const near = text.slice(Math.max(0, start - 3_000), end + 3_000);
  const found = near.matchAll(/CloudFront-(Policy|Expires|Key-Pair-Id)["']?\s{0,4}[=:]\s{0,4}["']?([A-Za-z0-9~_%-]{4,2400})/g);
  return new Map([...found].map(([, name = '', value = '']) => [name.toLowerCase(), unescapeUrl(value)]));
}
