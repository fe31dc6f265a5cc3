/** Changes of data files: `«…»` marks the place that facts give; what comes out is compared whole. */
import { strict as assert } from 'node:assert';
import { emptyFacts } from '../../server/src/engine/facts/model';
import { applyEdits } from '../../server/src/engine/fixes/apply';
import { editData } from '../../server/src/engine/fixes/data/edit';
import type { FixContext } from '../../server/src/engine/fixes/model';
import { buildGraph } from '../../server/src/engine/graph/build';
import type { DataChange } from '../../server/src/engine/rules/model';

function contextOf(files: Readonly<Record<string, string>>): FixContext {
  const texts = new Map(Object.entries(files));
  return {
    read: (file) => texts.get(file),
    files: [...texts.keys()],
    graph: buildGraph([...texts.keys()].map((file) => emptyFacts(file, 'yaml'))),
  };
}

type Change = DataChange extends infer One ? (One extends DataChange ? Omit<One, 'at'> : never) : never;

function changed(marked: string, change: Change, file = 'app.yaml'): string | undefined {
  const start = marked.indexOf('«');
  const text = marked.replace(/[«»]/g, '');
  const at = { file, start, end: marked.indexOf('»') - 1 };
  const context: FixContext = contextOf({ [file]: text });
  const [fix] = editData(
    { type: 'edit-data', id: 'x', title: 't', safety: 'safe', changes: [{ ...change, at } as DataChange] },
    context,
  );
  return fix && applyEdits(text, fix.edits[0]?.edits ?? []);
}

const set = (path: string[], value: unknown, more = {}): Change => ({ op: 'set', path, value, ...more }) as Change;

const CASES: readonly (readonly [string, string, Change, string | undefined, string?])[] = [
  [
    'a key at the end of a block mapping',
    'spec:\n  «a: 1 # one\n  b: 2»\nz: 1\n',
    set(['c'], false),
    'spec:\n  a: 1 # one\n  b: 2\n  c: false\nz: 1\n',
  ],
  [
    'behind a key',
    '«on: push\njobs: {}»\n',
    set(['permissions'], { contents: 'read' }, { after: 'on' }),
    'on: push\npermissions:\n  contents: read\njobs: {}\n',
  ],
  [
    'before all others',
    'steps:\n  - «uses: x\n    with: {}»\n',
    set(['name'], 'a b', { first: true }),
    'steps:\n  - name: a b\n    uses: x\n    with: {}\n',
  ],
  [
    'below mappings that are missing',
    'steps:\n  - «uses: x»\n  - run: y\n',
    set(['with', 'persist-credentials'], false),
    'steps:\n  - uses: x\n    with:\n      persist-credentials: false\n  - run: y\n',
  ],
  ['below one that is there', '«uses: x\nwith:\n  a: 1»\n', set(['with', 'b'], 'true'), "uses: x\nwith:\n  a: 1\n  b: 'true'\n"],
  ['in place of a value', '«a: "x" # why\nb: 1»\n', set(['a'], 'z'), 'a: z # why\nb: 1\n'],
  ['in place of a list', '«a:\n  - x\n  - y\nb: 1»\n', set(['a'], { c: 'd' }), 'a:\n  c: d\nb: 1\n'],
  ['fewer items', '- «a:\n  - "x"\n  - "y" # why\n  - "z"\n  b: 1»\n', set(['a'], ['y']), '- a:\n  - "y" # why\n  b: 1\n'],
  ['fewer items of a template', '«a:\n  - x\n  - {{ .y }}\n  - z»\n', set(['a'], ['x', 'w']), undefined],
  ['a list like its neighbours', '«a:\n- x\nb: 1»\n', set(['c'], ['z']), 'a:\n- x\nb: 1\nc:\n- z\n'],
  ['a list in brackets like its neighbours', '«a: ["x"]\nb: 1»\n', set(['c'], ['', 'y']), 'a: ["x"]\nb: 1\nc: ["", "y"]\n'],
  ['in place of nothing', '«a:\nb: 1»\n', set(['a'], { c: ['d'] }), 'a:\n  c:\n    - d\nb: 1\n'],
  ['a word that YAML would read otherwise', '«a: 1»\n', set(['b'], 'on'), "a: 1\nb: 'on'\n"],
  ['in braces', 'a: «{ b: 1 }»\n', set(['c'], 'x, y'), "a: { b: 1, c: 'x, y' }\n"],
  ['in empty braces', 'a: «{}»\n', set(['c', 'd'], 1), 'a: { c: { d: 1 } }\n'],
  [
    'in JSON',
    '{\n  "a": «{\n    "b": 1\n  }»\n}\n',
    set(['c'], [true]),
    '{\n  "a": {\n    "b": 1,\n    "c": [true]\n  }\n}\n',
    'app.json',
  ],
  ['in place of a value in JSON', '{ "a": «{ "b": 1 }» }', set(['b'], 'x'), '{ "a": { "b": "x" } }', 'app.json'],
  ['with the line endings of the file', '«a: 1\r\nb: 2»\r\n', set(['c'], { d: 1 }), 'a: 1\r\nb: 2\r\nc:\r\n  d: 1\r\n'],
  ['with tabs kept behind a value', '«a: 1\t# x\nb: 2»\n', set(['b'], 3), 'a: 1\t# x\nb: 3\n'],
  ['not behind an anchor', '«a: &x 1\nb: *x»\n', set(['a'], 2), undefined],
  [
    'in a template, before what an action decides',
    'spec:\n  «a: 1\n  {{- if .Values.x }}\n  b: 2»\n  {{- end }}\n',
    set(['c'], 3),
    'spec:\n  c: 3\n  a: 1\n  {{- if .Values.x }}\n  b: 2\n  {{- end }}\n',
  ],
  ['behind a block scalar', '«run: |\n  a\n\n  b»\n\nz: 1\n', set(['x'], 1), undefined],
  [
    'an item of a list',
    'verbs:\n  - get\n  - «list» # all\n  - watch\n',
    { op: 'remove', at: 0 } as never,
    'verbs:\n  - get\n  - watch\n',
  ],
  [
    'the last item goes with its key',
    'rules:\n  - a: 1\n  - verbs:\n      - «bind»\n',
    { op: 'remove', empties: true },
    'rules:\n  - a: 1\n',
  ],
  ['the last item leaves an empty list', 'a:\n  verbs:\n    - «bind»\n  b: 1\n', { op: 'remove' }, 'a:\n  verbs: []\n  b: 1\n'],
  ['the first item in brackets', 'verbs: ["«bind»", "get"]\n', { op: 'remove' }, 'verbs: ["get"]\n'],
  ['the last item in brackets', "verbs: ['get', '«bind»']\n", { op: 'remove' }, "verbs: ['get']\n"],
  [
    'an item with a line of its own in brackets',
    '{\n  "v": [\n    "a",\n    "«b»"\n  ]\n}\n',
    { op: 'remove' },
    '{\n  "v": [\n    "a"\n  ]\n}\n',
    'app.json',
  ],
  ['an entry', 'env:\n  A: 1\n  B: «x»\n  C: 2\n', { op: 'remove' }, 'env:\n  A: 1\n  C: 2\n'],
  ['an entry by its key', 'env:\n  A: 1\n  «B»:\n    c: d\nz: 1\n', { op: 'remove' }, 'env:\n  A: 1\nz: 1\n'],
  [
    'the only entry with what holds it',
    'job:\n  name: x\n  env:\n    B: «x»\nz: 1\n',
    { op: 'remove', empties: true },
    'job:\n  name: x\nz: 1\n',
  ],
  ['the first entry of an item', '- «a»: 1\n  b: 2\n', { op: 'remove' }, '- b: 2\n'],
  ['a mapping in a list', 'env:\n  - «name: A\n    value: b»\n  - name: B\n', { op: 'remove' }, 'env:\n  - name: B\n'],
  ['one more item', 'a:\n- «x»\n', { op: 'append', value: 1 }, undefined],
  ['a scalar', "uses: 'a/b@«v4»'\n", { op: 'replace', text: 'abc' }, "uses: 'a/b@abc'\n"],
  [
    'a scalar, with a comment',
    'uses: a/b@«v4»\nx: 1\n',
    { op: 'replace', text: 'abc', comment: 'v4' },
    'uses: a/b@abc # v4\nx: 1\n',
  ],
  [
    'a scalar that has a comment',
    'uses: a/b@«v4» # old\n',
    { op: 'replace', text: 'abc', comment: 'v4' },
    'uses: a/b@abc # old\n',
  ],
  ['nothing where nothing changes', 'a: «b»\n', { op: 'replace', text: 'b' }, undefined],
];

describe('changes of data files', () => {
  for (const [name, text, change, expected, file] of CASES) it(name, () => assert.equal(changed(text, change, file), expected));

  it('appends to a list in block and in brackets', () => {
    const list = (text: string, start: number, end: number) => {
      const at = { file: 'app.yaml', start, end };
      const context = contextOf({ 'app.yaml': text });
      const changes: DataChange[] = [{ op: 'append', at, value: { a: 1, b: 2 } }];
      const [fix] = editData({ type: 'edit-data', id: 'x', title: 't', safety: 'safe', changes }, context);
      return fix && applyEdits(text, fix.edits[0]?.edits ?? []);
    };
    assert.equal(list('v:\n  - x: 1\n', 5, 12), 'v:\n  - x: 1\n  - a: 1\n    b: 2\n');
    assert.equal(list('v: [x]\n', 3, 6), 'v: [x, { a: 1, b: 2 }]\n');
    assert.equal(list('v: []\n', 3, 5), 'v: [{ a: 1, b: 2 }]\n');
  });

  it('makes all changes or none', () => {
    const text = 'a: 1\nb: 2\n';
    const context = contextOf({ 'app.yaml': text });
    const at = (start: number, end: number) => ({ file: 'app.yaml', start, end });
    const changes: DataChange[] = [
      { op: 'remove', at: at(0, 1) },
      { op: 'remove', at: at(99, 100) },
    ];
    assert.deepEqual(editData({ type: 'edit-data', id: 'x', title: 't', safety: 'safe', changes }, context), []);
  });
});
