/** One run of the `yaml` package, made safe: bounded depth, no exception, errors as plain data. */
import type { Composer, CST, Document, ParsedNode, Schema, YAMLParseError } from 'yaml';
import { yaml } from './yaml-package';
import { CLOUDFORMATION_TAGS } from './yaml-tags';

/** The composer is recursive; deeper nesting is no configuration. */
const MAX_DEPTH = 150;
/** Every error costs an exception object with its stack; a text with more is no YAML. */
const MAX_ERRORS = 300;
/** Every document costs a schema. */
const MAX_DOCUMENTS = 5000;

export interface YamlError {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface Composed {
  readonly documents: readonly Document.Parsed<ParsedNode>[];
  readonly errors: readonly YamlError[];
}

let schema: Schema | undefined;

/** The schema is made once: the package would make one of its own for every document. */
function newComposer(): Composer {
  schema ??= new (yaml().Schema)({ schema: 'core', customTags: CLOUDFORMATION_TAGS });
  return new (yaml().Composer)({ schema, logLevel: 'silent', prettyErrors: false, uniqueKeys: false });
}

/** What the package's own words would say, without the text of the file that they quote. */
const MESSAGES: Readonly<Record<string, string>> = {
  BAD_DQ_ESCAPE: 'unknown escape in a quoted string',
  BAD_INDENT: 'indentation does not fit the lines around it',
  MISSING_CHAR: 'a character is missing',
  MULTILINE_IMPLICIT_KEY: 'a key without a colon',
  TAB_AS_INDENT: 'a tab as indentation',
  UNEXPECTED_TOKEN: 'unexpected text',
};

/** Errors that lose nothing of the tree (the one about block scalars has no code of its own). */
const HARMLESS = new Set(['BAD_ALIAS', 'DUPLICATE_KEY', 'KEY_OVER_1024_CHARS', 'TAG_RESOLVE_FAILED']);

/** Documents and errors of a text. From where nesting has no end there are no more documents, and one error. */
export function compose(text: string): Composed {
  const documents: Document.Parsed<ParsedNode>[] = [];
  const errors: YamlError[] = [];
  const state = { deepAt: -1 };
  const composer = newComposer();
  stopAtManyErrors(composer);
  try {
    for (const document of composer.compose(tokensOf(text, state), true, text.length)) {
      documents.push(document as Document.Parsed<ParsedNode>);
      errors.push(...errorsOf(document.errors));
    }
  } catch {
    // Too many errors, or one of the few inputs that the package throws on: the documents before it stay.
    errors.push(...errorsOf(composer.streamInfo().errors));
    errors.push({ message: 'not readable from here', start: errors.at(-1)?.start ?? 0, end: text.length });
  }
  if (state.deepAt >= 0) {
    errors.push({ message: `nested deeper than ${MAX_DEPTH} levels`, start: state.deepAt, end: state.deepAt });
  }
  return { documents, errors };
}

function errorsOf(found: readonly YAMLParseError[]): YamlError[] {
  return found.flatMap(({ code, message, pos }) => {
    if (HARMLESS.has(code) || message.startsWith('Block scalars with more-indented leading empty lines')) return [];
    return [{ message: MESSAGES[code] ?? code.toLowerCase().replaceAll('_', ' '), start: pos[0], end: pos[1] }];
  });
}

/** The composer reports through a property of its own, the only place where it can be stopped. */
function stopAtManyErrors(composer: Composer): void {
  // biome-ignore lint/complexity/useLiteralKeys: the property is private to TypeScript
  const report: (...details: unknown[]) => void = composer['onError'];
  let count = 0;
  // biome-ignore lint/complexity/useLiteralKeys: as above
  composer['onError'] = (...details: unknown[]) => {
    if (++count > MAX_ERRORS) throw new Error('too many errors');
    report(...details);
  };
}

/** The package's own token loop, stopped where its (iterative) parser stands too deep for its (recursive) composer. */
function* tokensOf(text: string, state: { deepAt: number }): Generator<CST.Token> {
  const { Lexer, Parser } = yaml();
  const parser = new Parser();
  let offset = 0;
  let documents = 0;
  let errors = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      yield token;
      if (token.type === 'error' && ++errors > MAX_ERRORS) return;
      if (token.type === 'document' && ++documents >= MAX_DOCUMENTS) return;
    }
    // Control lexemes of one character stand for no text; the offset is for people, not for ranges.
    offset += lexeme.length;
    if (parser.stack.length > MAX_DEPTH) {
      state.deepAt = Math.min(offset, text.length);
      return;
    }
  }
  yield* parser.end();
}
