import { strict as assert } from 'node:assert';
import { around } from '../../server/src/engine/map/around';
import { columnsOf } from '../../server/src/engine/map/columns';
import { environmentOf, regionsOf } from '../../server/src/engine/map/groups';
import { createLayout, layoutOf } from '../../server/src/engine/map/layout';
import type { IdentityMap } from '../../server/src/engine/map/model';
import { MAP_CSS, PALETTE_CSS } from '../../server/src/engine/map/style';
import { svgOf } from '../../server/src/engine/map/svg';
import { shortLabel } from '../../server/src/engine/map/words';
import { madeUpMap } from '../support/map';

const HOSTILE: IdentityMap = {
  nodes: [
    {
      id: 'a"><script>alert(1)</script>',
      kind: 'identity',
      type: 'iam-role',
      label: '<script>alert("1")</script>&\u0000\ud800',
      environments: ['<b>prod</b>'],
      risk: 90,
      severity: 'critical',
      admin: true,
    },
    { id: 'b', kind: 'rights', type: 'policy', label: "it's", environments: [] },
  ],
  links: [{ from: 'a"><script>alert(1)</script>', to: 'b', type: 'grants' }],
};

describe('positions of the map', () => {
  it('are the same in every run', () => {
    const map = madeUpMap(200, 300);
    assert.deepEqual(layoutOf(map), layoutOf(map));
  });

  it('give every node a place of its own, where its label can be read', () => {
    const points = [...layoutOf(madeUpMap(200, 300)).values()];
    assert.equal(points.length, 200);
    let close = 0;
    for (const [at, a] of points.entries())
      for (const b of points.slice(at + 1)) if (Math.abs(a.x - b.x) < 60 && Math.abs(a.y - b.y) < 28) close++;
    assert.ok(close < 10, `${close} pairs are too close`);
  });

  it('keep environments apart', () => {
    const map = madeUpMap(300, 500);
    const regions = regionsOf(map);
    for (const [at, a] of regions.entries())
      for (const b of regions.slice(at + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > a.radius + b.radius);
    const positions = layoutOf(map);
    const middles = regions.map(({ members, environment }) => {
      const own = members.map((id) => positions.get(id) ?? { x: Number.NaN, y: Number.NaN });
      const [x, y] = [own.reduce((sum, at) => sum + at.x, 0) / own.length, own.reduce((sum, at) => sum + at.y, 0) / own.length];
      return { environment, x, y };
    });
    const strays = map.nodes.filter((node) => {
      const at = positions.get(node.id) ?? { x: 0, y: 0 };
      const away = ({ x, y }: { x: number; y: number }) => Math.hypot(x - at.x, (y - at.y) * 1.8);
      const nearest = [...middles].sort((a, b) => away(a) - away(b))[0];
      return nearest?.environment !== environmentOf(node);
    });
    assert.ok(strays.length < 20, `${strays.length} of ${map.nodes.length} stand nearer to another environment`);
  });

  it('stay when the map is asked for again, and when something is added', () => {
    const map = madeUpMap(60, 90);
    const before = layoutOf(map);
    assert.equal(createLayout(map, before).step(), false);
    assert.deepEqual(layoutOf(map, before), before);
    const more = madeUpMap(66, 90);
    const after = layoutOf(more, before);
    assert.equal(after.size, 66);
    for (const [id, { x, y }] of before) {
      const now = after.get(id);
      assert.ok(now && Math.abs(now.x - x) < 0.2 && Math.abs(now.y - y) < 0.2, id);
    }
  });

  it('are found for 2,000 nodes in a bounded number of steps', () => {
    const layout = createLayout(madeUpMap(2000, 4000));
    let steps = 1;
    while (layout.step()) steps++;
    assert.ok(steps <= 300, String(steps));
    assert.equal(layout.progress(), 1);
    assert.ok([...layout.positions().values()].every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
  });

  it('stand in columns around one identity: who uses it, itself, what it may do', () => {
    const node = (id: string, kind: IdentityMap['nodes'][number]['kind']) => ({
      id,
      kind,
      type: '',
      label: id,
      environments: [],
    });
    const map: IdentityMap = {
      nodes: [
        ...[node('me', 'identity'), node('job', 'user'), node('all', 'outsider')],
        ...[node('policy', 'rights'), node('vault', 'store'), node('other', 'identity')],
      ],
      links: [
        { from: 'job', to: 'me', type: 'uses' },
        { from: 'all', to: 'me', type: 'assumes' },
        { from: 'me', to: 'policy', type: 'grants' },
        { from: 'me', to: 'vault', type: 'stores-in' },
        { from: 'other', to: 'policy', type: 'grants' },
      ],
    };
    const at = columnsOf(map, 'me');
    const x = (id: string) => at.get(id)?.x ?? Number.NaN;
    assert.ok(x('job') === x('all') && x('job') < x('me') && x('me') < x('policy') && x('policy') === x('vault'));
    assert.equal(x('other'), x('me'));
    assert.equal(new Set([...at.values()].map((point) => `${point.x} ${point.y}`)).size, map.nodes.length);
    assert.equal(around(map, 'me', 1).nodes.length, 5);
  });
});

describe('the picture of the map', () => {
  it('is the same in every run, and holds every node', () => {
    const map = madeUpMap(120, 200);
    const draw = () => svgOf(map, layoutOf(map), { title: 'Map' });
    const svg = draw();
    assert.equal(svg, draw());
    assert.equal([...svg.matchAll(/data-id="/g)].length, 120);
    assert.equal(
      [...svg.matchAll(/class="head" d="([^"]*)"/g)]
        .map((match) => match[1]?.split('M').length ?? 0)
        .reduce((a, b) => a + b - 1, 0),
      map.links.length,
    );
  });

  it('escapes whatever a workspace calls its things', () => {
    const svg = svgOf(HOSTILE, layoutOf(HOSTILE), { title: '</title><script>', style: MAP_CSS + PALETTE_CSS });
    assert.ok(!/<script|<b>|\u0000|\ud800/.test(svg));
    assert.ok(svg.includes('&lt;script&gt;'));
    assert.ok(!/ on\w+=|href=|url\(/.test(svg), 'nothing runs and nothing is loaded');
  });

  it('says in words what it says in colours', () => {
    const svg = svgOf(HOSTILE, layoutOf(HOSTILE), { title: 'Map' });
    assert.match(svg, /aria-label="[^"]*IAM role, [^"]*administrator, gravest finding critical, risk 90"/);
    assert.match(svg, /class="risk"[^>]*>90</);
    assert.match(svg, /★/);
    assert.ok(!/#[0-9a-f]{6}|style="/i.test(svg), 'colours are of whoever shows it');
  });

  it('names each environment with its identities', () => {
    const svg = svgOf(madeUpMap(80, 60), layoutOf(madeUpMap(80, 60)), { title: 'Map' });
    assert.match(svg, /class="region"><text[^>]*>production · \d+ identities/);
  });

  it('can be drawn of nothing', () => {
    assert.match(svgOf({ nodes: [], links: [] }, new Map(), { title: 'Map' }), /^<svg[\s\S]*<\/svg>$/);
  });

  it('shortens names at a place where they are alike', () => {
    assert.equal(shortLabel({ label: 'aws_iam_role_policy.support policy', type: 'policy' }), 'aws_iam_….support policy');
    assert.equal(shortLabel({ label: 'aws_lambda_function.worker', type: 'aws_lambda_function' }), 'worker');
    assert.equal(shortLabel({ label: 'Deployment/{{ .Release.Name }}-web', type: 'Deployment' }), '…-web');
    assert.equal(shortLabel({ label: 'short', type: 'iam-role' }), 'short');
  });
});
