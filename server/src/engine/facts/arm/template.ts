/** A template as both notations say it: ARM's JSON and Bicep. */
import type { Expression } from '../../syntax/bicep/ast';
import type { Span } from '../../syntax/span';
import type { ObjectValue, Value } from '../../syntax/value';
import type { Alias, CloudLevel } from '../model';
import { isTooHeavy } from '../weight';
import { type Scope, unknown } from './scope';

export interface ArmParameter {
  readonly name: string;
  /** The name as written. */
  readonly span: Span;
  /** `string`, `securestring`, `object`, `array`: in small letters; empty where it is none of these. */
  readonly type: string;
  /** Where the type is written, and in JSON the mapping around it. */
  readonly typeSpan?: Span;
  readonly body?: Span;
  readonly secure: boolean;
  /** The default, or the value that a parameter file gives. */
  readonly defaultValue?: Value;
  /** Only some values are allowed: it chooses, it holds no secret. */
  readonly chooses: boolean;
  readonly description: string;
}

export interface ArmResource {
  /** Without version: `Microsoft.Sql/servers/databases`. */
  readonly type: string;
  /** For messages: `Microsoft.Sql/servers shop`. */
  readonly owner: string;
  readonly alias: Alias;
  /** The name of the declaration. */
  readonly block: Span;
  /** Every expression in it computed, when it is asked for. */
  readonly body: ObjectValue;
  /** As it is written, and what computes a part of it: most parts are never asked for. */
  readonly written: ObjectValue;
  readonly compute: (value: Value) => Value;
  /** What is handed to a module that stands for the resource. */
  readonly isModule?: true;
}

/** What an output, or a part of it, is computed by. */
export interface Computed {
  readonly node: Expression;
  readonly scope: Scope;
}

export interface ArmOutput {
  readonly name: string;
  readonly span: Span;
  /** Kept from whoever may read the deployment. */
  readonly secure: boolean;
  readonly computed: readonly Computed[];
}

export interface ArmTemplate {
  readonly level: CloudLevel;
  readonly parameters: readonly ArmParameter[];
  readonly resources: readonly ArmResource[];
  readonly outputs: readonly ArmOutput[];
}

const TYPES = /^(?:secure)?(?:string|object)$|^(?:int|bool|array)$/;

/** A type's word in small letters. */
export function typeWord(written: string): string {
  const word = written.trim().toLowerCase().replace(/\?$/, '');
  return TYPES.test(word) ? word : '';
}

/** `Microsoft.Sql/servers shop` */
export function ownerOf(type: string, name: string): string {
  return name === '' ? type : `${type} ${name}`;
}

/** Names that lead to names. */
const LONGEST_WAY = 100;

/** Values that are looked up by name once: each is computed when it is asked for, and none of itself; what is too large is not known. */
export function lazily(compute: ReadonlyMap<string, () => Value>): (name: string) => Value | undefined {
  const known = new Map<string, Value | undefined>();
  let depth = 0;
  return (name) => {
    if (known.has(name)) return known.get(name);
    const make = compute.get(name);
    if (!make || depth > LONGEST_WAY) return undefined;
    known.set(name, undefined);
    depth++;
    const value = weighed(make());
    depth--;
    known.set(name, value);
    return value;
  };
}

function weighed(value: Value): Value {
  return isTooHeavy(value) ? unknown(value.span) : value;
}
