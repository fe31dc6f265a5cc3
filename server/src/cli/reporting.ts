import { bestFix, fixesFor } from '../engine/analyze';
import type { Fix, FixContext, VaultId } from '../engine/fixes/model';
import { unreadPolicies } from '../engine/graph/policies';
import type { Finding, Severity } from '../engine/rules/model';
import { type LineStarts, lineStarts, positionAt } from '../engine/syntax/lines';
import { type Texts, textsOf } from '../workspace/texts';
import { type Values, valuesIn } from './fixes/values';
import type { Io } from './io';
import type { Loaded } from './load';
import type { Entry, Place, Report } from './report';

const START: Place = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/**
 * Everything a format needs, from a loaded workspace. `only` chooses findings; the counts are of the chosen ones. What was
 * silenced is listed where it was asked for.
 */
export function reportOf(
  io: Io,
  loaded: Loaded,
  only: (finding: Finding) => boolean = () => true,
  showSuppressed = false,
): Report {
  const texts = textsFor(io, loaded);
  const place = placesIn(texts);
  const findings = loaded.workspace.findings.filter(only);
  const { staged } = loaded;
  const isAsked = (file: string) => !staged || staged.has(file);
  const suppressed = loaded.workspace.suppressed.filter(({ hit }) => isAsked(hit.span.file));
  const { graph } = loaded.workspace;
  const unresolved = [...[...graph.facts.values()].flatMap((facts) => facts.unresolved), ...unreadPolicies(graph)];
  return {
    findings: findings.map((finding) => entryOf(finding, place(finding.span), loaded, texts)),
    unresolved: [
      ...loaded.notices.map(({ file, message }) => ({ file, range: START, reason: message })),
      ...unresolved
        .filter(({ span }) => isAsked(span.file))
        .map(({ reason, span }) => ({ file: span.file, range: place(span), reason })),
    ],
    ...(showSuppressed
      ? { suppressed: suppressed.map(({ rule, hit, by }) => ({ rule, file: hit.span.file, range: place(hit.span), by })) }
      : {}),
    graph: loaded.workspace.graph,
    summary: {
      files: loaded.fileCount,
      bytes: loaded.bytes,
      durationMs: loaded.durationMs,
      suppressed: suppressed.length,
      suppressedBy: countBy(suppressed.map(({ by }) => by)),
      bySeverity: countSeverities(findings),
    },
    place,
    printable: printableIn(loaded, texts),
  };
}

function entryOf(finding: Finding, place: Place, loaded: Loaded, texts: Texts): Entry {
  return {
    finding,
    place,
    get fixes() {
      return fixesOf(finding, loaded, texts);
    },
    get best() {
      return bestFix(finding, contextOf(loaded, texts));
    },
  };
}

function printableIn({ workspace: { graph } }: Loaded, { read }: Texts): Report['printable'] {
  const known = new Map<string, Values>();
  const valuesOf = (file: string): Values => {
    const values = known.get(file) ?? valuesIn([{ graph, read }], [file]);
    known.set(file, values);
    return values;
  };
  return ({ edits }) => {
    const values = edits.filter(({ create }) => !create).map(({ file }) => valuesOf(file));
    return edits.every((one) => one.edits.every(({ text }) => !values.some(({ holds }) => holds(text))));
  };
}

/** How many findings have each severity. */
export function countSeverities(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

/** How often each word occurs, in the order of the alphabet. */
export function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of [...words].sort()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** Turns spans into lines and columns; each file is read and split once. */
export function placesIn(texts: Texts): Report['place'] {
  const starts = new Map<string, LineStarts>();
  return ({ file, start, end }) => {
    const lines = starts.get(file) ?? lineStarts(texts.read(file) ?? '');
    starts.set(file, lines);
    return { start: positionAt(lines, start), end: positionAt(lines, end) };
  };
}

export function textsFor(io: Io, loaded: Loaded): Texts {
  return textsOf(io.cwd, loaded.staged ? (file) => loaded.staged?.get(file) : undefined);
}

/** The fixes of a finding against the workspace as loaded; for a vault that was chosen, or the team's. */
export function fixesOf(finding: Finding, loaded: Loaded, texts: Texts, vault?: VaultId): Fix[] {
  return fixesFor(finding, contextOf(loaded, texts, vault));
}

function contextOf({ workspace: { graph }, engine, files }: Loaded, { read }: Texts, chosen?: VaultId): FixContext {
  const vault = chosen ?? engine.policy.vault;
  return { read, files, graph, tolerant: true, ...(vault ? { vault } : {}) };
}
