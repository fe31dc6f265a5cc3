/**
 * Source languages through web-tree-sitter. The host gives the wasm bytes, so the same code runs in Node and in a browser
 * worker. Loading is asynchronous and happens once a grammar; parsing is synchronous.
 */
import type { Parser } from 'web-tree-sitter';
import { isUnsafe } from './nesting';
import type { Runtime } from './steps';
import { type SourceTree, toPlainTree } from './tree';

export type GrammarName = 'typescript' | 'tsx' | 'javascript' | 'python' | 'go' | 'java';

/** Gives the bytes of `tree-sitter.wasm` (the runtime) or of a grammar. */
export type GrammarLoader = (name: 'tree-sitter' | GrammarName) => Promise<Uint8Array>;

/** Larger files are generated or bundled code: at 3 to 10 MB/s one of them would hold up the editor for long. */
const MAX_LENGTH = 1_000_000;
/**
 * The parser calls back every hundred steps. Ordinary code takes about one call for 60 characters; a file that takes far
 * more keeps the error recovery busy and is given up. Counted and not timed, so that every machine gives the same verdict.
 */
const FREE_CALLS = 5_000;
const CHARACTERS_PER_CALL = 8;

type Library = typeof import('web-tree-sitter');

let runtime: Promise<Library> | undefined;
let functions: Runtime | undefined;
const loading = new Map<GrammarName, Promise<void>>();
const parsers = new Map<GrammarName, Parser>();

/** The grammar a file of this host needs; undefined where the host is no source language. */
export function grammarOf(host: string, file: string): GrammarName | undefined {
  if (host === 'typescript') return /\.tsx$/i.test(file) ? 'tsx' : 'typescript';
  if (host === 'javascript' || host === 'python' || host === 'go' || host === 'java') return host;
  return undefined;
}

/**
 * Loads the runtime and the grammar that the file needs, each once. A grammar that cannot be loaded is not an error: its
 * files just have no source facts.
 */
export async function prepareGrammar(host: string, file: string, load: GrammarLoader): Promise<void> {
  const name = grammarOf(host, file);
  if (!name || parsers.has(name)) return;
  const pending = loading.get(name) ?? loadGrammar(name, load);
  loading.set(name, pending);
  await pending;
}

/** Whether the grammar that the file needs is loaded. */
export function isPrepared(host: string, file: string): boolean {
  const name = grammarOf(host, file);
  return name !== undefined && parsers.has(name);
}

async function loadGrammar(name: GrammarName, load: GrammarLoader): Promise<void> {
  try {
    runtime ??= startRuntime(load);
    const { Language, Parser } = await runtime;
    const language = await Language.load(await load(name));
    parsers.set(name, new Parser().setLanguage(language));
  } catch {
    // Not remembered: the next file tries again, with a loader that may work.
    loading.delete(name);
  }
}

async function startRuntime(load: GrammarLoader): Promise<Library> {
  try {
    // Here and not above: most runs over a few files need no syntax tree.
    const library = await import('web-tree-sitter');
    const { Parser } = library;
    const options: Runtime & NonNullable<Parameters<Library['Parser']['init']>[0]> = {
      wasmBinary: await load('tree-sitter'),
      // Otherwise the runtime asks the page for its own address, which a worker may not have.
      locateFile: (name: string) => name,
      // A parse that fails is answered here; the runtime need not write to the terminal.
      printErr: () => {},
    };
    await Parser.init(options);
    // The runtime puts its functions on the object it was given.
    functions = options;
    return library;
  } catch (error) {
    runtime = undefined;
    throw error;
  }
}

/**
 * The tree of a source file, as plain data; syntax errors are nodes of type `ERROR`. Undefined when the grammar is not
 * prepared, the file is too large or the parser gave up.
 */
export function parseSource(host: string, file: string, text: string): SourceTree | undefined {
  const name = grammarOf(host, file);
  const parser = name && parsers.get(name);
  if (!parser || text.length > MAX_LENGTH || isUnsafe(text)) return undefined;
  let calls = FREE_CALLS + text.length / CHARACTERS_PER_CALL;
  try {
    const tree = parser.parse(text, null, { progressCallback: () => --calls < 0 });
    if (!tree) {
      parser.reset();
      return undefined;
    }
    try {
      return toPlainTree(tree, functions);
    } finally {
      tree.delete();
    }
  } catch {
    restart(name, parser);
    return undefined;
  }
}

/** After a failure inside the runtime the parser's state is unknown: the next file gets a fresh one. */
function restart(name: GrammarName, parser: Parser): void {
  parsers.delete(name);
  try {
    const { language } = parser;
    const Again = parser.constructor as new () => Parser;
    parser.delete();
    parsers.set(name, new Again().setLanguage(language));
  } catch {
    loading.delete(name);
  }
}
