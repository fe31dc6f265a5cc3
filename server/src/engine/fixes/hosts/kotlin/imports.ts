import type { Edit } from '../../model';
import { lineEnd, newlineOf } from '../../text';
import type { SourceImport } from '../../vaults/forms/program';

/** Import lines that are missing, among those that are there in their order; undefined where a name stands for something else. */
export function kotlinImports(text: string, imports: readonly SourceImport[]): Edit[] | undefined {
  const present = [...text.matchAll(/^import ([\w.]+)(\*)?(?: as (\w+))?;?[ \t]*$/gm)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    name: match[1] ?? '',
    all: match[2] !== undefined,
    alias: match[3],
  }));
  const has = (name: string) =>
    present.some((one) =>
      one.all ? name.startsWith(one.name) && !name.slice(one.name.length).includes('.') : one.name === name && !one.alias,
    );
  const missing = [...new Set(imports.map(({ from }) => from))].filter((name) => !has(name)).sort();
  const short = (name: string) => name.slice(name.lastIndexOf('.') + 1);
  const isTaken = (name: string) => present.some((one) => (one.alias ?? short(one.name)) === short(name));
  if (missing.some(isTaken)) return undefined;
  const newline = newlineOf(text);
  if (missing.length > 0 && present.length === 0) {
    const head = /^\uFEFF?package [\w.]+;?[ \t]*$/m.exec(text);
    const lines = missing.map((name) => `import ${name}${newline}`).join('');
    const at = head ? lineEnd(text, head.index) : text.charCodeAt(0) === 0xfeff ? 1 : 0;
    return [{ start: at, end: at, text: head ? newline + newline + lines.trimEnd() : lines + newline }];
  }
  return missing.map((name) => {
    const next = present.find((one) => one.name > name);
    const last = present.at(-1)!;
    if (next) return { start: next.at, end: next.at, text: `import ${name}${newline}` };
    const at = lineEnd(text, last.at);
    return { start: at, end: at, text: `${newline}import ${name}` };
  });
}
