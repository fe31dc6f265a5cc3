import { clean } from './clean';
import { known, type Reader } from './model';
import { queryAround } from './query';
import { isoIn, isoOf } from './times';

/** Letters of `sp` (Microsoft Learn: "Create a service SAS", "Create an account SAS"). */
const RIGHTS: Readonly<Record<string, string>> = {
  r: 'read',
  a: 'add',
  c: 'create',
  w: 'write',
  d: 'delete',
  x: 'delete versions',
  y: 'delete for ever',
  l: 'list',
  t: 'set tags',
  f: 'find by tags',
  m: 'move',
  e: 'execute',
  o: 'change owner',
  p: 'change permissions',
  i: 'set immutability',
  u: 'update',
};
const PLACES: Readonly<Record<string, string>> = {
  b: 'a blob',
  bv: 'a blob version',
  bs: 'a snapshot',
  c: 'a container',
  d: 'a folder',
  f: 'a file',
  s: 'a file share',
};

/** An Azure shared access signature: of storage (`sv se sp sr sig`) or of Service Bus, Event Hubs and IoT (`sr se skn sig`). */
export const readAzureSas: Reader = (written) => {
  const { format, value } = written;
  if (format !== 'azure-sas-signature' && !/(?:^|[?&;\s])sig=[A-Za-z0-9%+/]{40}/.test(value.slice(0, 4_000))) return undefined;
  const { host, fields } = queryAround(written);
  const expires = fields.get('se') ?? '';
  const resource = fields.get('sr') ?? '';
  return known({
    subject: clean(fields.get('skn') ?? fields.get('skoid') ?? fields.get('si')),
    account: clean(
      accountOf(host) ?? accountOf(resource.includes('.') ? (resource.replace(/^[a-z]{2,8}:\/\//i, '').split('/')[0] ?? '') : ''),
    ),
    issued: isoIn(fields.get('st') ?? ''),
    expires: isoIn(expires) ?? isoOf(expires),
    scope: scopeOf(fields.get('sp'), resource, fields.get('ss'), fields.has('si')),
    nature: 'signed-url',
  });
};

function scopeOf(
  rights: string | undefined,
  resource: string,
  services: string | undefined,
  byPolicy: boolean,
): string | undefined {
  const where = services
    ? 'the whole account'
    : (PLACES[resource] ?? (resource.includes('.') ? 'send, listen or manage as its key may' : undefined));
  const words = [...(rights ?? '').slice(0, 20)].flatMap((letter) => RIGHTS[letter] ?? []).join(', ');
  const what = words || (byPolicy ? 'what a stored policy allows' : '');
  return what ? (where ? `${what} on ${where}` : what) : where;
}

/** `shopdata` of `shopdata.blob.core.windows.net`; other hosts as they are. */
function accountOf(host: string): string | undefined {
  return (
    /^([a-z0-9-]{3,50})\.(?:[a-z0-9-]{1,20}\.){0,3}(?:core|servicebus|azure-devices)\.(?:windows|usgovcloudapi|chinacloudapi|azure|net)\b/i.exec(
      host,
    )?.[1] ??
    (host || undefined)
  );
}
