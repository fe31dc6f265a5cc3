/** Events that start a workflow, and what a caller may give it. */
import { get, itemsOf, type Value } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import type { PipelineTrigger, PipelineVariable } from '../../model';
import { expressionsOf } from '../expressions';
import { stringOf, textAt, textsAt } from '../texts';

/** `on:` as a word, a list or a mapping. */
export function triggersOf(context: ExtractContext, on: Value | undefined): PipelineTrigger[] {
  if (on?.kind !== 'object')
    return textsAt(context, on).flatMap(({ text, span }) => (text ? { name: text, span, filters: [] } : []));
  return on.entries.map(({ key, keySpan, value }) => ({ name: key, span: keySpan, filters: filtersOf(context, value) }));
}

/** One entry for each word of a filter: `types: [opened, labeled]` is two. */
function filtersOf(context: ExtractContext, event: Value): PipelineVariable[] {
  const parts = itemsOf(event).flatMap((item) => (item.kind === 'object' ? item.entries : []));
  return parts.flatMap(({ key, keySpan, value }) =>
    textsAt(context, value).map((text) => ({ name: key, nameSpan: keySpan, value: text, expressions: [] })),
  );
}

/** Inputs and secrets by their names; the value is the default. */
export function declaredOf(context: ExtractContext, declared: Value | undefined): PipelineVariable[] {
  if (declared?.kind !== 'object') return [];
  return declared.entries.map(({ key, keySpan, value }) => {
    const given = get(value, 'default');
    const text = textAt(context, given);
    const string = stringOf(context, given);
    return { name: key, nameSpan: keySpan, ...(text ? { value: text } : {}), expressions: string ? expressionsOf(string) : [] };
  });
}
