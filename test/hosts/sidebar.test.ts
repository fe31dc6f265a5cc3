/** The nodes of the sidebar: groups, filters, and what stays the same object when the server answers again. */
import { strict as assert } from 'node:assert';
import type { Node } from '../../client/src/nodes';
import { partNodes } from '../../client/src/nodes';
import { reconcile } from '../../client/src/reconcile';
import { type Grouping, treeOf } from '../../client/src/tree';
import type { IdentityDto } from '../../server/src/lsp/protocol';

const identity = (id: string, more: Partial<IdentityDto> = {}): IdentityDto => ({
  ...{ folder: 'file:///w', id, kind: 'iam-role', name: id, file: 'main.tf', declared: true, risk: 0, uses: 0 },
  ...more,
});
const ROWS = [
  identity('api', { owner: 'web', environments: ['production', 'staging'], risk: 90, findings: 2, gravest: 'critical' }),
  identity('job', { file: 'job.tf', environments: ['staging'], uses: 3, storages: ['vault'] }),
  identity('db', { kind: 'database-account', risk: 40, storages: ['literal'], declared: false }),
];
const all = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => [node, ...all(node.children ?? [])]);
const drawn = (nodes: readonly Node[]) =>
  nodes.map(({ label, children = [] }) => `${label}: ${children.map((child) => child.label).join(' ')}`);

describe('the sidebar', () => {
  it('groups identities five ways, what is unknown last', () => {
    const by = (grouping: Grouping) => drawn(treeOf(ROWS, grouping, ''));
    assert.deepEqual(by('kind'), ['IAM roles: api job', 'Database accounts: db']);
    assert.deepEqual(by('environment'), ['production: api', 'staging: api job', 'No environment said: db']);
    assert.deepEqual(by('owner'), ['web: api', 'No owner named: job db']);
    assert.deepEqual(by('file'), ['job.tf: job', 'main.tf: api db']);
    assert.deepEqual(by('risk'), ['High risk (70 to 100): api', 'Medium risk (40 to 69): db', 'No risk seen: job']);
  });

  it('gives every node an id of its own, which does not depend on the grouping', () => {
    for (const grouping of ['kind', 'environment', 'owner', 'file', 'risk'] as const) {
      const ids = all(treeOf(ROWS, grouping, '')).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(ids.includes('identity:file:///w:api'), grouping);
    }
  });

  it('says in words what it shows in colours', () => {
    const api = all(treeOf(ROWS, 'owner', '')).find(({ label }) => label === 'api');
    assert.equal(api?.spoken, 'api, IAM role, 2 findings, gravest critical');
    assert.ok(all(treeOf(ROWS, 'kind', '')).every(({ spoken }) => spoken !== ''));
  });

  it('filters by all words, wherever they stand', () => {
    const left = (filter: string) =>
      treeOf(ROWS, 'kind', filter).flatMap(({ children = [] }) => children.map(({ label }) => label));
    assert.deepEqual(left('ROLE staging'), ['api', 'job']);
    assert.deepEqual(left('hardcoded'), ['db']);
    assert.deepEqual(left('critical web'), ['api']);
    assert.deepEqual(left('role nothing'), []);
  });

  it('keeps the objects of what stays, and names what is different', () => {
    const old = treeOf(ROWS, 'kind', '');
    const [roles] = old;
    const [api, job] = roles?.children ?? [];
    assert.ok(roles && api && job);
    api.children = partNodes(api.id, [{ id: 'used', label: 'Used by', leaves: [{ label: 'Deployment/api', note: '' }] }]);
    const opened = api.children;
    const same = reconcile(old, treeOf(ROWS, 'kind', ''));
    assert.deepEqual([same.changed, same.rearranged], [[], false]);
    const edited = reconcile(
      same.nodes,
      treeOf([ROWS[0] as IdentityDto, { ...ROWS[1], uses: 4 } as IdentityDto, ROWS[2] as IdentityDto], 'kind', ''),
    );
    assert.deepEqual(edited.changed, [job]);
    assert.equal(edited.rearranged, false);
    assert.equal(job.description, 'used by 4 · from a vault');
    assert.equal(edited.nodes[0], roles);
    assert.equal(api.children, opened);
    const fewer = reconcile(edited.nodes, treeOf(ROWS.slice(1), 'kind', ''));
    assert.equal(fewer.rearranged, true);
    assert.equal(fewer.nodes[0]?.children?.[0], job);
    assert.deepEqual(new Set(fewer.changed), new Set([roles, job]));
  });

  it('takes five thousand rows, and changes one', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => identity(`svc-${i}`, { uses: i % 7, environments: ['production'] }));
    const { nodes } = reconcile([], treeOf(rows, 'kind', ''));
    const edited = rows.map((row, at) => (at === 3 ? { ...row, uses: 9 } : row));
    const next = reconcile(nodes, treeOf(edited, 'kind', ''));
    assert.equal(next.rearranged, false);
    assert.equal(next.changed.length, 1);
  });
});
