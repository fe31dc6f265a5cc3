import type { Reading } from '../model';
import { objectBehind } from './bytes';
import { clean, cleanAll } from './clean';
import { known, type Reader } from './model';
import { isoOf } from './times';

const SHAPE = /eyJ[A-Za-z0-9_-]{4,4000}\.eyJ[A-Za-z0-9_-]{4,20000}/;

/** What a JSON Web Token says (RFC 7519), also behind a prefix (`ghs_…`, `Bearer …`). Public parts only; the signature is not looked at. */
export const readJwt: Reader = ({ value }) => {
  const [header, payload] = SHAPE.exec(value.slice(0, 24_000))?.[0].split('.') ?? [];
  const claims = payload === undefined ? undefined : objectBehind(payload);
  if (!claims || header === undefined) return undefined;
  const kubernetes = claims['kubernetes.io'] as { namespace?: unknown } | null | undefined;
  const reading = known({
    subject: clean(claims.sub ?? claims.email ?? claims.user_id ?? claims.username ?? claims.name),
    issuer: clean(claims.iss),
    account: clean(
      claims.ref ?? claims.tid ?? claims.azp ?? claims.client_id ?? claims.appid ?? claims.org_id ?? kubernetes?.namespace,
    ),
    issued: isoOf(claims.iat),
    expires: isoOf(claims.exp),
    scope: cleanAll(
      claims.scope ?? claims.scp ?? claims.scopes ?? claims.permissions ?? claims.role ?? claims.roles ?? audience(claims),
    ),
    nature: natureOf(objectBehind(header)?.alg, claims),
  });
  return reading;
};

function audience({ aud }: Readonly<Record<string, unknown>>): string | undefined {
  const names = cleanAll(aud);
  return names === undefined ? undefined : `for ${names}`;
}

/** Supabase gives every client of a project the `anon` key: row level security decides, not the key. */
function natureOf(alg: unknown, { iss, role }: Readonly<Record<string, unknown>>): Reading['nature'] {
  if (typeof alg === 'string' && alg.toLowerCase() === 'none') return 'unsigned';
  return (iss === 'supabase' || iss === 'supabase-demo') && role === 'anon' ? 'public' : undefined;
}
