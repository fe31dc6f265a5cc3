import { commands, type Disposable, env, Location, l10n, Position, Range, Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  IDENTITY,
  IDENTITY_AT,
  type IdentityDetail,
  type IdentityRef,
  PEEK_REFERENCES,
  type PeekDto,
  type PlaceDto,
} from '../../server/src/lsp/protocol';
import type { FindingsView } from './findings';
import type { IdentitiesView } from './identities';
import { LOOK } from './live-tree';
import type { Node } from './nodes';

/** What can be done with an identity: from its row in the sidebar, its lens, or the cursor. */
export function registerIdentityCommands(client: LanguageClient, view: IdentitiesView, findings: FindingsView): Disposable[] {
  const detailOf = (node: Node | undefined): Promise<IdentityDetail | null> =>
    node?.identity ? client.sendRequest<IdentityDetail | null>(IDENTITY, node.identity) : Promise.resolve(null);
  // A key hands over no row: the selected one is meant.
  const on = (name: string, run: (node: Node, how: unknown) => unknown) =>
    commands.registerCommand(name, (node?: Node, how?: unknown) => {
      const meant = node ?? view.selected() ?? findings.selected();
      return meant ? run(meant, how) : undefined;
    });
  return [
    on('nhi.identity.goTo', async (node, how) => {
      const place = node.place ?? (await detailOf(node))?.place;
      const options = place && { selection: rangeOf(place), preserveFocus: how === LOOK };
      if (place) await commands.executeCommand('vscode.open', Uri.parse(place.uri), options);
    }),
    on('nhi.identity.references', async (node) => {
      const detail = await detailOf(node);
      if (detail?.place) await peek(detail.place.uri, detail.place, detail.mentions);
    }),
    on('nhi.identity.copyName', (node) => env.clipboard.writeText(node.label)),
    commands.registerCommand(PEEK_REFERENCES, ({ folder, id, at, places }: PeekDto) =>
      places.length > 0 ? peek(at.uri, at, places) : view.show({ folder, id }),
    ),
    commands.registerCommand('nhi.identity.reveal', async () => {
      const editor = window.activeTextEditor;
      if (!editor) return;
      const { line, character } = editor.selection.active;
      const at: PlaceDto = { uri: editor.document.uri.toString(), line, character, endLine: line, endCharacter: character };
      const identity = await client.sendRequest<IdentityRef | null>(IDENTITY_AT, at);
      if (identity) await view.show(identity);
      else window.setStatusBarMessage(l10n.t('No identity is named here'), 3000);
    }),
  ];
}

function peek(uri: string, { line, character }: PlaceDto, places: readonly PlaceDto[]): Thenable<unknown> {
  const locations = places.map((place) => new Location(Uri.parse(place.uri), rangeOf(place)));
  return commands.executeCommand('editor.action.showReferences', Uri.parse(uri), new Position(line, character), locations);
}

function rangeOf({ line, character, endLine, endCharacter }: PlaceDto): Range {
  return new Range(line, character, endLine, endCharacter);
}
