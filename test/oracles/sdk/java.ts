/** javac against the jars, each program as a compilation of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { collect, isThere, SDK, type SdkOracle } from './model';

/** Prints `name:line complaint` for each error; a class may stand in a file of any name. */
const CHECK = `
import com.sun.source.util.JavacTask; import java.net.URI; import java.nio.file.*; import java.util.*; import javax.tools.*;
public class Check { public static void main(String[] args) throws Exception {
  var compiler = ToolProvider.getSystemJavaCompiler();
  try (var manager = compiler.getStandardFileManager(null, null, null)) {
    for (int i = 1; i < args.length; i++) {
      String name = args[i], text = Files.readString(Path.of(name));
      var found = java.util.regex.Pattern.compile("(?m)^(?:public )?(?:final |abstract )*(?:class|record|interface) (\\\\w+)").matcher(text);
      String type = found.find() ? found.group(1) : "Main";
      var source = new SimpleJavaFileObject(URI.create("string:///" + type + ".java"), JavaFileObject.Kind.SOURCE) {
        public CharSequence getCharContent(boolean ignored) { return text; } };
      var diagnostics = new DiagnosticCollector<JavaFileObject>();
      var options = List.of("-proc:none", "-implicit:none", "-classpath", args[0]);
      ((JavacTask) compiler.getTask(null, manager, diagnostics, options, null, List.of(source))).analyze();
      for (var one : diagnostics.getDiagnostics()) if (one.getKind() == Diagnostic.Kind.ERROR)
        System.out.println(name + ":" + one.getLineNumber() + " " + one.getMessage(Locale.ROOT).replace('\\n', ' '));
    }
  }
} }
`;

function jars(): string {
  const folder = join(SDK, 'java', 'lib');
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .join(delimiter);
}

export const java: SdkOracle = {
  name: 'javac',
  hosts: ['java'],
  extension: '.java',
  present: () => isThere('java', 'lib') && spawnSync('javac', ['-version'], { stdio: 'ignore' }).status === 0,
  check: (programs) => {
    const folder = mkdtempSync(join(tmpdir(), 'javac-'));
    try {
      for (const [name, text] of programs) writeFileSync(join(folder, `${name}.java`), text);
      writeFileSync(join(folder, 'Check.java'), CHECK);
      const names = [...programs.keys()].map((name) => `${name}.java`);
      const { stdout, stderr, status } = spawnSync('java', ['Check.java', jars(), ...names], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1e8,
      });
      if (status !== 0) throw new Error(stderr.slice(0, 1000));
      return collect(stdout, /^(p\d+)\.java:-?\d+ (.*)$/gm);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
