import { randomBytes } from 'node:crypto';
import {
  commands,
  type Disposable,
  type ExtensionContext,
  Range,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type IdentityRef, MAP, type MapResult, nodeIdOf, type PlaceDto } from '../../server/src/lsp/protocol';
import type { News } from './news';
import type { FromPage, ToPage } from './webview/messages';

const TYPE = 'nhi.map';

/** What `nhi.showOnMap` is given: an identity, or a row of the sidebar that is one. */
type Target = IdentityRef | { readonly identity?: IdentityRef };

/** The map in a tab of its own: the whole workspace, or one identity and what is around it. */
export function createMap(context: ExtensionContext, client: LanguageClient, news: News): Disposable[] {
  let panel: WebviewPanel | undefined;
  /** What to show as soon as the page is there to show it. */
  let waiting: string | undefined;
  let isReady = false;

  const tell = (message: ToPage) => void panel?.webview.postMessage(message);

  async function send(): Promise<void> {
    if (!panel || !isReady) return;
    // One that is still starting tells when there is something to show.
    if (!client.isRunning()) return;
    const map = await client.sendRequest<MapResult>(MAP).catch(() => undefined);
    if (!map) return;
    tell({ type: 'map', map });
    if (waiting !== undefined) tell({ type: 'show', id: waiting });
    waiting = undefined;
  }

  function adopt(opened: WebviewPanel): void {
    panel = opened;
    isReady = false;
    opened.webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(context.extensionUri, 'dist')] };
    opened.iconPath = Uri.joinPath(context.extensionUri, 'media', 'activity.svg');
    opened.webview.onDidReceiveMessage((message: FromPage) => {
      if (message.type === 'open') void goTo(message.place, opened.viewColumn);
      else if (message.type === 'save') void save(message.svg);
      else {
        isReady = true;
        void send();
      }
    });
    opened.onDidChangeViewState(() => {
      if (opened.visible) void send();
    });
    opened.onDidDispose(() => {
      if (panel === opened) panel = undefined;
    });
    opened.webview.html = pageOf(opened, context.extensionUri);
  }

  function show(): void {
    if (panel) panel.reveal();
    else adopt(window.createWebviewPanel(TYPE, 'Identity Map', ViewColumn.Active));
  }

  return [
    commands.registerCommand('nhi.showMap', show),
    commands.registerCommand('nhi.showOnMap', (target?: Target) => {
      const identity = target && 'id' in target && 'folder' in target ? target : (target as { identity?: IdentityRef })?.identity;
      waiting = identity && nodeIdOf(identity);
      show();
      return send();
    }),
    window.registerWebviewPanelSerializer(TYPE, {
      deserializeWebviewPanel: async (opened) => adopt(opened),
    }),
    news.changed(() => {
      if (panel?.visible) void send();
    }),
    { dispose: () => panel?.dispose() },
  ];
}

/** Beside the map, which keeps the focus: one may go on to the next place. */
async function goTo({ uri, line, character, endLine, endCharacter }: PlaceDto, column: ViewColumn | undefined): Promise<void> {
  const viewColumn = column === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
  const selection = new Range(line, character, endLine, endCharacter);
  await window.showTextDocument(Uri.parse(uri), { selection, viewColumn, preserveFocus: true });
}

async function save(svg: string): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const uri = await window.showSaveDialog({
    filters: { SVG: ['svg'] },
    title: 'Export Identity Map',
    ...(folder ? { defaultUri: Uri.joinPath(folder, 'identity-map.svg') } : {}),
  });
  if (uri) await workspace.fs.writeFile(uri, new TextEncoder().encode(svg));
}

/** Nothing is loaded but the script, and nothing goes out. */
function pageOf({ webview }: WebviewPanel, extension: Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const script = webview.asWebviewUri(Uri.joinPath(extension, 'dist', 'map.js'));
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>Identity Map</title>
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
