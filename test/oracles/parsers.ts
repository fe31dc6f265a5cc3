/** The parsers that the hosts themselves use. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { parseAllDocuments } from 'yaml';
import { parseBicep } from '../../server/src/engine/syntax/bicep/parser';
import { maskTemplate } from '../../server/src/engine/syntax/data/helm';
import { CLOUDFORMATION_TAGS } from '../../server/src/engine/syntax/data/yaml-tags';
import { batch, complaintOf, each, has } from './batch';
import { endsIn, type Oracle } from './model';

const always = () => true;

const hcl = createRequire(join(process.cwd(), 'package.json'))('hcl2-parser') as {
  parseToObject: (text: string) => [unknown, unknown];
};

const PYTHON = `
import ast, sys
for name in sys.argv[1:]:
    try: ast.parse(open(name, 'rb').read(), name)
    except SyntaxError as e: print(f"{name}:{e.lineno} {e.msg}")
`;

const TOML = `
import sys, tomllib
for name in sys.argv[1:]:
    try: tomllib.loads(open(name, 'rb').read().decode('utf-8-sig'))
    except ValueError as e: print(f"{name}:1 {e}")
`;

const JAVA = `
import javax.tools.*; import java.util.*; import com.sun.source.util.JavacTask; import java.nio.file.*;
public class Check { public static void main(String[] args) throws Exception {
  var compiler = ToolProvider.getSystemJavaCompiler();
  for (String name : args) {
    String text = Files.readString(Path.of(name)).replaceFirst("^\\\\uFEFF", "");
    var source = new SimpleJavaFileObject(Path.of(name).toUri(), JavaFileObject.Kind.SOURCE) { public CharSequence getCharContent(boolean b) { return text; } };
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    ((JavacTask) compiler.getTask(null, null, diagnostics, null, null, List.of(source))).parse();
    for (var d : diagnostics.getDiagnostics()) if (d.getKind() == Diagnostic.Kind.ERROR) { System.out.println(name + ":" + d.getLineNumber() + " " + d.getMessage(Locale.ROOT).replace('\\n', ' ')); break; }
  }
} }
`;

/** Each file by itself: the programs read one at a time. */
const loop = (check: string) => `for f in "$@"; do ${check} 2>&1 | sed "s|^|$f:1 |"; done`;

/** Ruby and PHP print that all is well, too. */
const RUBY = loop('ruby -c "$f" | grep -v "^Syntax OK"');
const PHP = loop('php -l "$f" | grep -E "^(PHP )?(Parse|Fatal) error"');
const BASH = loop('bash -n "$f"');

export const parsers: readonly Oracle[] = [
  {
    name: 'hcl2-parser',
    reads: endsIn('.tf', '.tofu', '.tfvars', '.hcl'),
    present: always,
    run: each((_file, text) => {
      const [, error] = hcl.parseToObject(text.replace(/^\uFEFF/, ''));
      return error ? String(error).slice(0, 300) : undefined;
    }),
  },
  {
    name: 'yaml',
    reads: endsIn('.yaml', '.yml'),
    present: always,
    run: each((file, text) => {
      const masked = text.includes('{{') && file.includes('templates/') ? maskTemplate(text) : text;
      return parseAllDocuments(masked, { customTags: CLOUDFORMATION_TAGS, logLevel: 'silent' })
        .flatMap((document) => document.errors)
        .map(({ message }) => message)[0];
    }),
  },
  {
    // Microsoft's compiler is a program of its own that no registry has: what stands in for it is our parser, which knows every damage it met.
    name: 'bicep, our own parser',
    reads: endsIn('.bicep', '.bicepparam'),
    present: always,
    run: each((_file, text) => parseBicep(text).issues[0]?.message),
  },
  {
    name: 'JSON.parse',
    reads: endsIn('.json'),
    present: always,
    run: each((_file, text) => complaintOf(() => JSON.parse(text.replace(/^\uFEFF/, '')))),
  },
  {
    name: 'esbuild',
    reads: (file) => /\.[cm]?[jt]sx?$/.test(file),
    present: always,
    run: each((file, text) => {
      const [, script = 'js', markup = ''] = /\.[cm]?([jt]s)(x?)$/.exec(file) ?? [];
      return complaintOf(() => transformSync(text, { loader: `${script}${markup}` as 'ts', logLevel: 'silent' }));
    }),
  },
  {
    name: 'python3 ast',
    reads: endsIn('.py'),
    present: has('python3', '--version'),
    run: batch({ as: '.py', command: (names) => ['python3', 'check.py.txt', ...names], programs: { 'check.py.txt': PYTHON } }),
  },
  {
    name: 'python3 tomllib',
    reads: endsIn('.toml'),
    present: has('python3', '-c', 'import tomllib'),
    run: batch({ as: '.toml', command: (names) => ['python3', 'check.py.txt', ...names], programs: { 'check.py.txt': TOML } }),
  },
  {
    name: 'gofmt -e',
    reads: endsIn('.go'),
    present: has('gofmt', '-h'),
    run: batch({ as: '.go', command: (names) => ['gofmt', '-e', '-l', ...names] }),
  },
  {
    name: 'javac parse',
    reads: endsIn('.java'),
    present: has('javac', '-version'),
    run: batch({ as: '.java', command: (names) => ['java', 'Check.java', ...names], programs: { 'Check.java': JAVA } }),
  },
  {
    name: 'bash -n',
    oneByOne: true,
    reads: (file, text) => /\.(?:sh|bash)$|(?:^|\/)\.envrc$/.test(file) || /^#!.{0,40}\b(?:ba)?sh\b/.test(text),
    present: has('bash', '--version'),
    run: batch({ as: '.sh', command: (names) => ['bash', '-c', BASH, 'bash', ...names] }),
  },
  {
    name: 'ruby -c',
    oneByOne: true,
    reads: endsIn('.rb', '.rake'),
    present: has('ruby', '--version'),
    run: batch({ as: '.rb', command: (names) => ['bash', '-c', RUBY, 'bash', ...names] }),
  },
  {
    name: 'php -l',
    oneByOne: true,
    reads: endsIn('.php'),
    present: has('php', '--version'),
    run: batch({ as: '.php', command: (names) => ['bash', '-c', PHP, 'bash', ...names] }),
  },
];
