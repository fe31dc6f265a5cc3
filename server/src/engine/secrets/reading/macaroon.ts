import type { Reading } from '../model';
import { fromBase64, utf8 } from './bytes';
import { clean } from './clean';
import { messagePack } from './message-pack';
import { known, type Reader } from './model';
import { isoOf } from './times';

/** PyPI (`pypi-AgEI…`) and Fly.io (`fm2_…`): the restrictions stand in the token, in clear, before its signature. */
export const readMacaroon: Reader = ({ value }) => {
  const pypi = /^pypi-([A-Za-z0-9_-]{20,4000})/.exec(value)?.[1];
  if (pypi !== undefined) return readPypi(fromBase64(pypi));
  const fly = /(?:^|[ ,])fm2_([A-Za-z0-9+/]{20,12000})/.exec(value.slice(0, 16_000))?.[1];
  return fly === undefined ? undefined : readFly(messagePack(fromBase64(fly)));
};

/**
 * Binary format 2 of libmacaroons: fields of type, length and bytes; type 1 is the location, 2 an identifier. The first
 * identifier is the token's own, the others are restrictions, written by Warehouse as JSON.
 */
function readPypi(bytes: Uint8Array): Reading | undefined {
  if (bytes[0] !== 2) return undefined;
  let issuer: string | undefined;
  let own = true;
  const restrictions: unknown[] = [];
  let at = 1;
  for (let fields = 0; at < bytes.length && fields < 100; fields++) {
    const type = bytes[at++];
    if (type === 0) continue;
    let length = bytes[at++] ?? 0;
    if (length >= 0x80) length = (length & 0x7f) + ((bytes[at++] ?? 0) & 0x7f) * 128;
    const field = bytes.subarray(at, at + length);
    at += length;
    if (type === 1) issuer ??= clean(utf8(field));
    else if (type === 2 && own) own = false;
    else if (type === 2) restrictions.push(json(utf8(field)));
  }
  return known({ issuer, ...limits(restrictions) });
}

/** `[0, end, start]`, `[1, [project names]]`, `[2, [project ids]]`, `[3, user id]`; before 2022 `{ permissions: 'user' | { projects } }`. */
function limits(restrictions: readonly unknown[]): Reading {
  const out: { subject?: string; issued?: string; expires?: string; scope?: string } = {};
  for (const one of restrictions) {
    if (!Array.isArray(one)) {
      const { permissions } = (one ?? {}) as { permissions?: { projects?: unknown } | string | null };
      const projects = typeof permissions === 'object' ? permissions?.projects : undefined;
      const scope = permissions === 'user' ? 'every project of its owner' : projectsOf(projects);
      if (scope) out.scope = scope;
      continue;
    }
    const [kind, first, second] = one as readonly unknown[];
    const [end, start, subject] = [isoOf(first), isoOf(second), clean(first)];
    if (kind === 0 && end) out.expires = end;
    if (kind === 0 && start) out.issued = start;
    if (kind === 1 || kind === 2) out.scope = projectsOf(first) ?? out.scope ?? 'some projects';
    if (kind === 3 && subject) out.subject = subject;
  }
  return out;
}

function projectsOf(list: unknown): string | undefined {
  const names = Array.isArray(list) ? list.slice(0, 8).flatMap((name) => clean(name) ?? []) : [];
  return names.length > 0 ? clean(`projects ${names.join(', ')}`) : undefined;
}

/** `[nonce, location, [type, body, type, body, …], tail]` (superfly/macaroon); type 0 is the organisation, 4 the window of time. */
function readFly(token: unknown): Reading | undefined {
  if (!Array.isArray(token)) return undefined;
  const [, location, restrictions] = token as readonly unknown[];
  const list = Array.isArray(restrictions) ? restrictions : [];
  let account: string | undefined;
  let [issued, expires]: (string | undefined)[] = [];
  for (let i = 0; i + 1 < list.length; i += 2) {
    const body: unknown = list[i + 1];
    if (!Array.isArray(body)) continue;
    if (list[i] === 0) account = clean(body[0]);
    if (list[i] === 4) [issued, expires] = [isoOf(body[0]), isoOf(body[1])];
  }
  return known({ issuer: clean(location), account: account && `organization ${account}`, issued, expires });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
