/** Runs the commands that fixes print as a person would, and notes every program that they start with its arguments. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** Every argument list of every program, one a line. */
  readonly arguments: string;
}

const PROGRAMS = ['jq', 'aws', 'vault', 'az', 'gcloud', 'op', 'curl', 'kubectl'];

/** A shell of its own in a folder; `PATH` begins with programs that note their arguments before they become the real ones. */
export class Terminal {
  readonly folder = mkdtempSync(join(tmpdir(), 'terminal-'));
  private readonly log = join(this.folder, '.arguments');
  private readonly env: NodeJS.ProcessEnv;

  constructor(env: Readonly<Record<string, string>>) {
    const bin = join(this.folder, '.bin');
    mkdirSync(bin);
    this.env = {
      ...process.env,
      ...env,
      PATH: `${bin}:${process.env.PATH}`,
      HOME: this.folder,
      REAL_PATH: process.env.PATH,
      LOG: this.log,
    };
    for (const name of PROGRAMS)
      this.program(name, `printf '%s ' "$0" "$@" | tr '\\n' ' ' >> "$LOG"; echo >> "$LOG"\nPATH="$REAL_PATH" exec ${name} "$@"`);
  }

  /** A stand-in for a program that is not here: it notes its arguments and keeps what it is given. */
  program(name: string, script: string): void {
    const path = join(this.folder, '.bin', name);
    writeFileSync(path, `#!/bin/bash\n${script}\n`);
    chmodSync(path, 0o755);
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  /** Standard input is a pipe. */
  run(command: string, input = '', program: readonly string[] = ['bash', '-c']): Ran {
    writeFileSync(this.log, '');
    const [name = 'bash', ...args] = [...program, command];
    const ran = spawnSync(name, args, { cwd: this.folder, env: this.env, input, encoding: 'utf8', timeout: 120_000 });
    return {
      status: ran.status,
      out: ran.stdout,
      err: ran.stderr,
      arguments: existsSync(this.log) ? readFileSync(this.log, 'utf8') : '',
    };
  }

  /** Standard input is a terminal: the value is typed, as at the silent prompt. `out` is what the screen showed. */
  type(command: string, keys: string): Ran {
    this.write('.keys', keys);
    this.write('.command', command);
    return this.run(PSEUDO_TERMINAL, '', ['python3', '-c']);
  }
}

/** Types once the shell has turned the echo off. */
const PSEUDO_TERMINAL = `
import os, pty, sys, termios, time
command = open('.command').read()
pid, fd = pty.fork()
if pid == 0:
    os.execvp('bash', ['bash', '-c', command])
for _ in range(600):
    if not termios.tcgetattr(fd)[3] & termios.ECHO: break
    time.sleep(0.05)
os.write(fd, open('.keys', 'rb').read())
shown = b''
while True:
    try: part = os.read(fd, 65536)
    except OSError: break
    if not part: break
    shown += part
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(status))
`;
