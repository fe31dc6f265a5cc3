/** The map as the server gives it: closed, with places that exist, without a value. */
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MAP, type MapResult, nodeIdOf } from '../../server/src/lsp/protocol';
import { type Server, startServer } from '../support/lsp-client';
import { copyShop, removeShop } from '../support/shop';

describe('nhi/map', function () {
  this.timeout(60_000);
  let folder: string;
  let server: Server;
  let map: MapResult;

  before(async () => {
    folder = copyShop();
    server = await startServer([folder], { pull: true });
    await server.changed();
    map = await server.connection.sendRequest<MapResult>(MAP);
  });

  after(async () => {
    await server.stop();
    removeShop(folder);
  });

  it('has a node at every end of a link, each once', () => {
    const ids = map.nodes.map(({ id }) => id);
    assert.ok(ids.length > 100 && map.links.length > 60, `${ids.length} nodes, ${map.links.length} links`);
    assert.equal(new Set(ids).size, ids.length);
    const known = new Set(ids);
    assert.deepEqual(
      map.links.filter(({ from, to }) => !known.has(from) || !known.has(to)),
      [],
    );
  });

  it('calls identities as the views do, and goes to where they stand', () => {
    const [uri] = map.nodes.map(({ id }) => id.slice(0, id.indexOf('\n')));
    const id = nodeIdOf({ folder: uri ?? '', id: 'tf:platform:aws_iam_role.operator' });
    const role = map.nodes.find((node) => node.id === id);
    assert.equal(role?.at?.uri.endsWith('/platform/grants.tf'), true);
    assert.equal(role?.severity, 'critical');
    for (const { at } of map.nodes) if (at) assert.ok(existsSync(fileURLToPath(at.uri)), at.uri);
    const lines = readFileSync(join(folder, 'platform/grants.tf'), 'utf8').split('\n');
    assert.match(lines[role?.at?.line ?? -1] ?? '', /operator/);
  });

  it('holds no value', () => {
    const text = JSON.stringify(map);
    for (const value of ['Meadow-Train-2291!', 'pelican-Harbor-93', 'Lantern-River-7730']) assert.ok(!text.includes(value));
  });

  it('is the same as long as nothing changes', async () => {
    assert.deepEqual(await server.connection.sendRequest<MapResult>(MAP), map);
  });
});
