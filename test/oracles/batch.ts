/** Ways to run an oracle: in this process, or a program over a folder of files. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Complaints, Files, Oracle } from './model';

/** Where `.ci/oracles` puts what no package manager of the machine has. */
export const TOOLS = resolve('out/oracles');

/** The program, from there or from the PATH. */
export function program(name: string): string {
  return [join(TOOLS, 'bin', name), join(TOOLS, 'venv/bin', name)].find((path) => existsSync(path)) ?? name;
}

/** The environment in which scripts find those programs, too. */
export function withTools(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: [join(TOOLS, 'bin'), join(TOOLS, 'venv/bin'), process.env.PATH].join(':') };
}

const answers = new Map<string, boolean>();

/** Whether the program runs with these arguments; asked once. */
export function has(name: string, ...args: string[]): () => boolean {
  const key = [name, ...args].join(' ');
  return () => {
    const known =
      answers.get(key) ?? spawnSync(program(name), args, { stdio: 'ignore', timeout: 60_000, env: withTools() }).status === 0;
    answers.set(key, known);
    return known;
  };
}

export function each(check: (file: string, text: string) => string | undefined): Oracle['run'] {
  return (files) => {
    const bad: Complaints = new Map();
    for (const [id, text] of files) {
      const complaint = check(id.slice(id.indexOf(' ') + 1), text);
      if (complaint !== undefined) bad.set(id, [complaint]);
    }
    return bad;
  };
}

/** The message of what `run` throws. */
export function complaintOf(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n').slice(0, 3).join(' ');
  }
}

export interface Batch {
  /** What each file is called on disk, behind `f<number>`: `.tf`, `/Dockerfile`. */
  readonly as: string | ((file: string) => string);
  readonly command: (names: string[], folder: string) => readonly [name: string, ...args: string[]];
  /** Helper programs that are written beside the files. */
  readonly programs?: Readonly<Record<string, string>>;
  /** What the program did to the files is the complaint: it is a formatter that writes. */
  readonly formats?: true;
}

/** Runs a program over all files at once; it prints `name:line complaint`, or `name:line:column: complaint`, for what is wrong. */
export function batch({ as, command, programs = {}, formats }: Batch): Oracle['run'] {
  return (files) => {
    const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
    try {
      const ids = [...files.keys()];
      const names = ids.map((id, index) => `f${index}${typeof as === 'string' ? as : as(id.slice(id.indexOf(' ') + 1))}`);
      for (const [index, id] of ids.entries()) writeFileSync(join(folder, names[index]!), files.get(id)!);
      for (const [name, content] of Object.entries(programs)) writeFileSync(join(folder, name), content);
      const bad: Complaints = new Map();
      for (let from = 0; from < names.length; from += MOST) {
        const [name, ...args] = command(names.slice(from, from + MOST), folder);
        const { stdout, stderr, error } = spawnSync(program(name), args, {
          cwd: folder,
          encoding: 'utf8',
          maxBuffer: 1e8,
          env: withTools(),
        });
        if (error) throw error;
        if (!formats) collect(`${stdout}\n${stderr}`, ids, bad);
      }
      if (formats) {
        for (const [index, id] of ids.entries())
          if (readFileSync(join(folder, names[index]!), 'utf8') !== files.get(id)) bad.set(id, ['is not formatted']);
      }
      return bad;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** Arguments of one call. */
const MOST = 1000;

function collect(output: string, ids: readonly string[], bad: Complaints): void {
  for (const match of output.matchAll(/(?:^|[\s"'/])f(\d+)(?:\.\w+)?[:\t](?:\d+)?(?::\d+)*:?[ \t]*(.*)$/gm)) {
    const id = ids[Number(match[1])];
    if (id !== undefined)
      bad.set(id, [...(bad.get(id) ?? []), (match[2] ?? '').replace(/\b(?:line|column) \d+/g, '').slice(0, 300)]);
  }
}

export function runAll(oracle: Oracle, files: Files): Complaints {
  return files.size === 0 ? new Map() : oracle.run(files);
}
