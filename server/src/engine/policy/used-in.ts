import type { Related } from '../rules/model';
import type { Span } from '../syntax/span';

/** A value that a chart's template puts in place: people want to see where. */
export function usedIn({ file, via = [] }: Span): readonly Related[] {
  const [template] = via;
  if (!template || template.file === file || !/(?:^|\/)templates\//.test(template.file)) return [];
  return [{ span: template, message: 'the template that uses it' }];
}
