/** Properties of Azure's resources, whatever notation they are written in. */
import { parseEmbeddedJson } from '../../../syntax/data/json';
import { get, itemsOf, type ObjectValue, type StringValue, textOf, type UnknownValue, type Value } from '../../../syntax/value';
import type { CloudResource } from '../resource';

type Notation = CloudResource['notation'];

/**
 * What the resource is told under a name of the Terraform provider: ARM writes the same word as `properties.principalId`, resources
 * of Microsoft Graph in Bicep as `principalId`.
 */
export function propertyOf({ notation, body }: CloudResource, name: string): Value | undefined {
  const properties = notation === 'arm' ? get(body, 'properties') : undefined;
  return memberOf(notation, properties ? documentIn(properties) : body, name);
}

/** The member of an object inside of it. */
export function memberOf(notation: Notation, value: Value | undefined, name: string): Value | undefined {
  return get(value, notation === 'arm' ? camel(name) : name);
}

/** The objects of a list, or of a nested block that may be there several times. */
export function objectsOf(value: Value | undefined): readonly ObjectValue[] {
  return itemsOf(value).flatMap((item) => (item.kind === 'object' ? [item] : []));
}

/** Text that is known in full. */
export function plainOf(value: Value | undefined): string | undefined {
  return textOf(value);
}

/** An object that is written as such, or as JSON in a text. */
export function documentIn(value: Value | undefined): Value | undefined {
  return value?.kind === 'string' ? parseEmbeddedJson(value).value : value;
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The texts and references that a value may be. */
export function optionsIn(value: Value | undefined): readonly (StringValue | UnknownValue)[] {
  if (!value) return [];
  const options = value.kind === 'either' ? value.options : [value];
  return options.flatMap((one) => (one.kind === 'string' || one.kind === 'unknown' ? [one] : []));
}
