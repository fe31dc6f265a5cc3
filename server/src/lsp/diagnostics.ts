import { createHash } from 'node:crypto';
import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { placesOf, toDiagnostic } from './convert';
import { type Folder, findingsByFile, findingsIn, uriOf } from './folder';
import type { State } from './state';

export function diagnosticsOf(folder: Folder, file: string): Diagnostic[] {
  const places = placesOf(folder);
  return findingsIn(folder, file).map((finding) => toDiagnostic(finding, places));
}

/** Names a list of diagnostics: the same name means nothing new to send. */
function resultIdOf(items: readonly Diagnostic[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('hex').slice(0, 16);
}

export function report(items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
  const resultId = resultIdOf(items);
  return resultId === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

/** What editors do not remember of the lists they show. */
export interface Memory {
  /** Files that findings were ever sent for: an editor forgets the name of a list when its document closes, not the list. */
  readonly shown: Set<string>;
  /** Files whose lists are sent once more: while a document closes, an editor drops what it is told about it. */
  readonly again: Set<string>;
}

export function createMemory(): Memory {
  return { shown: new Set(), again: new Set() };
}

/** Reports of every file that has findings now or had some before; files in which nothing changed are left out. */
export function workspaceReports(
  state: State,
  previous: ReadonlyMap<string, string>,
  { shown, again }: Memory,
  version: (uri: string) => number | null,
): WorkspaceDocumentDiagnosticReport[] {
  const reports: WorkspaceDocumentDiagnosticReport[] = [];
  const add = (uri: string, items: Diagnostic[]) => {
    const resultId = resultIdOf(items);
    if (previous.get(uri) === resultId && !again.has(uri)) return;
    reports.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: version(uri), resultId, items });
  };
  const reported = new Set<string>();
  for (const folder of state.folders.values()) {
    for (const file of findingsByFile(folder).keys()) {
      const uri = uriOf(folder, file);
      reported.add(uri);
      add(uri, diagnosticsOf(folder, file));
    }
  }
  for (const uri of new Set([...previous.keys(), ...shown, ...again])) if (!reported.has(uri)) add(uri, []);
  shown.clear();
  for (const uri of reported) shown.add(uri);
  again.clear();
  return reports;
}

/** Resolves at the next change, or when the client takes its question back. */
export interface Waiters {
  readonly wait: (token: CancellationToken) => Promise<void>;
  readonly wake: () => void;
}

export function createWaiters(): Waiters {
  const waiting = new Set<() => void>();
  return {
    wait: (token) =>
      new Promise((resolve) => {
        const done = () => {
          waiting.delete(done);
          resolve();
        };
        waiting.add(done);
        token.onCancellationRequested(done);
      }),
    wake() {
      for (const done of [...waiting]) done();
    },
  };
}

/** For clients that do not ask: every file with findings is published, and files that lost theirs get an empty list. */
export function createPublisher(connection: Connection, state: State, version: (uri: string) => number | null): () => void {
  const sent = new Map<string, string>();
  return () => {
    for (const one of workspaceReports(state, sent, createMemory(), version)) {
      if (one.kind !== DocumentDiagnosticReportKind.Full) continue;
      if (one.items.length > 0) sent.set(one.uri, one.resultId ?? '');
      else sent.delete(one.uri);
      connection.sendDiagnostics({
        uri: one.uri,
        diagnostics: one.items,
        ...(one.version === null ? {} : { version: one.version }),
      });
    }
  };
}
