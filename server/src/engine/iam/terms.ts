import { HOLE, type ObjectValue, type StringValue, type Value } from '../syntax/value';
import type { Term } from './model';

/** Fn::If inside Fn::If is legal; deeper than this nobody writes it. */
const DEPTH = 8;

/**
 * The terms of a policy element: a lone value or a list of values, as they stand in the tree. Both branches of a
 * CloudFormation `Fn::If` count, `AWS::NoValue` does not; what cannot be known becomes an `unknown` term.
 */
export function termsOf(value: Value | undefined): Term[] {
  if (!value) return [];
  const branches = branchesOf(value);
  if (branches) return branches.flatMap(termsOf);
  if (value.kind !== 'list') return [termOf(value, false)];
  return value.items.flatMap((item) => (branchesOf(item) ?? [item]).map((one) => termOf(one, branchesOf(item) === undefined)));
}

/** A dynamic reference of CloudFormation: what stands in a parameter or a secret when the stack is made. */
const DYNAMIC = /\{\{resolve:[^{}]{1,2048}\}\}/g;

/** One value as a term. CloudFormation intrinsics are understood where the tree still has them. */
function termOf(value: Value, inList: boolean): Term {
  const { text: written, reference } = readText(value, 0);
  const text = written?.replace(DYNAMIC, HOLE);
  const literal = value.kind === 'string' ? value.literal : { start: value.span.start, end: value.span.end };
  const state = text === undefined || text === HOLE ? 'unknown' : text.includes(HOLE) ? 'pattern' : 'known';
  const term = { state, text: state === 'unknown' ? '' : (text ?? ''), span: value.span, literal, inList } as const;
  return reference && state === 'unknown' ? { ...term, reference } : term;
}

/** The values a `Fn::If` or a condition of Terraform may take, or undefined for any other value. */
export function branchesOf(value: Value, depth = 0): Value[] | undefined {
  if (value.kind === 'either') return value.options.filter((one) => one.kind !== 'literal' || one.value !== null);
  const items =
    value.kind === 'list' && value.tag === '!If' ? value : intrinsic(value)?.key === 'Fn::If' ? argument(value) : undefined;
  if (items?.kind !== 'list' || depth > DEPTH) return undefined;
  return items.items
    .slice(1)
    .flatMap((item) => branchesOf(item, depth + 1) ?? [item])
    .filter((item) => referenceOf(item) !== '!Ref AWS::NoValue');
}

/** How a value that is not in the file is called: `!Ref Name`, `!GetAtt Queue.Arn`, `aws_s3_bucket.logs.arn`. */
function referenceOf(value: Value): string | undefined {
  if (value.kind === 'unknown') return value.reference;
  if (value.kind === 'string' && (value.tag === '!Ref' || value.tag === '!GetAtt')) return `${value.tag} ${value.text}`;
  const call = intrinsic(value);
  if (!call && !(value.kind === 'list' && value.tag)) return undefined;
  const name = call ? (call.key === 'Ref' ? '!Ref' : call.key.replace('Fn::', '!')) : (value as { tag?: string }).tag;
  const inner = call ? call.value : value;
  if (inner.kind === 'string') return `${name} ${inner.text}`;
  const parts = inner.kind === 'list' ? inner.items.map((item) => (item.kind === 'string' ? item.text : '…')) : [];
  return name === '!GetAtt' ? `${name} ${parts.join('.')}` : name;
}

interface Reading {
  readonly text?: string;
  readonly reference?: string;
}

function readText(value: Value, depth: number): Reading {
  const reference = referenceOf(value);
  const missing = reference ? { reference } : {};
  if (value.kind === 'literal') return value.value === null ? {} : { text: String(value.value) };
  if (value.kind === 'string') {
    if (!value.tag?.startsWith('!')) return { text: value.text };
    return value.tag === '!Sub' ? { text: substitute(value) } : missing;
  }
  const name = value.kind === 'list' ? value.tag : intrinsic(value)?.key.replace('Fn::', '!');
  const inner = value.kind === 'list' ? value : argument(value);
  if (name === '!Sub') {
    const template = inner?.kind === 'list' ? inner.items[0] : inner;
    return template?.kind === 'string' ? { text: substitute(template) } : missing;
  }
  if (name === '!Join' && inner?.kind === 'list' && depth < DEPTH) return joined(inner.items, depth) ?? missing;
  return missing;
}

/** `Fn::Sub`: every `${Name}` is a hole, `${!Name}` is the text `${Name}` (an IAM policy variable). */
function substitute(value: StringValue): string {
  return value.text.replace(/\$\{(!?)([^{}]{1,256})\}/g, (_, escaped: string, name: string) => (escaped ? `\${${name}}` : HOLE));
}

function joined([glue, parts]: readonly Value[], depth: number): Reading | undefined {
  if (glue?.kind !== 'string' || parts?.kind !== 'list' || parts.tag) return undefined;
  return { text: parts.items.map((part) => readText(part, depth + 1).text ?? HOLE).join(glue.text) };
}

/** The one entry of an object that is a CloudFormation call in its long form. */
function intrinsic(value: Value): ObjectValue['entries'][number] | undefined {
  if (value.kind !== 'object' || value.entries.length !== 1) return undefined;
  const entry = value.entries[0];
  return entry && (entry.key === 'Ref' || entry.key.startsWith('Fn::')) ? entry : undefined;
}

function argument(value: Value): Value | undefined {
  return intrinsic(value)?.value;
}
