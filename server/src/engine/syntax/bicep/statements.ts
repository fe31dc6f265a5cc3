/** Statements and what stands before them. */
import type { Declaration, Decorator, Directive, ResourceDeclaration, Statement } from './ast';
import type { Cursor } from './cursor';
import { parseExpression } from './expressions';
import { parseArguments } from './primary';
import { parseText } from './texts';
import { parseType } from './types';

const DECLARATIONS = new Set<string>(['param', 'var', 'output', 'type', 'func', 'metadata', 'assert']);

/** The statement at the cursor, with its decorators; undefined where none begins here. */
export function parseStatement(cursor: Cursor): Statement | undefined {
  const decorators = parseDecorators(cursor);
  const start = cursor.at;
  const keyword = cursor.word();
  if (!keyword) return undefined;
  const { name } = keyword;
  cursor.blanks();
  if (name === 'resource' || name === 'module') {
    cursor.at = start;
    return parseResource(cursor, decorators);
  }
  if (DECLARATIONS.has(name)) return declaration(cursor, name as Declaration['kind'], start, decorators);
  return directive(cursor, keyword, start, decorators);
}

/** `@secure()` and its like, each before the line end. */
export function parseDecorators(cursor: Cursor): Decorator[] {
  const found: Decorator[] = [];
  while (cursor.peek() === '@') {
    const start = cursor.at++;
    let word = cursor.word();
    while (word && cursor.peek() === '.' && cursor.take('.')) word = cursor.word() ?? word;
    const args = cursor.peek() === '(' ? parseArguments(cursor) : [];
    if (word) found.push({ name: word.name, args, start, end: cursor.at });
    const before = cursor.at;
    cursor.lines();
    if (cursor.at === before && cursor.peek() === '@' && !word) break;
  }
  return found;
}

/** `resource` or `module`, from its keyword on. */
export function parseResource(cursor: Cursor, decorators: readonly Decorator[]): ResourceDeclaration {
  const start = cursor.at;
  const kind = cursor.word()?.name === 'module' ? 'module' : 'resource';
  cursor.blanks();
  const name = cursor.word() ?? { name: '', start: cursor.at, end: cursor.at };
  cursor.blanks();
  const path = cursor.peek() === "'" ? parseText(cursor) : undefined;
  cursor.blanks();
  const back = cursor.at;
  const existing = cursor.word()?.name === 'existing';
  if (!existing) cursor.at = back;
  const value = given(cursor);
  return {
    ...{ kind, name: name.name, nameRange: name, existing, decorators, start, end: value?.end ?? cursor.at },
    ...(path ? { path } : {}),
    ...(value ? { value } : {}),
  };
}

function declaration(cursor: Cursor, kind: Declaration['kind'], start: number, decorators: readonly Decorator[]): Declaration {
  const name = cursor.word() ?? { name: '', start: cursor.at, end: cursor.at };
  const type = kind === 'type' ? undefined : parseType(cursor);
  let value: Declaration['value'];
  cursor.blanks();
  if (kind === 'type') {
    if (cursor.take('=')) parseType(cursor);
  } else if (kind === 'func') {
    if (cursor.take('=>')) {
      cursor.lines();
      value = parseExpression(cursor);
    }
  } else value = given(cursor);
  return {
    ...{ kind, name: name.name, nameRange: name, decorators, start, end: value?.end ?? cursor.at },
    ...(type ? { type } : {}),
    ...(value ? { value } : {}),
  };
}

function directive(
  cursor: Cursor,
  name: { readonly name: string; readonly start: number; readonly end: number },
  start: number,
  decorators: readonly Decorator[],
): Directive {
  const isPath = cursor.peek() === "'";
  const value = isPath ? parseText(cursor) : given(cursor);
  // `import { a, b } from '…'`: over the braces, and the rest of the line.
  if (!value) parseType(cursor);
  cursor.toLineEnd();
  return { kind: 'directive', name: name.name, nameRange: name, decorators, start, end: cursor.at, ...(value ? { value } : {}) };
}

/** `= value` */
function given(cursor: Cursor): Declaration['value'] {
  cursor.blanks();
  if (cursor.starts('=>') || !cursor.take('=')) return undefined;
  cursor.lines();
  return cursor.atStatement() ? undefined : parseExpression(cursor);
}
