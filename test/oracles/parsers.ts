/** The parsers that the hosts themselves use: they say whether a file is broken, independently of ours. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { parseAllDocuments } from 'yaml';
import { maskTemplate } from '../../server/src/engine/syntax/data/helm';
import { CLOUDFORMATION_TAGS } from '../../server/src/engine/syntax/data/yaml-tags';

/** Names of files (given as id → content) that the oracle rejects, with its complaint. */
export type Oracle = (files: ReadonlyMap<string, string>) => Map<string, string>;

const hcl = createRequire(join(process.cwd(), 'package.json'))('hcl2-parser') as {
  parseToObject: (text: string) => [unknown, unknown];
};

function each(check: (id: string, text: string) => string | undefined): Oracle {
  return (files) => {
    const bad = new Map<string, string>();
    for (const [id, text] of files) {
      const complaint = check(id, text);
      if (complaint !== undefined) bad.set(id, complaint);
    }
    return bad;
  };
}

function complaintOf(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n').slice(0, 3).join(' ');
  }
}

const terraform = each((_id, text) => {
  const [, error] = hcl.parseToObject(text.replace(/^\uFEFF/, ''));
  return error ? String(error).slice(0, 300) : undefined;
});

const json = each((_id, text) => complaintOf(() => JSON.parse(text.replace(/^\uFEFF/, ''))));

const yaml = each((id, text) => {
  const masked = text.includes('{{') && id.includes('templates/') ? maskTemplate(text) : text;
  return parseAllDocuments(masked, { customTags: CLOUDFORMATION_TAGS, logLevel: 'silent' })
    .flatMap((document) => document.errors)
    .map(({ message }) => message)[0];
});

const script = each((id, text) => {
  const loader = (
    /\.([cm]?[jt])sx?$/.test(id) && id.endsWith('x') ? id.slice(-3) : id.includes('.ts') || /\.[cm]ts$/.test(id) ? 'ts' : 'js'
  ) as 'ts' | 'js' | 'tsx' | 'jsx';
  return complaintOf(() => transformSync(text, { loader, logLevel: 'silent' }));
});

/** Runs a program over all files at once; it prints `index<tab>complaint` for each bad one. */
function batch(
  extension: string,
  command: (folder: string, names: string[]) => [string, string[]],
  programs: Record<string, string> = {},
): Oracle {
  return (files) => {
    const folder = mkdtempSync(join(tmpdir(), 'fixes-'));
    try {
      mkdirSync(folder, { recursive: true });
      const ids = [...files.keys()];
      const names = ids.map((_, index) => `f${index}${extension}`);
      for (const [index, id] of ids.entries()) writeFileSync(join(folder, names[index]!), files.get(id)!);
      for (const [name, content] of Object.entries(programs)) writeFileSync(join(folder, name), content);
      const [program, args] = command(folder, names);
      const { stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
      const bad = new Map<string, string>();
      for (const match of `${stdout}\n${stderr}`.matchAll(/^(?:\.\/)?f(\d+)\.\w+[:\t](.*)$/gm)) {
        const id = ids[Number(match[1])];
        if (id !== undefined && !bad.has(id)) bad.set(id, match[2] ?? '');
      }
      return bad;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

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

function has(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** What can run on this machine, by extension; those that cannot are named in `absent`. */
export function oracles(): { present: Map<string, { name: string; run: Oracle }>; absent: string[] } {
  const present = new Map<string, { name: string; run: Oracle }>();
  const absent: string[] = [];
  const add = (extensions: string, name: string, run: Oracle, works = true) => {
    if (!works) absent.push(name);
    else for (const extension of extensions.split(' ')) present.set(extension, { name, run });
  };
  add('tf tofu tfvars hcl', 'hcl2-parser', terraform);
  add('yaml yml', 'yaml', yaml);
  add('json', 'JSON.parse', json);
  add('ts mts cts tsx js mjs cjs jsx', 'esbuild', script);
  add(
    'py',
    'python3 ast',
    batch('.py', (_folder, names) => ['python3', ['check.py.txt', ...names]], { 'check.py.txt': PYTHON }),
    has('python3', '--version'),
  );
  add(
    'toml',
    'python3 tomllib',
    batch('.toml', (_folder, names) => ['python3', ['check.py.txt', ...names]], { 'check.py.txt': TOML }),
    has('python3', '-c', 'import tomllib'),
  );
  add(
    'go',
    'gofmt -e',
    batch('.go', (_folder, names) => ['gofmt', ['-e', '-l', ...names]]),
    has('gofmt', '-h') || has('go', 'version'),
  );
  add(
    'java',
    'javac parse',
    batch('.java', (_folder, names) => ['java', ['Check.java', ...names]], { 'Check.java': JAVA }),
    has('javac', '-version'),
  );
  return { present, absent };
}
