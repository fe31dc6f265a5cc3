import { HOLE, type Value } from '../../../syntax/value';
import { isNull } from './scope';

const MAX_CHARACTERS = 500_000;

/** The JSON text of a value as `jsonencode` writes it; undefined where a part is not known. */
export function jsonText(value: Value): string | undefined {
  const text = jsonWithHoles(value);
  return text.includes(HOLE) ? undefined : text;
}

/** The same with a HOLE for each part that is not known. */
export function jsonWithHoles(value: Value): string {
  return write(value, { left: MAX_CHARACTERS });
}

function write(value: Value, budget: { left: number }): string {
  if (budget.left <= 0) return HOLE;
  const text = textOf(value, budget);
  budget.left -= text.length;
  return text;
}

function textOf(value: Value, budget: { left: number }): string {
  switch (value.kind) {
    case 'string':
      return value.text === HOLE ? HOLE : JSON.stringify(value.text);
    case 'literal':
      return isNull(value) ? 'null' : String(value.value);
    case 'list':
      return `[${value.items.map((item) => write(item, budget)).join(',')}${value.open ? HOLE : ''}]`;
    case 'object': {
      // Terraform orders the attributes of objects by their names.
      const entries = [...value.entries].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
      const parts = entries.map((entry) => `${JSON.stringify(entry.key)}:${write(entry.value, budget)}`);
      return `{${parts.join(',')}${value.open ? HOLE : ''}}`;
    }
    default:
      return HOLE;
  }
}
