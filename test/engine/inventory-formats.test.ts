/** Every format of the inventory: read by somebody else's reader, whatever names stand in the files. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { INVENTORY_FORMATS } from '../../server/src/cli/formats/inventory/index';
import type { InventoryReport } from '../../server/src/cli/formats/inventory/model';
import { chosen, narrowed } from '../../server/src/cli/formats/inventory/narrow';
import { type InventoryRecord, inventoryOf } from '../../server/src/engine/inventory';
import { type IdentityMap, mapOf } from '../../server/src/engine/map';
import { lineStarts, positionAt } from '../../server/src/engine/syntax/lines';
import { program, withTools } from '../oracles/batch';
import { analyze } from '../support/analysis';
import { inventoryPage } from '../support/inventory-page';
import { fill } from '../support/planted';

/** Names that mean something to a spreadsheet, a browser, a renderer or a parser. */
const NAMES = [
  '=HYPERLINK("http://a.example","b")',
  '+1+1',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '  =1',
  '＝1',
  'a,b;c',
  'a|b||c',
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  'say "hi" \\" \\',
  "it's",
  'two\nlines\r\nand three',
  '](javascript:alert(1)) [x](y)',
  '`code` ``more``',
  '# head',
  '&amp; &#60;b&#62; ]]>',
  'end',
  'subgraph x["y"]',
  'a --> b; click n0 "http://a.example"',
  '%%{init: {}}%% #35; {{x}}',
  '\u0000\u0007\u001b[31mred',
  '\ud800 half',
  '\u202eleft',
  'Ünïcödé 身份 🔑',
  '',
];

const FILES = {
  'infra/prod/main.tf': `resource "aws_iam_role" "app" {\n  name = "app"\n  description = "Runs the shop"\n  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::998877665544:root", Service = "lambda.amazonaws.com" } }] })\n  tags = { owner = "web" }\n}\nresource "aws_iam_role_policy" "app" {\n  role = aws_iam_role.app.name\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:*", "sqs:SendMessage"], Resource = "*" }] })\n}\nresource "aws_lambda_function" "f" {\n  function_name = "f"\n  role = aws_iam_role.app.arn\n}\nresource "aws_db_instance" "db" {\n  username = "shop"\n  password = "{{password}}"\n}\nresource "azuread_application" "a" {\n  display_name = "sheets"\n}\nresource "azuread_application_password" "a" {\n  application_id = azuread_application.a.id\n  end_date = "2027-01-01T00:00:00Z"\n}\n`,
  'deploy/dev/sa.yaml':
    'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: api\n  namespace: shop\n  annotations:\n    eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/app\n',
};

let report: InventoryReport;
let hostile: InventoryReport;

before(async () => {
  const files = Object.fromEntries(Object.entries(FILES).map(([file, text]) => [file, fill(text)]));
  const workspace = await analyze(files);
  const records = inventoryOf(workspace);
  const starts = new Map(Object.entries(files).map(([file, text]) => [file, lineStarts(text)]));
  const place: InventoryReport['place'] = ({ file, start, end }) => {
    const lines = starts.get(file) ?? lineStarts('');
    return { start: positionAt(lines, start), end: positionAt(lines, end) };
  };
  const map = mapOf(workspace, records);
  report = { records, edges: workspace.graph.edges, map: () => map, place, version: '1.2.3', spec: '1.6' };
  hostile = withNames(report);
});

/** One identity for each name, with that name wherever a file could put one. */
function withNames(usual: InventoryReport): InventoryReport {
  const [first] = usual.records.filter(({ name }) => name === 'app') as [InventoryRecord];
  const records = NAMES.map((name, n): InventoryRecord => {
    const span = { file: `dir/${name}.tf`, start: 0, end: 1 };
    return {
      ...first,
      id: `tf:${n}:${name}`,
      name,
      aliases: [`tf:${n}:${name}`],
      declared: [span],
      owner: { value: name, source: name },
      purpose: { value: name, source: 'description' },
      environments: [{ value: name, source: name }],
      references: [{ from: name, fromType: name, type: 'uses', span }],
      grants: [{ source: name, actions: [name], resources: [name], span }],
      trust: [{ principal: name, external: true, span }],
      credentials: [{ type: name, storage: name, source: name, fingerprint: `${n}`, expires: name, span }],
    };
  });
  const nodes: IdentityMap['nodes'] = records.map(({ id, name, environments }) => ({
    ...{ id, kind: 'identity' as const, type: name, label: name, risk: 50, severity: 'high' as const },
    ...{ environments: environments.map(({ value }) => value), place: { file: name, start: 0, end: 0 } },
  }));
  const links = nodes.slice(1).map(({ id }, n) => ({ from: nodes[n]?.id ?? '', to: id, type: 'assumes' as const }));
  return { ...usual, records, edges: [], map: () => ({ nodes, links }) };
}

const written = (format: string, from = report) => {
  const text = INVENTORY_FORMATS[format]?.(from);
  assert.ok(text !== undefined, format);
  assert.equal(INVENTORY_FORMATS[format]?.(from), text, `${format} twice`);
  return text;
};

/** A program in Python over a text; undefined where what it needs is not here. */
function python(code: string, text: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'nhi-formats-'));
  writeFileSync(join(folder, 'text'), text);
  const { status, stdout, stderr } = spawnSync(program('python3'), ['-c', code, join(folder, 'text')], {
    encoding: 'utf8',
    env: withTools(),
  });
  rmSync(folder, { recursive: true });
  if (/ModuleNotFoundError/.test(stderr)) return undefined;
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

const validates = (schema: ValidateFunction, value: unknown) =>
  assert.ok(schema(value), JSON.stringify(schema.errors?.slice(0, 3), null, 1));

describe('inventory as JSON', () => {
  const schema = JSON.parse(readFileSync('media/nhi-inventory.schema.json', 'utf8'));
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const document = ajv.compile(schema);

  it('is what its schema says, and holds what the record holds', () => {
    const value = JSON.parse(written('json'));
    validates(document, value);
    const app = value.identities.find(({ name }: { name: string }) => name === 'app');
    assert.equal(app.owner.value, 'web');
    assert.deepEqual(app.environments, ['production']);
    assert.equal(app.purpose.value, 'Runs the shop');
    assert.equal(app.declared[0].range.start.line, 1);
    assert.ok(app.trust.some(({ external }: { external: boolean }) => external));
    assert.equal(value.identities.length, report.records.length);
  });

  it('as lines, each an identity of the same schema', () => {
    const lines = written('ndjson').split('\n');
    assert.equal(lines.pop(), '');
    assert.equal(lines.length, report.records.length);
    const identity = ajv.compile({ ...schema.definitions.identity, definitions: schema.definitions });
    for (const line of lines) {
      const { version, ...rest } = JSON.parse(line);
      assert.equal(version, 1);
      validates(identity, rest);
    }
    assert.equal(written('ndjson', hostile).trimEnd().split('\n').length, NAMES.length);
  });
});

describe('inventory as CycloneDX', () => {
  const folder = 'node_modules/@cyclonedx/cyclonedx-library/res/schema';
  const read = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.SNAPSHOT.schema.json`), 'utf8'));

  for (const spec of ['1.6', '1.7'] as const) {
    it(`validates against the schema of ${spec}, whatever the names are`, () => {
      const ajv = new Ajv({ strict: false, logger: false });
      addFormats(ajv);
      for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) {
        const { $id: _, ...schema } = read(name);
        ajv.addSchema(schema, `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
      }
      const schema = ajv.compile(read(`bom-${spec}`));
      for (const one of [report, hostile]) {
        const bom = JSON.parse(written('cyclonedx', { ...one, spec }));
        validates(schema, bom);
        assert.equal(bom.specVersion, spec);
        const refs: string[] = [...bom.components, ...bom.services].map((part: { 'bom-ref': string }) => part['bom-ref']);
        assert.equal(new Set(refs).size, refs.length, 'every reference names one');
        for (const { ref, dependsOn = [] } of bom.dependencies)
          for (const name of [ref, ...dependsOn]) assert.ok(refs.includes(name), `${name} is in it`);
      }
    });
  }

  it('has identities as services, credentials as assets without values, and no time of its own', () => {
    const text = written('cyclonedx');
    const bom = JSON.parse(text);
    assert.deepEqual([bom.serialNumber, bom.metadata.timestamp], [undefined, undefined]);
    assert.ok(!text.includes('"value": "'.concat(fill('{{password}}'))));
    const app = bom.services.find(({ name }: { name: string }) => name === 'app');
    assert.equal(app['x-trust-boundary'], true);
    assert.ok(app.properties.some(({ name, value }: Record<string, string>) => name === 'nhi:owner' && value === 'web'));
    const assets = bom.components.filter(({ type }: { type: string }) => type === 'cryptographic-asset');
    const material = assets.map(
      (one: { cryptoProperties: { relatedCryptoMaterialProperties?: Record<string, string> } }) =>
        one.cryptoProperties.relatedCryptoMaterialProperties,
    );
    assert.ok(material.some((one: Record<string, string>) => one.type === 'password' && one.expirationDate === undefined));
    assert.ok(material.some((one: Record<string, string>) => one.expirationDate === '2027-01-01T00:00:00Z'));
    assert.ok(material.every((one: Record<string, string>) => one.value === undefined));
    assert.ok(
      assets.every((one: { evidence: { occurrences: { line: number }[] } }) => (one.evidence.occurrences[0]?.line ?? 0) > 1),
    );
    const user = bom.dependencies.find(({ ref }: { ref: string }) => ref.includes('aws_lambda_function.f'));
    assert.ok(user?.dependsOn.includes(app['bom-ref']), 'the function depends on its role');
  });
});

describe('inventory as CSV', () => {
  const rowsOf = (from?: InventoryReport) =>
    python(
      'import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1], newline=""), strict=True))))',
      written('csv', from),
    ) as string[][];

  it('is a sheet for a review', () => {
    const [head, ...rows] = rowsOf();
    assert.deepEqual(head?.slice(-3), ['decision', 'reviewer', 'date']);
    const app = rows.find(([name]) => name === 'app') ?? [];
    const cell = (name: string) => app[head?.indexOf(name) ?? -1];
    assert.equal(cell('owner'), 'web');
    assert.equal(cell('environments'), 'production');
    assert.equal(cell('may do'), 's3:*, sqs:SendMessage');
    assert.equal(cell('wildcards'), '1');
    assert.equal(cell('declared'), 'infra/prod/main.tf');
    assert.deepEqual(app.slice(-3), ['', '', '']);
    assert.ok(written('csv').endsWith('\r\n'));
  });

  it('has no cell that a spreadsheet takes for a formula, and no row too many', () => {
    const rows = rowsOf(hostile);
    assert.equal(rows.length, NAMES.length + 1);
    assert.equal(new Set(rows.map((row) => row.length)).size, 1);
    for (const cell of rows.flat()) assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠]/);
    for (const cell of rows.flat()) assert.doesNotMatch(cell, /[\u0000-\u001f\u202e]/);
    assert.equal(rows[1]?.[0], `'${NAMES[0]}`);
  });
});

describe('inventory as Markdown', () => {
  it('is a table a kind, without lines of files and days', () => {
    const text = written('markdown');
    assert.match(text, /^# Non-human identities\n/);
    assert.match(text, /\n## iam-role\n/);
    assert.match(text, /\| \*\*app\*\* \| `infra\/prod\/main\.tf` \| web \| production \|/);
    assert.doesNotMatch(text, /main\.tf:\d/);
  });

  it('stays a table whatever the names are', () => {
    const text = written('markdown', hostile);
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    assert.equal(rows.length, NAMES.length + 2);
    const cells = rows.map((row) => row.split(/(?<!\\)\|/).length);
    assert.equal(new Set(cells).size, 1, cells.join(' '));
    const tags = [...text.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
    const outsideCode = text.replace(/(`+)[\s\S]*?\1/g, '');
    assert.doesNotMatch(outsideCode, /<(?!br>)/);
    assert.ok(tags.length > 0);
    assert.doesNotMatch(outsideCode, /(?<!\\)\]\(/);
  });
});

describe('inventory as pictures', () => {
  it('GraphML is read by networkx, with every node and attribute', function () {
    const code = `
import json, sys, networkx as nx
g = nx.read_graphml(sys.argv[1])
print(json.dumps({"nodes": dict(g.nodes(data=True)), "edges": [[a, b, d] for a, b, d in g.edges(data=True)]}))`;
    const read = python(code, written('graphml')) as
      | { nodes: Record<string, Record<string, unknown>>; edges: unknown[] }
      | undefined;
    if (!read) this.skip();
    const { nodes, links } = report.map();
    assert.equal(Object.keys(read.nodes).length, nodes.length);
    assert.equal(read.edges.length, new Set(links.map(({ from, to }) => `${from}\n${to}`)).size);
    const [app] = nodes.filter(({ label }) => label === 'app');
    assert.equal(read.nodes[app?.id ?? '']?.label, 'app');
    assert.equal(read.nodes[app?.id ?? '']?.environments, 'production');
    const odd = python(code, written('graphml', hostile)) as typeof read;
    const labels = Object.values(odd.nodes).map(({ label }) => label);
    for (const name of NAMES.filter((one) => one !== '' && !/[\u0000-\u0008\u000b-\u001f\ud800]/.test(one)))
      assert.ok(labels.includes(name), name);
  });

  it('DOT is read by pydot, names as they are', function () {
    const code = `
import json, sys, pydot
g = pydot.graph_from_dot_file(sys.argv[1])[0]
def nodes(x): return [n.get_label() for n in x.get_nodes() if n.get_label()] + [n for s in x.get_subgraphs() for n in nodes(s)]
print(json.dumps({"nodes": nodes(g), "edges": len(g.get_edges())}))`;
    const read = python(code, written('dot')) as { nodes: string[]; edges: number } | undefined;
    if (!read) this.skip();
    assert.equal(read.nodes.length, report.map().nodes.length);
    assert.equal(read.edges, report.map().links.length);
    const odd = python(code, written('dot', hostile)) as typeof read;
    assert.equal(odd.nodes.length, NAMES.length);
    assert.equal(odd.edges, NAMES.length - 1);
    assert.ok(odd.nodes.includes('"say \\"hi\\" \\\\\\" \\\\"'), odd.nodes.join('\n'));
  });

  it('Mermaid has one statement a line, and nothing of a name ends its quotes', () => {
    for (const one of [report, hostile]) {
      const lines = written('mermaid', one).trimEnd().split('\n');
      assert.ok(!lines.some((line) => line.includes('""')), 'empty quotes are no text to its grammar');
      assert.equal(lines.shift(), 'flowchart LR');
      const text = '"[^"<>`;\\\\]*(?:#\\d+;[^"<>`;\\\\]*)*(?:<br/>[^"<>`;\\\\]*(?:#\\d+;[^"<>`;\\\\]*)*)?"';
      const node = new RegExp(
        `^ {2,4}n\\d+(?:\\(\\[${text}\\]\\)|\\[${text}\\]|\\{\\{${text}\\}\\}|\\[\\(${text}\\)\\]|>${text}\\])$`,
      );
      const others = [
        /^ {2}n\d+ -- [\w-]+ --> n\d+$/,
        new RegExp(`^ {2}subgraph g\\d+\\[${text}\\]$`),
        /^ {2}end$/,
        /^ {2}class(?:Def)? /,
      ];
      for (const line of lines)
        assert.ok(
          [node, ...others].some((form) => form.test(line)),
          line,
        );
      assert.equal(lines.filter((line) => node.test(line)).length, one.map().nodes.length);
    }
  });

  it('say what a cap leaves out', () => {
    const nodes: IdentityMap['nodes'] = Array.from({ length: 3_000 }, (_, n) => ({
      ...{ id: `id${n}`, kind: 'identity' as const, type: 'iam-role', label: `role ${n}`, environments: [], risk: n % 100 },
    }));
    const links = nodes.slice(1).map(({ id }) => ({ from: 'id0', to: id, type: 'assumes' as const }));
    const many = { ...report, map: () => ({ nodes, links }) };
    assert.match(written('mermaid', many), /note\["2800 of 3000 nodes and \d+ of 2999 links are not drawn"\]/);
    assert.match(written('dot', many), /label="1000 of 3000 nodes and \d+ of 2999 links are not drawn"/);
    assert.equal(written('graphml', many).match(/<node /g)?.length, 3_000, 'a file for programs has them all');
    assert.ok(written('mermaid', many).includes('role 99<br/>'), 'the riskiest stay');
  });
});

describe('inventory, only some', () => {
  it('by kind, owner, environment and risk', () => {
    const names = (wanted: Parameters<typeof chosen>[1]) => chosen(report.records, wanted).map(({ name }) => name);
    assert.deepEqual(names({ owner: 'Web' }), ['app']);
    assert.ok(!names({ owner: 'none' }).includes('app') && names({ owner: 'none' }).length > 0);
    assert.deepEqual(names({ kind: 'k8s-service-account' }), ['shop/api']);
    assert.ok(names({ environment: 'production' }).includes('app'));
    assert.deepEqual(names({ minRisk: 101 }), []);
    const map = narrowed(report.map(), chosen(report.records, { owner: 'web' }));
    assert.deepEqual(
      map.nodes.filter(({ kind }) => kind === 'identity').map(({ label }) => label),
      ['app'],
    );
    assert.ok(map.links.length > 0);
    assert.ok(map.links.every(({ from, to }) => [from, to].every((end) => map.nodes.some(({ id }) => id === end))));
  });

  it('every format has its line in the documentation', () => {
    const page = inventoryPage();
    const missing = Object.keys(INVENTORY_FORMATS).filter(
      (name) => !page.includes(name === 'text' ? '`text`' : `\n| \`${name}\` |`),
    );
    assert.deepEqual(missing, []);
  });

  it('nothing at all is a document too', () => {
    for (const format of Object.keys(INVENTORY_FORMATS)) {
      const text = written(format, { ...report, records: [], edges: [], map: () => ({ nodes: [], links: [] }) });
      if (format === 'json' || format === 'cyclonedx') JSON.parse(text);
    }
  });
});
