/**
 * Cases of fixes: what a host's file is before, and after every offer. `server/src/engine/fixes/fixtures/<host>/<case>.txt`:
 *
 *     # what the case shows
 *     --- path            a file before; `{{placeholder}}` as in every fixture
 *     === id · safety · title
 *     --- path            the same file after this offer
 *     +++ path            a file that the offer makes
 *     > what remains to do
 *
 * Offers are those of the first finding that has one, of every vault. `UPDATE=1 npm run t -- test/engine/fix-cases.test.ts` writes what
 * comes after the first `===`; read it before it is committed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../../server/src/engine/analyze';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { fixesFor } from '../../server/src/engine/fixes/index';
import { type Fix, type FixContext, stepText } from '../../server/src/engine/fixes/model';
import { analyze } from './analysis';
import { fill, planted } from './planted';

export const FIX_CASES = 'server/src/engine/fixes/fixtures';

export interface FixCase {
  readonly host: string;
  readonly name: string;
  readonly path: string;
  /** The part of the file that people write, and what follows it. */
  readonly head: string;
  readonly expected: string;
  readonly texts: Readonly<Record<string, string>>;
}

export interface Offered {
  readonly workspace: Workspace;
  readonly context: FixContext;
  readonly fixes: readonly Fix[];
}

export function fixCases(): FixCase[] {
  return readdirSync(FIX_CASES)
    .sort()
    .flatMap((host) =>
      readdirSync(join(FIX_CASES, host))
        .sort()
        .map((file) => readCase(host, file)),
    );
}

function readCase(host: string, file: string): FixCase {
  const path = join(FIX_CASES, host, file);
  const raw = readFileSync(path, 'utf8');
  const at = raw.search(/^=== /m);
  const head = at < 0 ? raw : raw.slice(0, at);
  const [, ...parts] = head.split(/^--- /m);
  const texts = parts.map((part) => {
    const line = part.indexOf('\n');
    return [part.slice(0, line).trim(), fill(part.slice(line + 1))] as const;
  });
  if (texts.length === 0) throw new Error(`${path} has no file in it`);
  return {
    host,
    name: file.replace(/\.txt$/, ''),
    path,
    head,
    expected: raw.slice(head.length),
    texts: Object.fromEntries(texts),
  };
}

/** Every offer for the first finding of the case that has one. */
export async function offersOf({ texts }: Pick<FixCase, 'texts'>): Promise<Offered> {
  const workspace = await analyze(texts);
  const context: FixContext = {
    read: (file) => texts[file],
    files: Object.keys(texts),
    graph: workspace.graph,
    offer: 'all',
  };
  for (const finding of workspace.findings) {
    if (!finding.remedies.some(({ type }) => type === 'vault-reference' || type === 'drop-credentials')) continue;
    const fixes = fixesFor(finding, context);
    if (fixes.length > 0) return { workspace, context, fixes };
  }
  return { workspace, context, fixes: [] };
}

/** The offers as the case file writes them; planted values are placeholders again. */
export async function written(one: FixCase): Promise<string> {
  const { context, fixes } = await offersOf(one);
  const text = fixes
    .map((fix) => {
      const files = [...(applyFix(context.read, fix) ?? [])].map(
        ([file, after]) =>
          `${one.texts[file] === undefined ? '+++' : '---'} ${file}\n${after.endsWith('\n') ? after : `${after}\n`}`,
      );
      const steps = fix.followUp.map((step) => `> ${stepText(step)}\n`);
      return `=== ${fix.id} · ${fix.safety} · ${fix.title}\n${files.join('')}${steps.join('')}`;
    })
    .join('');
  const names = new Set([...one.head.matchAll(/\{\{([a-z][\w:-]*)\}\}/g)].map(([, name]) => name ?? ''));
  return [...names].reduce((out, name) => out.replaceAll(planted(name), `{{${name}}}`), text);
}
