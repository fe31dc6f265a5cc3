/** Laws 2 and 3: the sources open no connection, run nothing of the workspace, and start no program but git. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { filesUnder } from '../support/shop';

/** Modules and globals that reach other machines, or that run text as code. */
const FORBIDDEN =
  /(?:from|require\(|import\()\s*'(?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises|vm|inspector|cluster)'|\bnew (?:WebSocket|XMLHttpRequest|Function)\(|\beval\(/;

/** They call git, with a list of arguments and no shell. */
const STARTS_GIT = ['server/src/workspace/history-git.ts', 'server/src/workspace/list.ts', 'server/src/workspace/staged.ts'];

const sources = [...filesUnder('server/src'), ...filesUnder('client/src')].filter(
  (file) => file.endsWith('.ts') && !file.includes('/fixtures/'),
);
const code = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

describe('law: no network, nothing executed', () => {
  it('knows what it forbids', () => {
    assert.ok(sources.length > 150, String(sources.length));
    for (const bad of ["import { get } from 'node:https'", "require('net')", 'eval(text)', 'new WebSocket(url)'])
      assert.match(bad, FORBIDDEN);
  });

  it('no source file opens a connection or evaluates text', () => {
    assert.deepEqual(
      sources.filter((file) => FORBIDDEN.test(code(file))),
      [],
    );
  });

  it('fetch is written into fixed programs, never called', () => {
    // In the engine the word stands in strings: what a fix writes, and call shapes of other programs.
    const outsideStrings = (text: string) => text.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''");
    assert.deepEqual(
      sources.filter((file) => /\bfetch\(/.test(outsideStrings(code(file)))),
      [],
    );
  });

  it('only git is started, without a shell', () => {
    const starters = sources.filter((file) => code(file).includes('child_process'));
    assert.deepEqual(starters, STARTS_GIT);
    for (const file of starters) {
      const calls = [...code(file).matchAll(/(?<![\w.])(?:spawn|run|execFile)\((?!execFile)([^,)]*)/g)].map((match) => match[1]);
      const foreign = calls.filter((program) => program !== "'git'" && program !== '');
      assert.deepEqual([calls.length > 0, foreign, /shell:/.test(code(file))], [true, [], false], file);
    }
  });

  it('telemetry is nowhere', () => {
    const named = sources.filter((file) => /createTelemetryLogger|applicationinsights|TelemetryReporter/i.test(code(file)));
    assert.deepEqual(named, []);
  });
});
