/** Function bodies that no tree is made of: which they are, and that the text around them keeps its places. */
import { strict as assert } from 'node:assert';
import { INTEREST } from '../../server/src/engine/facts/source/interest';
import { withoutDull } from '../../server/src/engine/syntax/source/dull';

const short = (dialect: 'js' | 'go' | 'java' | 'python', text: string): string => {
  const left = withoutDull(text, dialect, INTEREST);
  assert.equal(left.length, text.length);
  return left.replace(/ +/g, ' ');
};

const DULL: Record<string, ['js' | 'go' | 'java' | 'python', string, string]> = {
  function: ['js', 'function add(a, b) { return a + b; }\nnext();', 'function add(a, b) { }\nnext();'],
  'arrow function': ['js', 'const f = async (a: A): Promise<B> => { go(a); };', 'const f = async (a: A): Promise<B> => { };'],
  method: ['js', 'class A { size(): number { return this.list.length; } }', 'class A { size(): number { } }'],
  'function in a function': [
    'js',
    'function a() { const token = read(); list.map((x) => { return x * 2; }); }',
    'function a() { const token = read(); list.map((x) => { }); }',
  ],
  'braces in strings, templates, comments and patterns': [
    'js',
    "function a() { b('}'); c(`}${d({ e: '}' })}}`); /* } */ f(/[}/]}/); // }\n}\nnext();",
    'function a() { }\nnext();',
  ],
  'Go function and method': [
    'go',
    'func (c *C) Size(a int) (int, error) {\n\treturn 1, nil\n}\nfunc b() {\n\tc()\n}\n',
    'func (c *C) Size(a int) (int, error) { }\nfunc b() { }\n',
  ],
  'Java method': ['java', 'class A { int size() throws B, C { return 1; } }', 'class A { int size() throws B, C { } }'],
  'Python function': ['python', 'def a(b):\n    """Doc."""\n    return b\n\nnext()\n', 'def a(b):\n pass \n\nnext()\n'],
  'Python method with brackets and strings over lines': [
    'python',
    'class A:\n    def b(self):\n        c = [\n1,\n]\n        d = """\nx\n"""\n        return c\n    e = 1\n',
    'class A:\n def b(self):\n pass \n e = 1\n',
  ],
};

const KEPT: Record<string, ['js' | 'go' | 'java' | 'python', string]> = {
  'an object is no body': ['js', "const a = f(b) || { host: 'c' };"],
  'a condition is no function': ['js', "if (a(b)) { host = 'c'; } else { host = 'd'; }"],
  'a secret name': ['js', "function a() { const dbPassword = 'b'; }"],
  'a secret name in a string': ['js', "function a() { b['x-api-key'] = c; }"],
  'a setter': ['java', 'class A { void b() { c.setPassword("d"); } }'],
  'a call with credentials by position': ['go', 'func a() {\n\tdb, err := sql.Open("b", c)\n}'],
  'an environment read': ['js', 'const f = () => { return process.env.HOME; };'],
  'a connection string': ['python', "def a():\n    b('postgres://c:d@e/f')\n"],
  'something of interest in a nested function': ['js', 'function a() { return (b) => { return b.token; }; }'],
  'a body that is not closed': ['js', 'function a() { b(); '],
  'a range loop': ['go', 'func a() {\n\tfor _, b := range c(secret) { d(b) }\n}'],
  'what a class holds': ['java', 'class A { String host = b("c"); static { d(); } }'],
};

describe('bodies of functions', () => {
  for (const [name, [dialect, text, left]] of Object.entries(DULL)) {
    it(`leaves out: ${name}`, () => assert.equal(short(dialect, text), left));
  }
  for (const [name, [dialect, text]] of Object.entries(KEPT)) {
    it(`keeps: ${name}`, () => assert.equal(withoutDull(text, dialect, INTEREST), text));
  }

  it('keeps length and line ends outside of bodies for texts cut anywhere', () => {
    for (const [dialect, text] of Object.values(DULL)) {
      for (let at = 0; at <= text.length; at++) {
        assert.equal(withoutDull(text.slice(at), dialect, INTEREST).length, text.length - at);
        assert.equal(withoutDull(text.slice(0, at), dialect, INTEREST).length, at);
      }
    }
  });
});
