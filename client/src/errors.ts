import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient/node';

const RESTARTS = 4;
const WITHIN_MS = 3 * 60 * 1000;
const ERRORS = 3;

/**
 * A server that dies is started again without a notification: its log says so, and findings come back by themselves.
 * One that keeps dying stays down, and `failed` tells the status item.
 */
export function createErrorHandler(failed: () => void): ErrorHandler {
  const ends: number[] = [];
  return {
    error(_error, _message, count): ErrorHandlerResult {
      return { action: (count ?? 0) <= ERRORS ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
    },
    closed(): CloseHandlerResult {
      ends.push(Date.now());
      const recent = ends.filter((end) => end > Date.now() - WITHIN_MS);
      if (recent.length <= RESTARTS) return { action: CloseAction.Restart, handled: true };
      failed();
      const message = `The language server ended ${recent.length} times within three minutes and is not started again.`;
      return { action: CloseAction.DoNotRestart, message, handled: true };
    },
  };
}
