/** Where the script of the map begins: in the editor's page it draws what the server sends, in a report it wakes the picture that is there. */
import { startPage } from './page';
import { startReport } from './report';

declare const acquireVsCodeApi:
  | undefined
  | (() => { postMessage(message: unknown): void; getState(): unknown; setState(state: unknown): void });

if (typeof acquireVsCodeApi === 'function') startPage(acquireVsCodeApi());
else startReport();
