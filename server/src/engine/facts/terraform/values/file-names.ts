/** What names mean as far as one file says it by itself: its locals and the defaults of its variables. */
import type { Expression } from '../../../syntax/hcl/ast';
import type { Value } from '../../../syntax/value';
import { visit } from './evaluate';
import { type Budget, isNull, isSpent, type Names, type Run, type Scope } from './scope';

/** A definition that was evaluated before, and whether a default took part in it. */
interface Known {
  readonly value: Value;
  readonly suggested: boolean;
}

/** Remembers what definitions are worth, by what is the same for the same one, once for each way of reading; a definition that leads to itself is undefined. */
export function memoryOfDefinitions(): (run: Run, key: unknown, make: () => Value) => Value | undefined {
  const filled = new Map<unknown, Known | 'busy'>();
  const written = new Map<unknown, Known | 'busy'>();
  return (run, key, make) => {
    const known = run.fillIn ? filled : written;
    const before = known.get(key);
    if (before === 'busy') return undefined;
    if (before) {
      run.suggested ||= before.suggested;
      return before.value;
    }
    known.set(key, 'busy');
    const outer = run.suggested;
    run.suggested = false;
    const value = make();
    // What ended early may be known to an evaluation that begins with it.
    if (isSpent(run)) known.delete(key);
    else known.set(key, { value, suggested: run.suggested });
    run.suggested ||= outer;
    return value;
  };
}

export function fileNames(
  source: Pick<Scope, 'file' | 'text'>,
  locals: ReadonlyMap<string, Expression>,
  defaults: ReadonlyMap<string, Expression>,
  budget: Budget,
): Names {
  const remember = memoryOfDefinitions();
  const names: Names = {
    budget,
    find: (run, root, [first], depth) => {
      const definitions = root === 'local' ? locals : root === 'var' ? defaults : undefined;
      const found = first?.kind === 'attribute' ? definitions?.get(first.name) : undefined;
      if (!found || first?.kind !== 'attribute') return undefined;
      const value = remember(run, found, () => visit(found, run, { ...source, names }, depth + 1));
      return value && !(root === 'var' && isNull(value)) ? { value, used: 1 } : undefined;
    },
    attribute: () => undefined,
    read: () => undefined,
  };
  return names;
}
