/** How a literal in a named place becomes a CredentialFact. Every extractor adds literals through `addSlot`. */

import type { Judgement } from '../secrets/model';
import { passwordsIn } from '../secrets/shapes/connection';
import { judgePassword } from '../secrets/slots/judge';
import { hasPartner } from '../secrets/slots/pair';
import { proseLowers } from '../secrets/values/examples';
import { type Range, spanOf } from '../syntax/span';
import { rangeIn, type StringValue } from '../syntax/value';
import type { ExtractContext } from './context';
import { judgeIn } from './judged';
import type { Alias, CredentialFact, Slot } from './model';
import { readingOf } from './reading';

export interface SlotInput {
  readonly slot: Slot;
  readonly value: StringValue;
  /** The host's own schema says that this slot holds a credential. */
  readonly known: boolean;
  /** Alias of the identity that the credential proves. */
  readonly identity?: Alias;
  /** The text is base64 in the file. */
  readonly encoded?: boolean;
  /** Judged in place of `value.text`: a decoded base64 value. */
  readonly text?: string;
}

/**
 * Judges the literal and, when it is believed to be a secret, pushes a `storage: 'literal'` fact: the range of the whole
 * value, or of the password alone inside a connection string. Gives the fact back, or undefined when the value is a
 * placeholder, a reference or nothing that convinces. The value itself stays here: the fact holds its range and keyed hash.
 */
export function addSlot(context: ExtractContext, input: SlotInput): CredentialFact | undefined {
  const { slot, value, known } = input;
  const text = input.text ?? value.text;
  const partner = () => value.span.file === context.file && hasPartner(context.text, value.span.start, value.span.end);
  const judged = judgeIn(context, { name: slot.name, value: text, known, file: context.file, partner });
  if (!judged) return undefined;
  if (judged.type !== 'connection-string') return push(context, input, judged, value.span, text);
  // Every password of the connection string is one to replace; each is as real as its own server.
  const facts = passwordsIn(text).map((password) => {
    const range = input.text === undefined ? rangeIn(value, password.start, password.end) : value.span;
    return push(
      context,
      input,
      { ...judged, ...judgePassword(password, context.file, text.slice(password.start, password.end)) },
      range,
      text.slice(password.start, password.end),
    );
  });
  return facts[0];
}

function push(context: ExtractContext, input: SlotInput, judged: Judgement, range: Range, text: string): CredentialFact {
  const { slot, value } = input;
  const span = spanOf(value.span.file, range, value.span.via);
  const fact: CredentialFact = {
    type: judged.type,
    storage: 'literal',
    span,
    ...readingOf(context, { ...judged, span }, input.text ?? value.text),
    literal: value.literal,
    slot,
    ...believedHere(context, input, judged, range),
    fingerprint: context.fingerprint(text),
    ...(judged.format ? { format: judged.format } : {}),
    ...(judged.provider ? { provider: judged.provider } : {}),
    ...(judged.checksum ? { checksum: judged.checksum } : {}),
    ...(input.identity ? { identity: input.identity } : {}),
    ...(input.encoded ? { encoded: true } : {}),
  };
  context.facts.credentials.push(fact);
  return fact;
}

/** A place that holds a credential by its schema, and a shape of its own, are as real in a comment or a description. */
function believedHere({ file, text }: ExtractContext, { known, value }: SlotInput, judged: Judgement, { start }: Range) {
  const { confidence, evidence } = judged;
  if (known || judged.format || value.span.file !== file) return { confidence, evidence };
  return proseLowers(file, text, start, { confidence, evidence });
}
