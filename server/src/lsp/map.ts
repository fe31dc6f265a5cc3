/** The map of all folders, with places that an editor can open. */
import type { Connection } from 'vscode-languageserver';
import type { Workspace } from '../engine/analyze';
import { mapOf } from '../engine/map';
import { placesOf, toPlace } from './convert';
import { type Folder, workspaceOf } from './folder';
import { MAP, type MapResult, nodeIdOf } from './protocol';
import { recordsOf } from './records';
import { freshen, type State } from './state';

/** Answers what the page of the map asks. */
export function serveMap(connection: Connection, state: State): void {
  connection.onRequest(MAP, async (): Promise<MapResult> => {
    await freshen(state);
    const parts = [...state.folders.values()].map(mapIn);
    return { nodes: parts.flatMap(({ nodes }) => nodes), links: parts.flatMap(({ links }) => links) };
  });
}

/** Made once for every state of a workspace. */
const known = new WeakMap<Workspace, MapResult>();

function mapIn(folder: Folder): MapResult {
  const workspace = workspaceOf(folder);
  const before = known.get(workspace);
  if (before) return before;
  const { nodes, links } = mapOf(workspace, recordsOf(folder).all);
  const places = placesOf(folder);
  // Two folders may call different things alike.
  const idOf = (id: string) => nodeIdOf({ folder: folder.uri, id });
  const result: MapResult = {
    nodes: nodes.map(({ place, id, ...node }) => ({
      ...node,
      id: idOf(id),
      ...(place ? { at: toPlace(places(place)) } : {}),
    })),
    links: links.map(({ from, to, type }) => ({ from: idOf(from), to: idOf(to), type })),
  };
  known.set(workspace, result);
  return result;
}
