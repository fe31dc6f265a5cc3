/** Parameters of a Bicep file: the secure one that takes a value in, and the one that held it. */
import type { Declaration, Statement } from '../../../syntax/bicep/ast';
import type { Edit } from '../../model';
import { indentAt, newlineOf } from '../../text';
import { parameterName } from '../arm/parameter';
import type { Draft, Place } from '../model';
import type { At } from './place';

/** The literal by a parameter with `@secure()`; a variable that is nothing else becomes one. */
export function secureParameter(place: Place, at: At): Draft | undefined {
  const { file, text, credential, name: secret } = place;
  const { statement } = at;
  if (statement.kind === 'var' && statement.value === at.text && at.whole && statement.decorators.length === 0) {
    const declaration = `@secure()${newlineOf(text)}param ${statement.name} string`;
    return {
      title: `Make ${statement.name} a secure parameter`,
      safety: 'review',
      edits: [{ file, edits: [{ start: statement.start, end: statement.end, text: declaration }] }],
      followUp: [GIVE(statement.name)],
    };
  }
  // A text over several lines has no place for a name.
  if (at.text.multiline) return undefined;
  const name = parameterName(secret);
  const declaration = declared(text, at.tree.statements, name, '@secure()');
  if (!declaration) return undefined;
  const { start, end } = at.whole ? at.text : credential.span;
  const reference = { start, end, text: at.whole ? name : `\${${name}}` };
  return {
    title: `Replace with the secure parameter ${name}`,
    safety: 'review',
    edits: [{ file, edits: [...declaration, reference] }],
    followUp: [GIVE(name)],
  };
}

const GIVE = (name: string) =>
  `Give ${name} when you deploy; a parameter file reads it from a key vault with getSecret(), never from the repository.`;

/** What declares the parameter; nothing where a fitting one is there; undefined where the name is taken. */
export function declared(text: string, statements: readonly Statement[], name: string, decorator?: string): Edit[] | undefined {
  const present = statements.find((one) => one.name === name && one.kind !== 'output' && one.kind !== 'metadata');
  if (present) {
    const isSecure = present.decorators.some((one) => one.name === 'secure');
    return present.kind === 'param' && !present.value && isSecure === (decorator !== undefined) ? [] : undefined;
  }
  const newline = newlineOf(text);
  const lines = `${decorator === undefined ? '' : decorator + newline}param ${name} string${newline}`;
  const params = statements.filter(({ kind }) => kind === 'param');
  const last = params.at(-1);
  if (last) {
    const behind = text.indexOf('\n', last.end);
    if (behind < 0) return [{ start: text.length, end: text.length, text: newline + newline + lines.trimEnd() }];
    return [{ start: behind + 1, end: behind + 1, text: newline + lines }];
  }
  const first = statements.find(({ kind }) => kind !== 'directive' && kind !== 'metadata');
  if (!first) return undefined;
  const start = first.decorators[0]?.start ?? first.start;
  return [{ start, end: start, text: lines + newline }];
}

/** The default goes, and `@secure()` comes where it is missing. */
export function withoutDefault({ file, text }: Place, one: Statement): Draft | undefined {
  const { name, nameRange, value, decorators, start } = one as Declaration;
  const equals = value ? text.lastIndexOf('=', value.start) : -1;
  if (!value || equals < nameRange.end) return undefined;
  const from = text.slice(0, equals).trimEnd().length;
  const isSecure = decorators.some((decorator) => decorator.name === 'secure');
  const secured = isSecure ? [] : [{ start, end: start, text: `@secure()${newlineOf(text)}${indentAt(text, start)}` }];
  return {
    title: `Remove the default of ${name}${isSecure ? '' : ' and add @secure()'}`,
    safety: 'review',
    edits: [{ file, edits: [...secured, { start: from, end: value.end, text: '' }] }],
    followUp: [GIVE(name)],
  };
}
