import { passwordsIn } from '../../secrets/shapes/connection';
import { HOLE, type StringValue } from '../../syntax/value';

/** A value that a template completes is a reference; only a password that stands whole in a connection string is a literal. */
export function isFilledIn(value: StringValue): boolean {
  return (value.text.includes(HOLE) || value.text.includes('{{')) && passwordsIn(value.text).length === 0;
}
