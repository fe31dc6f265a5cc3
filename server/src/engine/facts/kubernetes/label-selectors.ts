import { get, itemsOf, textOf, type Value } from '../../syntax/value';
import { textsOf } from './manifest';

type Labels = Readonly<Record<string, string>>;

/** Combinations of `In` lists that are worth following. */
const MAX_SELECTORS = 32;

/**
 * Label selectors as labels that an object must have, one set for each way to match; `*` stands for any value. `complete` is false
 * where a selector excludes (NotIn, DoesNotExist), is not known, or matches everything.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function selectorsOf(selectors: readonly Value[]): { known: readonly Labels[]; complete: boolean } {
  const read = selectors.map(oneSelector);
  return {
    known: read.flatMap((labels) => labels ?? []).slice(0, MAX_SELECTORS),
    complete: read.length > 0 && read.every((labels) => labels !== undefined),
  };
}

function oneSelector(selector: Value): Labels[] | undefined {
  const written = get(selector, 'matchLabels');
  const labels = textsOf(written);
  if (written?.kind === 'object' && Object.keys(labels).length !== written.entries.length) return undefined;
  let ways: Labels[] = [labels];
  for (const expression of itemsOf(get(selector, 'matchExpressions'))) {
    const key = textOf(get(expression, 'key'));
    const operator = textOf(get(expression, 'operator'));
    const values =
      operator === 'Exists'
        ? ['*']
        : operator === 'In'
          ? itemsOf(get(expression, 'values')).flatMap((one) => textOf(one) ?? [])
          : [];
    if (!key || values.length === 0 || ways.length * values.length > MAX_SELECTORS) return undefined;
    ways = ways.flatMap((way) => values.map((value) => ({ ...way, [key]: value })));
  }
  return ways.every((way) => Object.keys(way).length > 0) ? ways : undefined;
}
