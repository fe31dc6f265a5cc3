/** A chart: its folder, and how its templates call a value. https://helm.sh/docs/topics/charts/ */
import { baseName, folderOf, sibling } from '../../../syntax/path';
import { get } from '../../../syntax/value';
import type { FixContext } from '../../model';
import { documentsOf } from '../parse';

/** `values.yaml`, `values-prod.yaml`, `prod-values.yaml`, `values.prod.yml`. */
export function isValuesFile(file: string): boolean {
  return /^(?:[\w.-]*[-_.])?values(?:[-_.][\w.-]*)?\.ya?ml$/i.test(baseName(file));
}

/** The folder of the chart whose values the file holds; undefined where the chart is not in the workspace. */
export function chartOf({ read }: FixContext, file: string): string | undefined {
  return read(sibling(file, 'Chart.yaml')) === undefined ? undefined : folderOf(file);
}

/** A place among the chart's templates. */
export function templateOf(chart: string, name: string): string {
  return `${chart === '' ? '' : `${chart}/`}templates/${name}`;
}

/** Templates and partials of a chart that mention a value, with every place of it: `.Values.db.password`. */
export function mentions(
  { files, read }: FixContext,
  chart: string,
  path: readonly string[],
): { file: string; text: string; at: readonly number[] }[] {
  const folder = templateOf(chart, '');
  const wanted = `.Values.${path.join('.')}`;
  return files
    .filter((file) => file.startsWith(folder))
    .sort()
    .flatMap((file) => {
      const text = read(file) ?? '';
      const at: number[] = [];
      for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1))
        if (!/[\w-]/.test(text[from + wanted.length] ?? '')) at.push(from);
      return at.length > 0 ? [{ file, text, at }] : [];
    });
}

/** Keys that the chart knows beside a value: those of its own values, and of their schema. */
export function siblingsOf({ read }: FixContext, file: string, path: readonly string[]): string[] {
  const holder = path.slice(0, -1);
  const keys: string[] = [];
  for (const name of ['values.yaml', 'values.schema.json'].map((one) => sibling(file, one))) {
    const text = name === file ? undefined : read(name);
    const isSchema = name.endsWith('.json');
    const at = text === undefined ? undefined : documentsOf(name, text)[0];
    const steps = isSchema ? [...holder.flatMap((one) => ['properties', one]), 'properties'] : holder;
    const object = get(at, ...steps);
    if (object?.kind === 'object') keys.push(...object.entries.map(({ key }) => key));
  }
  return [...new Set(keys)];
}
