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
import { type Folder, findingsIn, uriOf, workspaceOf } from './folder';
import type { State } from './state';

export function diagnosticsOf(folder: Folder, file: string): Diagnostic[] {
  const places = placesOf(folder);
  return findingsIn(folder, file).map((finding) => toDiagnostic(finding, places));
}

/** Names a list of diagnostics: the same name means nothing new to send. */
export function resultIdOf(items: readonly Diagnostic[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('hex').slice(0, 16);
}

export function report(items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
  const resultId = resultIdOf(items);
  return resultId === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

/**
 * Reports of every file that has findings now or had some before; files in which nothing changed are left out.
 * `shown` are the files that findings were ever sent for: editors forget the name of a list when they close its document,
 * but go on showing the list.
 */
export function workspaceReports(
  state: State,
  previous: ReadonlyMap<string, string>,
  shown: Set<string>,
  version: (uri: string) => number | null,
): WorkspaceDocumentDiagnosticReport[] {
  const reports: WorkspaceDocumentDiagnosticReport[] = [];
  const reported = new Set<string>();
  for (const folder of state.folders.values()) {
    for (const file of new Set(workspaceOf(folder).findings.map((finding) => finding.span.file))) {
      const uri = uriOf(folder, file);
      reported.add(uri);
      const items = diagnosticsOf(folder, file);
      const resultId = resultIdOf(items);
      if (previous.get(uri) !== resultId) {
        reports.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: version(uri), resultId, items });
      }
    }
  }
  const none = resultIdOf([]);
  for (const uri of new Set([...previous.keys(), ...shown])) {
    if (!reported.has(uri) && previous.get(uri) !== none) {
      reports.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: version(uri), resultId: none, items: [] });
    }
    if (!reported.has(uri)) shown.delete(uri);
  }
  for (const uri of reported) shown.add(uri);
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
    for (const one of workspaceReports(state, sent, new Set(), version)) {
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
