import { type Disposable, type Event, EventEmitter } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { CHANGED, STATUS, type Status } from '../../server/src/lsp/protocol';

export interface News extends Disposable {
  /** Findings or identities are not what they were. */
  readonly changed: Event<void>;
  readonly status: Event<Status>;
}

/** What the server tells unasked, for everybody who listens: a client hands each notification to one listener only. */
export function createNews(client: LanguageClient): News {
  const changed = new EventEmitter<void>();
  const status = new EventEmitter<Status>();
  const parts = [
    ...[changed, status],
    client.onNotification(CHANGED, () => changed.fire()),
    client.onNotification(STATUS, (one: Status) => status.fire(one)),
  ];
  return {
    changed: changed.event,
    status: status.event,
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}
