/** Scalars and entries of a pipeline's YAML as facts. */
import { itemsOf, type StringValue, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { PipelineText, PipelineVariable } from '../model';
import { expressionsOf } from './expressions';

/** A scalar as a string: `true` and `8` as they are written, nothing as an empty text. Undefined for a list or mapping. */
export function stringOf({ text }: ExtractContext, value: Value | undefined): StringValue | undefined {
  if (value?.kind === 'string') return value;
  if (value?.kind !== 'literal') return undefined;
  const { span } = value;
  return {
    kind: 'string',
    text: value.value === null ? '' : text.slice(span.start, span.end),
    span,
    literal: span,
    style: 'plain',
  };
}

/** A scalar at its place. */
export function textAt(context: ExtractContext, value: Value | undefined): PipelineText | undefined {
  const string = stringOf(context, value);
  return string && { text: string.text, span: string.span, literal: string.literal };
}

/** The scalars of a list, or the one that stands in its place. */
export function textsAt(context: ExtractContext, value: Value | undefined): PipelineText[] {
  return itemsOf(value).flatMap((item) => textAt(context, item) ?? []);
}

/** The entries of a mapping. */
export function variablesOf(context: ExtractContext, value: Value | undefined): PipelineVariable[] {
  if (value?.kind !== 'object') return [];
  return value.entries.map(({ key, keySpan, value: written }) => {
    const string = stringOf(context, written);
    const text = textAt(context, written);
    return {
      name: key,
      nameSpan: keySpan,
      ...(text ? { value: text } : {}),
      expressions: string ? expressionsOf(string) : [],
    };
  });
}
