/** Places where a program makes a long-lived credential. */
import { childIn, type SourceNode } from '../../../syntax/source/tree';
import type { SdkUseFact } from '../../model';
import { rowsFor, tableOfCalls } from '../calls';
import { readLiteral } from '../literal';
import type { Tracer } from '../origin';
import { argumentsOf, roleOf, unwrap } from '../read';
import { shortOwner } from '../sdk';
import { placeIn } from './key-files';
import { GRAPH_PASSWORD, MINTING_CALLS, RETIRES } from './minting-calls';

const table = tableOfCalls(MINTING_CALLS);

/** The credential that the call makes. `rotates`: whether the file takes others away. */
export function mintingUse(tracer: Tracer, call: SourceNode, callee: string): SdkUseFact | undefined {
  // A function of the program itself may be called so.
  const row = /\.|->|::|^new |^New-/.test(callee) ? rowsFor(table, tracer, callee)[0] : undefined;
  if (row) return used(tracer, { provider: row.provider, owner: shortOwner(callee), detail: row.what }, nameOf(tracer, call));
  if (!/\b(?:api|post|request|fetch)$/i.test(callee)) return undefined;
  const { source } = tracer;
  const address = argumentsOf(source, call).positional[0];
  const at = address && unwrap(source, address);
  if (!at || roleOf(source, at)?.is !== 'string') return undefined;
  const { value } = readLiteral(source.file, source.text, at);
  if (!GRAPH_PASSWORD.test(value.text)) return undefined;
  return used(tracer, { provider: 'azure', owner: shortOwner(callee), detail: 'a password of an application' }, at);
}

/** `{ type: 'kubernetes.io/service-account-token' }`: https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets */
export function mintedTokens(tracer: Tracer): SdkUseFact[] {
  const { source, outline } = tracer;
  return outline.pairs.flatMap(({ key, value }) => {
    const at = unwrap(source, value);
    if (!/^type_?$/i.test(key) || roleOf(source, at)?.is !== 'string') return [];
    const { value: literal } = readLiteral(source.file, source.text, at);
    if (literal.text !== 'kubernetes.io/service-account-token') return [];
    return [
      used(tracer, { provider: 'kubernetes', owner: 'a Secret', detail: 'a token of a ServiceAccount that never expires' }, at),
    ];
  });
}

function used(tracer: Tracer, about: Pick<SdkUseFact, 'provider' | 'owner' | 'detail'>, at: SourceNode): SdkUseFact {
  return {
    about: 'mints-key',
    ...about,
    ...placeIn(tracer, at),
    ...(RETIRES.test(tracer.source.text) ? { softer: true as const } : {}),
  };
}

/** The name that is called. */
function nameOf({ source }: Tracer, call: SourceNode): SourceNode {
  const role = roleOf(source, call);
  if (role?.is !== 'call') return call;
  const named = role.name ? childIn(call, role.name) : role.callee ? childIn(call, role.callee) : undefined;
  const member = named && roleOf(source, named);
  return (member?.is === 'member' ? childIn(named as SourceNode, member.property) : named) ?? call;
}
