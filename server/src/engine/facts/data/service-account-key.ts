import { get, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';

/**
 * A Google service account key file (`"type": "service_account"`): the account it proves, and the private key in it,
 * which the walk over the file's names may have added already.
 */
export function addServiceAccountKey(context: ExtractContext, document: Value): void {
  const email = get(document, 'client_email');
  const name = textOf(email);
  const key = get(document, 'private_key');
  if (textOf(get(document, 'type')) !== 'service_account' || !name || !email || key?.kind !== 'string') return;
  const identity = `gcp-sa:${name}`;
  context.facts.identities.push({
    kind: 'service-account',
    provider: 'gcp',
    name,
    aliases: [identity],
    declared: false,
    span: email.span,
  });
  const { credentials } = context.facts;
  const walked = credentials.findIndex(({ span }) => span.start === key.span.start);
  const fact = credentials[walked];
  if (fact) credentials[walked] = { ...fact, identity };
  else addSlot(context, { slot: { kind: 'key-value', name: 'private_key', owner: name }, value: key, known: true, identity });
}
