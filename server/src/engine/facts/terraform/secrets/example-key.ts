import type { StringValue } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import type { CredentialFact, Slot } from '../../model';

/** The example key of AWS's documentation proves nothing, but what is written for static keys will get real ones. */
export function exampleKey(
  { context }: { readonly context: ExtractContext },
  value: StringValue,
  slot: Slot,
): CredentialFact | undefined {
  if (!/^(?:A[KS]IA[A-Z0-9]{9}EXAMPLE|[A-Za-z0-9/+]{30}EXAMPLEKEY)$/.test(value.text)) return undefined;
  const fact: CredentialFact = {
    type: 'access-key',
    storage: 'literal',
    span: value.span,
    literal: value.literal,
    slot,
    confidence: 'low',
    evidence: ['an example key in a slot for static keys'],
    fingerprint: context.fingerprint(value.text),
  };
  context.facts.credentials.push(fact);
  return fact;
}
