import { get, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';

/**
 * A Google service account key file (`"type": "service_account"`): the account it proves, and the private key in it. The walk
 * has passed the key over, because its text has blanks.
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
  if (context.facts.credentials.some(({ span }) => span.start === key.span.start)) return;
  addSlot(context, { slot: { kind: 'key-value', name: 'private_key', owner: name }, value: key, known: true, identity });
}
