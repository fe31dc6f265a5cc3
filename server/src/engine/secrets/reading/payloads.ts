/** Tokens that carry a readable payload of their vendor's own make. */
import { fromBase64, objectBehind, utf8 } from './bytes';
import { clean } from './clean';
import { known, type Reader } from './model';
import { isoOf } from './times';

/** 1Password service account: `ops_` and base64 of JSON with the address and e-mail beside the keys, which are not read. */
export const readOnePassword: Reader = ({ value }) => {
  const payload = /^ops_(eyJ[A-Za-z0-9+/_-]{20,4000})/.exec(value)?.[1];
  const fields = payload === undefined ? undefined : objectBehind(payload);
  return fields && known({ subject: clean(fields.email), account: clean(fields.signInAddress) });
};

/** Grafana Cloud access policy (`glc_`, `{ o, n, k, m: { r } }`) and the older API key (`{ k, n, id }`). */
export const readGrafana: Reader = ({ value }) => {
  const payload = /^(?:glc_)?(eyJ[A-Za-z0-9+/_-]{10,1000})={0,2}$/.exec(value)?.[1];
  const fields = payload === undefined ? undefined : objectBehind(payload);
  if (!fields || !('k' in fields) || !('n' in fields)) return undefined;
  const region = clean((fields.m as { r?: unknown } | null | undefined)?.r);
  const organization = clean(fields.o ?? fields.id);
  return known({
    subject: clean(fields.n),
    account: organization && `organization ${organization}`,
    scope: region && `region ${region}`,
  });
};

/** Sentry organization token: `sntrys_`, base64 of `{ iat, url, region_url, org }`, `_`, the secret. */
export const readSentry: Reader = ({ value }) => {
  const payload = /^sntrys_(eyJ[A-Za-z0-9+/]{10,1000})/.exec(value)?.[1];
  const fields = payload === undefined ? undefined : objectBehind(payload);
  const organization = clean(fields?.org);
  return (
    fields &&
    known({ issuer: clean(fields.url), account: organization && `organization ${organization}`, issued: isoOf(fields.iat) })
  );
};

/** JFrog reference token: base64 of `reftkn:<version>:<end in seconds>:<random>`; an end of 0 means none. */
export const readJfrog: Reader = ({ value }) => {
  if (!/^cmVmdGtu[A-Za-z0-9]{20,200}$/.test(value)) return undefined;
  return known({ expires: isoOf(/^reftkn:\d{1,3}:(\d{1,12}):/.exec(utf8(fromBase64(value)))?.[1]) });
};

const GITLAB: Readonly<Record<string, string>> = { c: 'cell', o: 'organization', g: 'group', p: 'project', u: 'user' };

/**
 * GitLab routable token: base64 of lines `o:<organization>`, `u:<user>` and others in base 36, then random bytes (GitLab handbook,
 * "Routable Tokens").
 */
export const readGitlab: Reader = ({ value }) => {
  const payload = /^gl[a-z]{2,5}-(?:t\d_)?([A-Za-z0-9_-]{20,400})\.[0-9a-z]{2}\.[0-9a-z]{9}$/.exec(value)?.[1];
  if (payload === undefined) return undefined;
  const lines = /^(?:[a-z]:[0-9a-z]{1,12}\n){0,8}[a-z]:[0-9a-z]{1,12}(?=\n|[^ -~])/.exec(utf8(fromBase64(payload)))?.[0] ?? '';
  const found = new Map(lines.split('\n').map((line) => [line.charAt(0), Number.parseInt(line.slice(2), 36)] as const));
  const say = (keys: string) =>
    [...keys].flatMap((key) => (found.has(key) && GITLAB[key] ? [`${GITLAB[key]} ${found.get(key)}`] : [])).join(', ') ||
    undefined;
  return known({ subject: clean(say('gpu')), account: clean(say('co')) });
};

/** Mapbox: `sk.`, base64 of `{ u: <user>, a: <id> }`, `.`, the signature. */
export const readMapbox: Reader = ({ value }) => {
  const payload = /^[st]k\.(eyJ[A-Za-z0-9_-]{10,400})\./.exec(value)?.[1];
  return payload === undefined ? undefined : known({ account: clean(objectBehind(payload)?.u) });
};
