import { COLLECTIONS } from './collections';
import { ENCODING } from './encoding';
import { LOGIC } from './logic';
import type { Functions, TemplateFunction } from './model';
import { NUMBERS } from './numbers';
import { TEXT } from './text';

const ALL: Functions = { ...TEXT, ...NUMBERS, ...LOGIC, ...COLLECTIONS, ...ENCODING };

/** The function of a name; undefined where none is known: what it gives is not known either. `mustToYaml` is `toYaml`. */
export function functionOf(name: string): TemplateFunction | undefined {
  if (Object.hasOwn(ALL, name)) return ALL[name];
  const plain = name.startsWith('must') ? `${name.charAt(4).toLowerCase()}${name.slice(5)}` : '';
  return Object.hasOwn(ALL, plain) ? ALL[plain] : undefined;
}
