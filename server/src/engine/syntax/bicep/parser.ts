/** The front door: a Bicep file, a `.bicepparam` file, and an expression of an ARM template. Total: never throws, damage stays where it is. */
import type { BicepFile, Expression, Statement } from './ast';
import { Cursor } from './cursor';
import { parseExpression } from './expressions';
import { parseStatement } from './statements';

/** Reads a whole file. */
export function parseBicep(text: string): BicepFile {
  const cursor = new Cursor(text, 0, text.length, 'bicep');
  const statements: Statement[] = [];
  for (;;) {
    cursor.lines();
    if (cursor.done) return { statements, issues: cursor.issues };
    const before = cursor.at;
    const statement = parseStatement(cursor);
    if (statement) statements.push(statement);
    cursor.blanks();
    if (cursor.done || /[\r\n]/.test(cursor.peek()) || (statement && cursor.atStatement())) continue;
    cursor.issue('not a statement');
    if (cursor.at === before || !cursor.atStatement()) cursor.toStatement();
  }
}

/** The expression of an ARM string, between its brackets: `concat('a', parameters('b'))`. Ranges are offsets into the text. */
export function parseArmExpression(text: string, start: number, end: number): Expression | undefined {
  const cursor = new Cursor(text, start, end, 'arm');
  const expression = parseExpression(cursor);
  cursor.lines();
  return cursor.done && cursor.issues.length === 0 ? expression : undefined;
}
