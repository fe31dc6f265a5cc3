/** Changes of Bicep files: `«…»` marks the place that facts give; what comes out is compared whole. */
import { strict as assert } from 'node:assert';
import { applyEdits } from '../../server/src/engine/fixes/apply';
import { bicepChange } from '../../server/src/engine/fixes/data/bicep';
import type { DataChange } from '../../server/src/engine/rules/model';
import { parseBicep } from '../../server/src/engine/syntax/bicep/parser';

type Change = DataChange extends infer One ? (One extends DataChange ? Omit<One, 'at'> : never) : never;

function changed(marked: string, change: Change): string | undefined {
  const start = marked.indexOf('«');
  const text = marked.replace(/[«»]/g, '');
  const at = { file: 'main.bicep', start, end: marked.indexOf('»') - 1 };
  const edits = bicepChange(text, { ...change, at } as DataChange);
  return edits && applyEdits(text, edits);
}

const set = (path: string[], value: unknown, more = {}): Change => ({ op: 'set', path, value, ...more }) as Change;
const remove = (more = {}): Change => ({ op: 'remove', ...more });
const append = (value: unknown): Change => ({ op: 'append', value }) as Change;
const replace = (text: string, comment?: string): Change => ({ op: 'replace', text, ...(comment ? { comment } : {}) });

const resource = (body: string) => `resource a 'M.A/b@1' = ${body}\n`;

const CASES: readonly (readonly [string, string, Change, string | undefined])[] = [
  ['another value', resource('«{\n  a: true // why\n}»'), set(['a'], false), resource('{\n  a: false // why\n}')],
  [
    'a new entry behind the others',
    resource("«{\n  name: 'a' // mine\n}»"),
    set(['identity', 'type'], "System'Assigned"),
    resource("{\n  name: 'a' // mine\n  identity: {\n    type: 'System\\'Assigned'\n  }\n}"),
  ],
  [
    'a new entry below what is there, by the name of the resource',
    "resource «a» 'M.A/b@1' = if (x) {\n  name: 'a'\n  properties: {\n    b: 1\n  }\n  tags: {}\n}\n",
    set(['properties', 'c-d'], ['x', 'y']),
    "resource a 'M.A/b@1' = if (x) {\n  name: 'a'\n  properties: {\n    b: 1\n    'c-d': [\n      'x'\n      'y'\n    ]\n  }\n  tags: {}\n}\n",
  ],
  [
    'into an empty object',
    resource('{\n  properties: «{}»\n}'),
    set(['a'], true),
    resource('{\n  properties: {\n    a: true\n  }\n}'),
  ],
  ['on one line', resource('«{ a: 1, b: 2 }»'), set(['c'], true), resource('{ a: 1, b: 2, c: true }')],
  [
    'behind a certain key',
    resource('«{\n  a: 1\n  b: 2\n}»'),
    set(['c'], 3, { after: 'a' }),
    resource('{\n  a: 1\n  c: 3\n  b: 2\n}'),
  ],
  ['before all others', resource('«{\n  a: 1\n}»'), set(['c'], 3, { first: true }), resource('{\n  c: 3\n  a: 1\n}')],
  ['not below what a variable says', resource('«{\n  properties: p\n}»'), set(['properties', 'c'], 3), undefined],
  ['not where more may come', resource('«{\n  a: 1\n  ...more\n}»'), set(['c'], 3), undefined],
  ['a decorator', '@minLength(1)\nparam «a» string\n', set(['@secure'], true), '@minLength(1)\n@secure()\nparam a string\n'],
  ['no second decorator', '@secure()\nparam «a» string\n', set(['@secure'], true), undefined],
  ['a default that goes', "param a string = '«x»' // why\n", remove(), 'param a string // why\n'],
  ['an output that goes', "param a string\n@description('b')\noutput «b» string = a\n", remove(), 'param a string\n'],
  [
    'an item that goes',
    resource("{\n  a: [\n    'x'\n    '«y»' // no\n  ]\n}"),
    remove(),
    resource("{\n  a: [\n    'x'\n  ]\n}"),
  ],
  ['an item on one line', resource("{\n  a: ['x', '«y»', 'z']\n}"), remove(), resource("{\n  a: ['x', 'z']\n}")],
  ['the last item on one line', resource("{\n  a: ['x', '«y»']\n}"), remove(), resource("{\n  a: ['x']\n}")],
  ['an entry by its key', resource('{\n  «a»: {\n    b: 1\n  }\n  c: 2\n}'), remove(), resource('{\n  c: 2\n}')],
  [
    'what is left empty',
    resource("{\n  a: {\n    b: ['«y»']\n  }\n  c: 2\n}"),
    remove({ empties: true }),
    resource('{\n  c: 2\n}'),
  ],
  ['one more item', resource("{\n  a: «[\n    'x'\n  ]»\n}"), append('y'), resource("{\n  a: [\n    'x'\n    'y'\n  ]\n}")],
  ['one more item on the line', resource("{\n  a: «['x']»\n}"), append('y'), resource("{\n  a: ['x', 'y']\n}")],
  ['the first item', resource('{\n  a: «[]»\n}'), append('y'), resource("{\n  a: [\n    'y'\n  ]\n}")],
  ['another text', resource("{\n  a: '«*»'\n}"), replace("r'd", 'why'), resource("{\n  a: 'r\\'d' // why\n}")],
  ['a part of a text', resource("{\n  a: 'x/«*»/${b}'\n}"), replace('y'), resource("{\n  a: 'x/y/${b}'\n}")],
  ['another truth', resource('{\n  a: «true»\n}'), replace('false'), resource('{\n  a: false\n}')],
  [
    'a value in the arguments of a call',
    resource("{\n  a: id('t', '«x»')\n}"),
    replace('y'),
    resource("{\n  a: id('t', 'y')\n}"),
  ],
  ['nothing where it is half typed', resource('{\n  a: «true»\n  b: [\n'), replace('false'), undefined],
];

describe('changes of Bicep files', () => {
  for (const [name, text, change, expected] of CASES) {
    it(name, () => assert.equal(changed(text, change), expected));
    const crlf = (one: string | undefined) => one?.replace(/\n/g, '\r\n');
    it(`${name}, with CRLF`, () => assert.equal(changed(crlf(text) ?? '', change), crlf(expected)));
  }

  it('leave files that are read without an issue', () => {
    for (const [name, text, change] of CASES) {
      const after = changed(text, change);
      if (after !== undefined) assert.deepEqual(parseBicep(after).issues, [], name);
    }
  });
});
