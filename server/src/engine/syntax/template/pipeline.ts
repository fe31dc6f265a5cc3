/** Pipelines of Go templates: `$x := include "a" . | nindent 4`. */
import type { Command, Operand, Pipeline } from './model';
import type { Token } from './tokens';

const MAX_DEPTH = 40;

/** Where reading has come to in the tokens of one action. */
export interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

/** The pipeline from here to the end or to a closing parenthesis; undefined where there is none. */
export function readPipeline(reader: Reader, depth = 0): Pipeline | undefined {
  const { tokens } = reader;
  const first = tokens[reader.at];
  if (!first || depth > MAX_DEPTH) return undefined;
  const { names, makes } = readNames(reader);
  const commands: Command[] = [];
  for (;;) {
    const command = readCommand(reader, depth);
    if (!command) return undefined;
    commands.push(command);
    if (!isMark(tokens[reader.at], '|')) break;
    reader.at++;
  }
  return { names, makes, commands, start: first.start, end: commands.at(-1)?.end ?? first.end };
}

function readNames(reader: Reader): Pick<Pipeline, 'names' | 'makes'> {
  const { tokens, at } = reader;
  const isName = (i: number) => tokens[i]?.kind === 'variable';
  let end = isName(at) ? at + 1 : at;
  if (end > at && isMark(tokens[end], ',') && isName(end + 1)) end += 2;
  const mark = tokens[end];
  if (end === at || !(isMark(mark, ':=') || isMark(mark, '='))) return { names: [], makes: false };
  reader.at = end + 1;
  return {
    names: tokens.slice(at, end).flatMap(({ kind, text }) => (kind === 'variable' ? [text] : [])),
    makes: mark?.text === ':=',
  };
}

function readCommand(reader: Reader, depth: number): Command | undefined {
  const { tokens } = reader;
  const operands: Operand[] = [];
  const start = tokens[reader.at]?.start ?? 0;
  for (let token = tokens[reader.at]; token; token = tokens[reader.at]) {
    if (token.kind === 'mark' && token.text !== '(') break;
    const operand = readOperand(reader, token, depth);
    if (!operand) return undefined;
    operands.push(operand);
  }
  return operands.length === 0 ? undefined : { operands, start, end: tokens[reader.at - 1]?.end ?? start };
}

function readOperand(reader: Reader, token: Token, depth: number): Operand | undefined {
  reader.at++;
  const { kind, text } = token;
  switch (kind) {
    case 'text':
      return { kind, text };
    case 'number':
      return { kind, value: Number(text.replaceAll('_', '')) };
    case 'variable':
      return { kind, name: text, path: readPath(reader) };
    case 'field':
      return { kind, path: [...(text === '' ? [] : [text]), ...readPath(reader)] };
    case 'name':
      return text === 'true' || text === 'false'
        ? { kind: 'word', value: text === 'true' }
        : text === 'nil'
          ? { kind: 'word', value: null }
          : { kind: 'call', name: text };
    default: {
      const pipeline = readPipeline(reader, depth + 1);
      if (!pipeline || !isMark(reader.tokens[reader.at], ')')) return undefined;
      reader.at++;
      return { kind: 'group', pipeline, path: readPath(reader) };
    }
  }
}

/** `.a.b` right behind a variable, a field or a parenthesis. */
function readPath(reader: Reader): string[] {
  const path: string[] = [];
  for (let token = reader.tokens[reader.at]; token?.kind === 'field' && token.joined && token.text !== ''; ) {
    path.push(token.text);
    token = reader.tokens[++reader.at];
  }
  return path;
}

function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text;
}
