/** Changes of Terraform files: `«…»` marks the place that facts give; what comes out is compared whole. */
import { strict as assert } from 'node:assert';
import { applyEdits } from '../../server/src/engine/fixes/apply';
import { hclChange } from '../../server/src/engine/fixes/data/hcl';
import type { DataChange } from '../../server/src/engine/rules/model';

type Change = DataChange extends infer One ? (One extends DataChange ? Omit<One, 'at'> : never) : never;

function changed(marked: string, change: Change): string | undefined {
  const start = marked.indexOf('«');
  const text = marked.replace(/[«»]/g, '');
  const at = { file: 'main.tf', start, end: marked.indexOf('»') - 1 };
  const edits = hclChange(text, { ...change, at } as DataChange);
  return edits && applyEdits(text, edits);
}

const set = (path: string[], value: unknown, more = {}): Change => ({ op: 'set', path, value, ...more }) as Change;
const remove = (more = {}): Change => ({ op: 'remove', ...more });
const append = (value: unknown): Change => ({ op: 'append', value }) as Change;
const replace = (text: string, comment?: string): Change => ({ op: 'replace', text, ...(comment ? { comment } : {}) });

const CASES: readonly (readonly [string, string, Change, string | undefined])[] = [
  [
    'an argument before the blocks, with an empty line between',
    '«spec {\n  container {\n    name = "a"\n  }\n}»\n',
    set(['automountServiceAccountToken'], false),
    'spec {\n  automount_service_account_token = false\n\n  container {\n    name = "a"\n  }\n}\n',
  ],
  [
    'an argument behind the others',
    '«spec {\n  replicas = 1\n  node     = "x"\n\n  container {\n  }\n}»\n',
    set(['hostPID'], false),
    'spec {\n  replicas = 1\n  node     = "x"\n  host_pid = false\n\n  container {\n  }\n}\n',
  ],
  [
    'another value for an argument',
    '«spec {\n  automount_service_account_token = true # why\n}»\n',
    set(['automountServiceAccountToken'], false),
    'spec {\n  automount_service_account_token = false # why\n}\n',
  ],
  [
    'a block on one line is opened',
    'r "a" "b" {\n  «metadata { name = "x" }»\n}\n',
    set(['namespace'], 'shop'),
    'r "a" "b" {\n  metadata {\n    name = "x"\n    namespace = "shop"\n  }\n}\n',
  ],
  [
    'a map below a block that is there',
    '«resource "kubernetes_service_account" "a" {\n  metadata {\n    name = "a"\n  }\n}»\n',
    set(['metadata', 'annotations', 'eks.amazonaws.com/role-arn'], 'arn'),
    'resource "kubernetes_service_account" "a" {\n  metadata {\n    name = "a"\n    annotations = {\n      "eks.amazonaws.com/role-arn" = "arn"\n    }\n  }\n}\n',
  ],
  [
    'blocks that are not there',
    '«env {\n  name = "A"\n}»\n',
    set(['valueFrom', 'secretKeyRef'], { name: 'db', key: 'p' }),
    'env {\n  name = "A"\n\n  value_from {\n    secret_key_ref {\n      name = "db"\n      key = "p"\n    }\n  }\n}\n',
  ],
  [
    'an entry of a map on its own line',
    'x = «{\n  a = 1\n  b = 2\n}»\n',
    set(['c-d.e'], 'f'),
    'x = {\n  a = 1\n  b = 2\n  "c-d.e" = "f"\n}\n',
  ],
  ['an entry of a map on one line', 'x = «{ a: 1 }»\n', set(['b', 'c'], [1, 'x']), 'x = { a: 1, b: { c = [1, "x"] } }\n'],
  ['an entry of an empty map', 'x = «{}»\n', set(['b'], true), 'x = { b = true }\n'],
  ['an item by its text', 'r {\n  verbs = ["get", "«*»"]\n}\n', remove(), 'r {\n  verbs = ["get"]\n}\n'],
  ['the first item', 'r {\n  verbs = [«"*"», "get"]\n}\n', remove(), 'r {\n  verbs = ["get"]\n}\n'],
  [
    'an item on its own line',
    'r {\n  verbs = [\n    "get",\n    "«bind»", # why\n  ]\n}\n',
    remove(),
    'r {\n  verbs = [\n    "get",\n  ]\n}\n',
  ],
  ['the only item', 'r {\n  verbs = ["«bind»"]\n}\n', remove(), 'r {\n  verbs = []\n}\n'],
  ['the only item with its list', 'r {\n  a = 1\n  verbs = ["«bind»"]\n}\n', remove({ empties: true }), 'r {\n  a = 1\n}\n'],
  [
    'a block with the empty line before it',
    'r "a" "b" {\n  x = 1\n\n  «rule {\n    verbs = ["get"]\n  }»\n\n  rule {\n    verbs = []\n  }\n}\n',
    remove(),
    'r "a" "b" {\n  x = 1\n\n  rule {\n    verbs = []\n  }\n}\n',
  ],
  ['the last block', 'r "a" "b" {\n  x = 1\n\n  «rule {\n    verbs = ["get"]\n  }»\n}\n', remove(), 'r "a" "b" {\n  x = 1\n}\n'],
  [
    'not the only rule of a role',
    'resource "kubernetes_role" "a" {\n  «rule {\n    verbs = ["get"]\n  }»\n}\n',
    remove(),
    undefined,
  ],
  ['an entry by its key', 'x = {\n  «a» = 1\n  b = 2\n}\n', remove(), 'x = {\n  b = 2\n}\n'],
  ['nothing for a block that stands for several', 'r {\n  «dynamic "rule" {\n    content {}\n  }»\n}\n', remove(), undefined],
  ['one more item', 'x = «["a"]»\n', append('b'), 'x = ["a", "b"]\n'],
  ['one more item on its own line', 'x = «[\n  "a",\n]»\n', append('${b}'), 'x = [\n  "a",\n  "$${b}",\n]\n'],
  ['one more item without a comma before it', 'x = «[\n  "a"\n]»\n', append('b'), 'x = [\n  "a",\n  "b"\n]\n'],
  ['one more item of none', 'x = «[]»\n', append('b'), 'x = ["b"]\n'],
  [
    'one more block',
    'r {\n  «rule {\n    verbs = ["a"]\n  }»\n  y {\n  }\n}\n',
    append({ verbs: ['b'], nonResourceURLs: ['/x'] }),
    'r {\n  rule {\n    verbs = ["a"]\n  }\n  rule {\n    verbs = ["b"]\n    non_resource_urls = ["/x"]\n  }\n  y {\n  }\n}\n',
  ],
  ['a text', 'x = "«a»" # c\n', replace('b'), 'x = "b" # c\n'],
  ['a part of a text', 'x = "--a=«true»"\n', replace('false', 'why'), 'x = "--a=false" # why\n'],
  ['a switch', 'x = «true»\n', replace('false'), 'x = false\n'],
  ['a reference', 'x = «kubernetes_role.a.metadata[0].name»\n', replace('view'), 'x = "view"\n'],
  ['nothing where the text would be something else', 'x = "«a»"\n', replace('${b}'), undefined],
  ['nothing where the block is half typed', 'x {\n  a = "«b»"\n  c =\n}\n', replace('d'), undefined],
  [
    'a key of YAML in the file',
    'resource "kubectl_manifest" "x" {\n  yaml_body = <<-YAML\n    spec:\n      «a: 1»\n      b: ${x.y}\n    ---\n    z: 1\n  YAML\n}\n'.replace(
      '«a: 1»\n      b: ${x.y}',
      '«a: 1\n      b: ${x.y}»',
    ),
    set(['automountServiceAccountToken'], false),
    'resource "kubectl_manifest" "x" {\n  yaml_body = <<-YAML\n    spec:\n      a: 1\n      b: ${x.y}\n      automountServiceAccountToken: false\n    ---\n    z: 1\n  YAML\n}\n',
  ],
  [
    'an item of YAML in the file',
    'r "k" "x" {\n  yaml_body = <<YAML\nrules:\n  - verbs: ["get", «"*"»]\nYAML\n}\n',
    remove(),
    'r "k" "x" {\n  yaml_body = <<YAML\nrules:\n  - verbs: ["get"]\nYAML\n}\n',
  ],
];

describe('edit-data in Terraform files', () => {
  for (const [name, text, change, expected] of CASES) it(name, () => assert.equal(changed(text, change), expected));

  it('keeps the line endings', () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    for (const [name, text, change, expected] of CASES)
      assert.equal(changed(crlf(text), change), expected && crlf(expected), name);
  });
});
