/** Reading one source text in the tests of its facts. */
import { emptyFacts, type Facts } from '../../server/src/engine/facts/model';
import { extractSource } from '../../server/src/engine/facts/source/index';
import { prepareGrammars, sourceHostOf } from '../support/grammars';
import { fill, planted } from '../support/planted';

export async function factsOf(file: string, raw: string): Promise<{ facts: Facts; text: string }> {
  await prepareGrammars([file]);
  const text = fill(raw);
  const host = sourceHostOf(file) ?? 'text';
  const facts = emptyFacts(file, host);
  extractSource({ file, host, text, fingerprint: (value) => `length ${value.length}`, facts });
  return { facts, text };
}

/** `storage slot-kind owner.name provider "exact text"`, in the order of the file. */
export async function credentials(file: string, raw: string): Promise<string[]> {
  const { facts, text } = await factsOf(file, raw);
  return [...facts.credentials]
    .sort((a, b) => a.span.start - b.span.start)
    .map(
      ({ storage, slot, span, source }) =>
        `${storage} ${slot.kind} ${slot.owner ?? '-'} ${slot.name} ${source ?? '-'} ${text.slice(span.start, span.end)}`,
    );
}

export const KEY_ID = planted('aws-access-key-id');
export const KEY = planted('aws-secret-key');
export const PASSWORD = planted('password');
export const STRIPE = planted('stripe-live');
