/** A long source file is read in pieces; what is read must be what one reading of the whole gives. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { parseSource } from '../../server/src/engine/syntax/source/grammar';
import { piecesOf } from '../../server/src/engine/syntax/source/pieces';
import type { SourceNode } from '../../server/src/engine/syntax/source/tree';
import { prepareGrammars } from '../support/grammars';
import { filesUnder } from '../support/shop';

/** Types, fields and places of all nodes but comments and the root: where a block ends before a comment is a matter of taste. */
function shapeOf(root: SourceNode | undefined): string[] {
  const lines: string[] = [];
  const visit = (node: SourceNode, depth: number) => {
    if (node.type === 'comment') return;
    lines.push(`${' '.repeat(depth)}${node.type} ${node.field ?? ''} ${node.start} ${node.children.length > 0 ? '' : node.end}`);
    for (const child of node.children) visit(child, depth + 1);
  };
  for (const child of root?.children ?? []) visit(child, 0);
  return lines;
}

const whole = (_host: string, text: string) => [{ start: 0, end: text.length }];

const PYTHON = readFileSync('test/workspaces/shop/worker/worker.py', 'utf8');
const GO = `package main

import "fmt"

type Config struct {
	Name string
}

var (
	a = []string{"x", "y"}
)

// Run starts it.
func (c *Config) Run(n int) error {
	s := \`
func not() {
\`
	fmt.Println(s, '}', "}")
	return nil
}

const limit = 12
func main() {}
`;
const TYPESCRIPT = `import { a } from './a';
export const pattern = /^[{}"]+$/g;
const text = \`
export function not() {\${a({ b: "}" })}
\`;
/** A comment. */
@Component({
  selector: 'x',
})
export class Thing<T extends object> { run = (): void => {}; }
type Union =
  | 'a'
  | 'b'
export default function start() { return 1 / 2; }
`;

describe('source in pieces', () => {
  it('gives the nodes of one reading', async function () {
    this.timeout(60_000);
    const own = ['server/src', 'client/src', 'test'].flatMap(filesUnder).filter((file) => file.endsWith('.ts'));
    const files: [string, string, string][] = [
      ...own.map((file): [string, string, string] => ['typescript', file, readFileSync(file, 'utf8')]),
      [
        'typescript',
        'all.ts',
        own
          .slice(0, 40)
          .map((file) => readFileSync(file, 'utf8'))
          .join('\n'),
      ],
      ['typescript', 'b.ts', TYPESCRIPT.repeat(40)],
      ['javascript', 'b.js', TYPESCRIPT.replace(/@[^)]*\)\n|<T[^>]*>|: void|type[^;]*?'b'\n/g, '').repeat(40)],
      ['python', 'w.py', PYTHON.repeat(12)],
      ['go', 'main.go', GO.repeat(30)],
    ];
    await prepareGrammars(files.map(([, file]) => file));
    let cut = 0;
    for (const [host, file, text] of files) {
      cut += piecesOf(host, text).length - 1;
      assert.deepEqual(shapeOf(parseSource(host, file, text)?.root), shapeOf(parseSource(host, file, text, whole)?.root), file);
    }
    assert.ok(cut > 300, `${cut} cuts`);
  });

  it('keeps damage inside its piece', async () => {
    await prepareGrammars(['a.py']);
    const text = PYTHON.repeat(12);
    const at = text.indexOf('def work', text.length / 2);
    const damaged = `${text.slice(0, at)}x = (\n${text.slice(at)}`;
    assert.ok(piecesOf('python', damaged).length >= piecesOf('python', text).length);
    const errors = shapeOf(parseSource('python', 'a.py', damaged)?.root).filter((line) => line.includes('ERROR'));
    assert.ok(errors.length < 3, errors.join('\n'));
  });
});
