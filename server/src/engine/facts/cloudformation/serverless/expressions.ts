/** `${source:address, fallback}` in the strings of a Serverless Framework service. */
import { sliceOf } from '../../../syntax/data/keyvalue-slice';
import type { StringValue } from '../../../syntax/value';

/** Sources of variables; `${AWS::Region}` and `${Bucket}` are CloudFormation's and stay as they are. */
const SOURCE =
  /^(?:self|opt|env|file|ssm|cf|s3|sls|aws|param|git|strToBool|output|state|stage|vault|doppler|terraform)(?:\([^()]{0,300}\))?:/;
const DEEPEST = 8;

export interface Expression {
  /** Where it stands in the string, with `${` and `}`. */
  readonly start: number;
  readonly end: number;
  /** Its parts between commas: addresses, literals, other expressions. */
  readonly parts: readonly StringValue[];
}

/** The variables of a string, outermost only, in order. */
export function expressionsIn(value: StringValue): Expression[] {
  const { text } = value;
  const found: Expression[] = [];
  for (let start = text.indexOf('${'); start >= 0; ) {
    const end = closing(text, start + 2);
    const isOurs = end > 0 && SOURCE.test(text.slice(start + 2, Math.min(end, start + 400)).trimStart());
    if (isOurs) found.push({ start, end, parts: partsOf(value, start + 2, end - 1) });
    start = text.indexOf('${', isOurs ? end : start + 2);
  }
  return found;
}

/** Offset behind the brace that closes what was opened before `from`; -1 where none does. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length && depth <= DEEPEST; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i + 1;
  }
  return -1;
}

function partsOf(value: StringValue, from: number, to: number): StringValue[] {
  const parts: StringValue[] = [];
  let depth = 0;
  let quote = '';
  let start = from;
  for (let i = from; i <= to; i++) {
    const char = i === to ? ',' : (value.text[i] as string);
    if (quote) quote = char === quote ? '' : quote;
    else if (char === "'" || char === '"') quote = char;
    else if (char === '{' || char === '(') depth++;
    else if (char === '}' || char === ')') depth--;
    if (char !== ',' || ((depth > 0 || quote) && i < to)) continue;
    const lead = value.text.slice(start, i).search(/\S|$/);
    parts.push(sliceOf(value, start + lead, Math.max(start + lead, start + value.text.slice(start, i).trimEnd().length)));
    start = i + 1;
  }
  return parts;
}
