/** What keys are, and what operators compare. */

import type { Operator } from '../grammar/operators';
import type { Condition, Term } from '../model';
import type { ConditionKey } from './condition-keys';

/** A condition that does not do what it says, by its key. */
export interface KeyMismatch {
  readonly reason: 'unknown' | 'unsupported' | 'type' | 'several' | 'private';
  readonly message: string;
  readonly condition: Condition;
  /** Where it is about a value and not about the key. */
  readonly value?: Term;
  /** The key that was most likely meant. */
  readonly meant?: string;
}

/** Texts may be compared with nearly anything: true, a number and an ARN are texts in a request. */
const FITS: Readonly<Record<ConditionKey['type'], readonly Operator['compares'][]>> = {
  string: ['string', 'binary'],
  arn: ['arn', 'string'],
  bool: ['bool', 'string'],
  numeric: ['numeric', 'string', 'date'],
  date: ['date', 'numeric', 'string'],
  ip: ['ip'],
};

const WORDS: Readonly<Record<ConditionKey['type'], string>> = {
  string: 'text',
  arn: 'an ARN',
  bool: 'true or false',
  numeric: 'a number',
  date: 'a date',
  ip: 'an IP address',
};

/** An event is judged by itself, and a rule mostly has one source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html */
const ONE_AT_A_TIME = /^events:(?:source|detail-type)$/;

/** What is wrong with comparing this key by this operator with these values. */
export function compared(known: ConditionKey, operator: Operator, condition: Condition): KeyMismatch[] {
  if (operator.compares === 'null') return [];
  const name = known.key.replace('{}', '…');
  const arns = operator.compares === 'arn' && condition.values.every(({ text }) => /^(?:arn:|\*|\uFFFC|$)/.test(text));
  const plain =
    known.type === 'ip' && operator.compares === 'string' && condition.values.every(({ text }) => !text.includes('/'));
  if (!FITS[known.type].includes(operator.compares) && !arns && !plain) {
    const message = `${name} is ${WORDS[known.type]}, and ${operator.name} compares something else`;
    return [{ reason: 'type', message, condition }];
  }
  if (known.multivalued && !operator.set && !ONE_AT_A_TIME.test(known.key)) {
    const message = `A request may have several values of ${name}, and only ForAllValues and ForAnyValue say how they count`;
    return [{ reason: 'several', message, condition }];
  }
  const [first] = condition.values;
  if (known.key === 'aws:SourceIp' && first && condition.values.every(isPrivate)) {
    const message = 'aws:SourceIp is a public address, and a private range never holds it; aws:VpcSourceIp is the private one';
    return [{ reason: 'private', message, condition, value: first }];
  }
  return [];
}

/** Ranges of private networks (RFC 1918, RFC 4193) and of the machine itself. */
function isPrivate({ state, text }: Term): boolean {
  return state === 'known' && /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:)/i.test(text);
}
