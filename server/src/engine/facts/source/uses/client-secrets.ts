/** Logins with a client secret or a user's password that comes from the environment, a vault or a setting. */

import { isSecretName } from '../../../secrets/slots/names';
import type { SourceNode } from '../../../syntax/source/tree';
import type { SdkUseFact, Storage } from '../../model';
import { rowsFor, tableOfCalls, valuesIn } from '../calls';
import { originsOf, type Tracer } from '../origin';
import { bindingAt } from '../outline';
import { argumentsOf, dotted, keyName, pairsOf, roleOf, unwrap } from '../read';
import { shortOwner } from '../sdk';
import { CLIENT_SECRET_CALLS, GRANT_KEYS } from './client-secret-calls';
import { placeIn } from './key-files';
import { swapped } from './swap';

const table = tableOfCalls(CLIENT_SECRET_CALLS);

/** The login that the call makes. */
export function clientSecretUse(tracer: Tracer, call: SourceNode, callee: string): SdkUseFact | undefined {
  const rows = rowsFor(table, tracer, callee);
  if (rows.length === 0) return undefined;
  const args = argumentsOf(tracer.source, call);
  for (const row of rows) {
    for (const written of row.slots) {
      for (const { value } of valuesIn(tracer, args, written)) {
        const storage = storageOf(tracer, value);
        if (!storage) continue;
        const changes = swapped(tracer, call, callee);
        return {
          about: 'client-secret',
          provider: row.provider,
          owner: ownerOf(callee),
          ...placeIn(tracer, unwrap(tracer.source, value)),
          detail: row.flow,
          storage,
          ...(changes ? { changes } : {}),
        };
      }
    }
  }
  return undefined;
}

/** `new ClientSecretCredentialBuilder().clientSecret` speaks of the builder. */
function ownerOf(callee: string): string {
  return /\bnew \w+Builder\b/.exec(callee)?.[0] ?? shortOwner(callee);
}

/**
 * Where the secret is kept. `none`: a setting or field says it; undefined where it is written right here (another rule's
 * finding), or is handed in by a caller who may stand for somebody else's tenant.
 */
function storageOf(tracer: Tracer, value: SourceNode): Storage | undefined {
  const origins = originsOf(tracer, value);
  if (origins.some(({ kind }) => kind === 'literal')) return undefined;
  const known = origins[0]?.kind;
  if (known) return known;
  const at = unwrap(tracer.source, value);
  const path = roleOf(tracer.source, at)?.is === 'member' ? (dotted(tracer.source, at) ?? '') : '';
  const holder = bindingAt(tracer.outline, path.slice(0, Math.max(0, path.indexOf('.'))), at);
  if (holder && !holder.value) return undefined;
  return /^(?:this\.)?_?(?:config|configuration|settings|conf|cfg|env|constants|options|app\.config)\./i.test(path)
    ? 'none'
    : undefined;
}

/** `{ grant_type: 'password', username, password: process.env.… }`: a login of a program, since nobody types the password. */
export function passwordGrants(tracer: Tracer): SdkUseFact[] {
  const { source, outline } = tracer;
  const found: SdkUseFact[] = [];
  const asked = outline.pairs.filter(
    ({ key, value }) =>
      GRANT_KEYS.has(key) && keyName(source, value) === 'password' && roleOf(source, unwrap(source, value))?.is === 'string',
  );
  if (asked.length === 0) return found;
  for (const { value: grant } of asked) {
    const holder = holderOf(tracer, grant);
    const pair = holder && pairsOf(source, holder).find(({ key }) => isSecretName(key) && /pass|pwd/i.test(key));
    const origin = pair && originsOf(tracer, pair.value)[0]?.kind;
    if (!pair || (origin !== 'environment' && origin !== 'vault')) continue;
    found.push({
      about: 'client-secret',
      provider: 'oauth',
      owner: 'grant_type password',
      ...placeIn(tracer, unwrap(source, pair.value)),
      detail: 'user name and password',
      storage: origin,
    });
  }
  return found;
}

/** The object whose pair has this value. */
function holderOf({ source, outline }: Tracer, value: SourceNode): SourceNode | undefined {
  for (const { value: binding } of outline.bindings) {
    const at = binding && objectAround(source, binding, value);
    if (at) return at;
  }
  for (const call of outline.calls) {
    const at = objectAround(source, call, value);
    if (at) return at;
  }
  return undefined;
}

function objectAround(source: Tracer['source'], root: SourceNode, value: SourceNode): SourceNode | undefined {
  let found: SourceNode | undefined;
  let at: SourceNode | undefined = root.start <= value.start && value.end <= root.end ? root : undefined;
  for (let i = 0; at && at !== value && i < 60; i++) {
    if (roleOf(source, at)?.is === 'object') found = at;
    at = at.children.find((child) => child.start <= value.start && value.end <= child.end);
  }
  return found;
}
