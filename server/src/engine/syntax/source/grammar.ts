/**
 * Source languages through web-tree-sitter. The host gives the wasm bytes, so the same code runs in Node and in a browser
 * worker. Loading is asynchronous and happens once a grammar; parsing is synchronous.
 */
import type { Parser } from 'web-tree-sitter';
import { memoryOf } from '../memory';
import { isUnsafe } from './nesting';
import { piecesOf } from './pieces';
import type { Runtime } from './steps';
import { moved, type SourceNode, type SourceTree, toPlainTree } from './tree';

export type GrammarName =
  | ('typescript' | 'tsx' | 'javascript' | 'python' | 'go' | 'java')
  | ('c-sharp' | 'kotlin' | 'ruby' | 'php' | 'rust' | 'bash' | 'powershell');

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
/** A step of PowerShell's grammar, which follows many readings at once, takes many times longer; text tells most there. */
const FREE_CALLS_OF: Partial<Record<GrammarName, number>> = { powershell: 200 };

type Library = typeof import('web-tree-sitter');

let runtime: Promise<Library> | undefined;
let functions: Runtime | undefined;
const loading = new Map<GrammarName, Promise<void>>();
const parsers = new Map<GrammarName, Parser>();

const BY_HOST: Readonly<Record<string, GrammarName>> = {
  typescript: 'typescript',
  javascript: 'javascript',
  python: 'python',
  go: 'go',
  java: 'java',
  csharp: 'c-sharp',
  kotlin: 'kotlin',
  ruby: 'ruby',
  php: 'php',
  rust: 'rust',
  shell: 'bash',
  powershell: 'powershell',
};

/** The grammar for files of this host; undefined where there is none. */
export function grammarOf(host: string, file: string): GrammarName | undefined {
  if (host === 'typescript' && /\.tsx$/i.test(file)) return 'tsx';
  return Object.hasOwn(BY_HOST, host) ? BY_HOST[host] : undefined;
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
 * prepared, the file is too large or the parser gave up. A long file is read piece by piece; `cut` says where.
 */
export function parseSource(host: string, file: string, text: string, cut = piecesOf): SourceTree | undefined {
  const name = grammarOf(host, file);
  const parser = name && parsers.get(name);
  if (!parser || text.length > MAX_LENGTH || isUnsafe(text)) return undefined;
  let calls = (FREE_CALLS_OF[name] ?? FREE_CALLS) + text.length / CHARACTERS_PER_CALL;
  const parts: SourceNode[] = [];
  for (const { start, end } of cut(host, text)) {
    const piece = text.slice(start, end);
    const key = `${name}\n${piece}`;
    const known = remembered.get(key);
    const read = known ?? parsePiece(name, piece, calls);
    // What is remembered costs as much as it did: whether the parser gives up does not depend on what was read before.
    calls -= read?.calls ?? 0;
    if (!read || calls < 0) return undefined;
    if (!known && end - start < text.length) remembered.set(key, read);
    parts.push(placedAt(read, start));
  }
  return parts.length > 1 ? joined(parts, text.length) : parts[0] && { root: parts[0] };
}

/** One piece that was parsed, with places counted from its own start, and as it was moved the last time. */
interface Parsed {
  readonly root: SourceNode;
  readonly calls: number;
  placed: { readonly start: number; readonly root: SourceNode };
}

/** What was parsed last: while one declaration is typed in, its neighbours are the same. */
const remembered = memoryOf<Parsed>(500_000);

function parsePiece(name: GrammarName, text: string, most: number): Parsed | undefined {
  const parser = parsers.get(name);
  if (!parser) return undefined;
  let calls = 0;
  try {
    const tree = parser.parse(text, null, { progressCallback: () => ++calls > most });
    if (!tree) {
      parser.reset();
      return undefined;
    }
    try {
      const { root } = toPlainTree(tree, functions);
      return { root, calls, placed: { start: 0, root } };
    } finally {
      tree.delete();
    }
  } catch {
    restart(name, parser);
    return undefined;
  }
}

function placedAt(parsed: Parsed, start: number): SourceNode {
  if (parsed.placed.start !== start) parsed.placed = { start, root: moved(parsed.root, start) };
  return parsed.placed.root;
}

/** The pieces as one file; a piece that is damaged as a whole is a damaged part of it. */
function joined(parts: readonly SourceNode[], end: number): SourceTree {
  const children = parts.flatMap((part) => (part.type === 'ERROR' ? [part] : part.children));
  const type = parts.find((part) => part.type !== 'ERROR')?.type ?? 'ERROR';
  return { root: { type, start: parts[0]?.start ?? 0, end, children } };
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
