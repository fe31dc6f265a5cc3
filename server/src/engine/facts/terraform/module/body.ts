/** Bodies of blocks where they stand: their arguments as values, their nested blocks with dynamic ones written out. */
import type { Block, Body, Expression } from '../../../syntax/hcl/ast';
import { type Range, type Span, spanOf } from '../../../syntax/span';
import type { UnknownValue, Value } from '../../../syntax/value';
import { attributeOf } from '../file';
import { eitherOf, settledOf } from '../values/either';
import { evaluate, evaluated } from '../values/evaluate';
import { type Round, roundsOf, unknownRound } from '../values/loops';
import { plainText, type Scope } from '../values/scope';

/** Rounds of an iteration that are looked at one by one. */
export const MAX_INSTANCES = 100;

/** A body and what its expressions may refer to. */
export interface Part {
  readonly body: Body;
  readonly block: Block;
  readonly scope: Scope;
  /** A dynamic block that stands for any number of its kind: what it is made for each of is not known. */
  readonly uncertain: boolean;
  /** It may not be there at all. */
  readonly optional: boolean;
}

/** The value of an argument; undefined where it is not written. */
export function argumentOf({ body, scope }: Part, name: string): Value | undefined {
  const attribute = attributeOf(body, name);
  return attribute && settledOf(evaluate(attribute.value, scope));
}

/** The text of an argument that is fully known. */
export function textIn(part: Part, name: string): string | undefined {
  return plainText(argumentOf(part, name));
}

/** The same, and whether it holds everywhere: not where a variable's default only suggests it. */
export function nameIn({ body, scope }: Part, name: string): { readonly text?: string; readonly fixed: boolean } {
  const attribute = attributeOf(body, name);
  if (!attribute) return { fixed: false };
  const { value, suggested } = evaluated(attribute.value, scope);
  const text = plainText(settledOf(value));
  return { ...(text === undefined ? {} : { text }), fixed: !suggested };
}

/** Nested blocks of a type, or of all; a `dynamic` block gives one for each round. */
export function blocksOf(part: Part, type?: string): Part[] {
  return part.body.blocks.flatMap((block): Part[] => {
    const { scope, uncertain, optional } = part;
    if (block.type !== 'dynamic')
      return type === undefined || block.type === type ? [{ body: block.body, block, scope, uncertain, optional }] : [];
    const made = block.labels[0]?.text ?? '';
    const content = block.body.blocks.find((inner) => inner.type === 'content');
    if (!content || (type !== undefined && made !== type)) return [];
    const plain: Block = { ...block, type: made, labels: [], body: content.body };
    const { rounds, open } = repeated({ body: block.body, scope });
    const isSet = isSetCall(block);
    return rounds.map(({ key, value, each }) => ({
      body: content.body,
      block: plain,
      scope: {
        ...scope,
        bound: { name: iteratorOf(block) ?? made, value: eachOf(block, isSet ? value : key, value), outer: scope.bound },
      },
      uncertain: uncertain || !each,
      optional: optional || open,
    }));
  });
}

/** An element of a set is its own key: https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks */
function isSetCall({ body }: Block): boolean {
  const over = attributeOf(body, 'for_each')?.value;
  return over?.kind === 'call' && over.name === 'toset';
}

function iteratorOf({ body }: Block): string | undefined {
  const name = attributeOf(body, 'iterator')?.value;
  return name?.kind === 'variable' ? name.name : undefined;
}

/** `each`, or the iterator of a dynamic block. */
export function eachOf({ typeRange }: { readonly typeRange: Range }, key: Value, value: Value): Value {
  const span: Span = { file: value.span.file, start: typeRange.start, end: typeRange.end };
  return {
    kind: 'object',
    span,
    entries: [
      { key: 'key', keySpan: span, value: key },
      { key: 'value', keySpan: span, value },
    ],
  };
}

export interface Rounds {
  /** `each`: it is known which round this is. */
  readonly rounds: readonly (Round & { readonly each: boolean })[];
  /** There may be more or fewer. */
  readonly open: boolean;
  /** More rounds than are looked at. */
  readonly cut: boolean;
}

/**
 * What `for_each` goes over. Nothing, where a default says so that anyone may change, is any number: a published module is
 * written for those who set it.
 */
export function repeated({ body, scope }: Pick<Part, 'body' | 'scope'>): Rounds {
  const attribute = attributeOf(body, 'for_each');
  if (!attribute) return { rounds: [], open: true, cut: false };
  const { value, suggested } = evaluated(attribute.value, scope);
  const options = value.kind === 'either' ? value.options : [value];
  const all = options.map(roundsOf);
  const over = nameOf(attribute.value, scope);
  const rounds = distinctRounds(all.flatMap((one) => one?.rounds ?? []));
  const open = all.length > 1 || all.some((one) => !one || one.open);
  if (rounds.length > 0)
    return {
      rounds: rounds.slice(0, MAX_INSTANCES).map((round) => ({ ...round, each: isKnown(round, open) })),
      open,
      cut: rounds.length > MAX_INSTANCES,
    };
  if (!open && !suggested) return { rounds: [], open: false, cut: false };
  return { rounds: [{ ...unknownRound(value, over), each: false }], open: true, cut: false };
}

/** What an iteration goes over, by the name that it is written with. */
function nameOf(expression: Expression, { file, text }: Pick<Scope, 'file' | 'text'>): UnknownValue {
  if (expression.kind === 'for') return nameOf(expression.collection, { file, text });
  const written = text.slice(expression.start, Math.min(expression.end, expression.start + 100));
  const reference = /^[\w.]{1,99}$/.test(written) ? { reference: written } : {};
  return { kind: 'unknown', span: spanOf(file, expression), reason: 'not in this file', ...reference };
}

/** What is not known in a collection that is not known in full may stand for several. */
function isKnown({ key, value }: Round, open: boolean): boolean {
  return key.kind !== 'unknown' && !(open && key.kind === 'literal' && value.kind === 'unknown' && !value.origin);
}

/** Rounds of the same key count once, with either value. */
function distinctRounds(rounds: readonly Round[]): Round[] {
  const byKey = new Map<string, Round>();
  const others: Round[] = [];
  for (const round of rounds) {
    const key = plainText(round.key.kind === 'literal' ? round.value : round.key);
    const known = key === undefined ? undefined : byKey.get(key);
    if (key === undefined) others.push(round);
    else if (known) byKey.set(key, { key: known.key, value: eitherOf(known.value.span, [known.value, round.value]) });
    else byKey.set(key, round);
  }
  return [...byKey.values(), ...others];
}
