/** Which names a file takes from which modules: one reading of import statements per language. */

import type { Dialect } from './dialects/role';
import type { Outline } from './outline';
import { argumentsOf, calleeOf, keyName, roleOf, type Source } from './read';

/** `name` of the module; absent where the local name stands for the module itself, or for what it exports by default. */
export interface Imported {
  readonly module: string;
  readonly name?: string;
}

type Reader = (statement: string, into: Map<string, Imported>) => void;

const LONGEST = 2000;

const READERS: Readonly<Partial<Record<Dialect, Reader>>> = {
  // https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Statements/import
  js(statement, into) {
    const module = /from\s*['"]([^'"\n]{1,300})['"]/.exec(statement)?.[1];
    if (!module) return;
    for (const [name, local] of namesIn(/\{([^{}]*)\}/.exec(statement)?.[1] ?? '')) into.set(local, { module, name });
    const whole = /^import\s+(?:type\s+)?([\w$]+)\s*(?:,|from)/.exec(statement)?.[1] ?? /\*\s*as\s+([\w$]+)/.exec(statement)?.[1];
    if (whole) into.set(whole, { module });
  },
  // https://docs.python.org/3/reference/simple_stmts.html#the-import-statement
  python(statement, into) {
    const [, module, names] = /^from\s+([\w.]+)\s+import\s+([\s\S]*)$/.exec(statement) ?? [];
    if (module && names) {
      for (const [name, local] of namesIn(names.replace(/[()\\]/g, ' '))) into.set(local, { module, name });
      return;
    }
    for (const [name, local] of namesIn(/^import\s+([\s\S]*)$/.exec(statement)?.[1] ?? '')) into.set(local, { module: name });
  },
  // https://go.dev/ref/spec#Import_declarations
  go(statement, into) {
    const [, alias, path] = /^([\w.]+\s+)?["`]([^"`\n]+)["`]/.exec(statement) ?? [];
    if (path) into.set(alias?.trim() || (path.split('/').at(-1) as string), { module: path });
  },
  java: packages,
  kotlin: packages,
};

/** `import a.b.Config`, `import static a.b.Config.KEY`. */
function packages(statement: string, into: Map<string, Imported>): void {
  const [, path] = /^import\s+(?:static\s+)?([\w.]+)/.exec(statement) ?? [];
  const parts = path?.split('.') ?? [];
  const last = parts.at(-1);
  if (!last) return;
  const isMember = /^[A-Z]/.test(parts.at(-2) ?? '');
  into.set(last, isMember ? { module: parts.slice(0, -1).join('.'), name: last } : { module: path as string });
}

/** `A, B as C`: each name and what it is called here. */
function namesIn(list: string): [string, string][] {
  return list.split(',').flatMap((part) => {
    const [, name, local] = /^\s*(?:type\s+)?([\w$.]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(part.replace(/#[^\n]*/g, '')) ?? [];
    return name ? [[name, local ?? name] as [string, string]] : [];
  });
}

/** What each imported name of the file stands for. */
export function importsOf(source: Source, outline: Outline): ReadonlyMap<string, Imported> {
  const found = new Map<string, Imported>();
  const reader = READERS[source.language.dialect];
  for (const node of outline.importNodes)
    reader?.(source.text.slice(node.start, Math.min(node.end, node.start + LONGEST)), found);
  for (const { name, value, property } of source.language.dialect === 'js' ? outline.bindings : []) {
    if (!value || roleOf(source, value)?.is !== 'call' || calleeOf(source, value) !== 'require') continue;
    const module = keyName(source, argumentsOf(source, value).positional[0]);
    if (module) found.set(name, { module, ...(property ? { name: property } : {}) });
  }
  return found;
}
