/**
 * Law 5 over labelled cases that stand beside the repository (`../shared/corpora`), where they are: every fix of every finding, for every
 * vault. They hold token-shaped strings, so a problem is told by the case's id and never by its text.
 */
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { judge } from '../oracles/index';
import { type Applied, check } from './law5';

const FOLDER = '../shared/corpora';
/**
 * Snippets say nothing about the file they come from: each is tried as several, and most are nothing sensible in most of them.
 * LEFT_OUT: PHP read as C#, and quotes of the shell read as Python's, where nothing that is written could be right.
 */
const NAMES = ['case.py', 'case.ts', 'case.go', 'case.sh', 'case.env', 'case.yaml', 'case.rb', 'case.cs'];

const LEFT_OUT = new Set(['a4a16fbca7e3 as case.cs', 'a1472f698c1c as case.py']);

interface Case {
  readonly id: string;
  readonly file?: string;
  readonly text: string;
}

function casesIn(name: string): Case[] {
  const lines = gunzipSync(readFileSync(`${FOLDER}/${name}`))
    .toString('utf8')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Case);
}

if (existsSync(`${FOLDER}/iac.jsonl.gz`)) {
  describe('law 5 over labelled cases', function () {
    this.timeout(900_000);
    const applied: Applied[] = [];

    it('of infrastructure', async () => {
      const problems: string[] = [];
      for (const { id, file = 'case.yaml', text } of casesIn('iac.jsonl.gz'))
        problems.push(...(await check(id, { [file.replace(/^\/+/, '')]: text }, applied, true)));
      assert.ok(applied.length > 0);
      assert.equal(problems.length, 0, `${problems.length} problems:\n${problems.slice(0, 60).join('\n')}`);
    });

    it('of secrets, in files of several languages', async () => {
      const problems: string[] = [];
      const before = applied.length;
      for (const { id, text } of casesIn('secrets.jsonl.gz'))
        for (const file of NAMES) {
          const of = `${id} as ${file}`;
          if (!LEFT_OUT.has(of)) problems.push(...(await check(of, { [file]: text }, applied, true)));
        }
      assert.ok(applied.length > before);
      assert.equal(problems.length, 0, `${problems.length} problems:\n${problems.slice(0, 60).join('\n')}`);
    });

    it("leaves files that the host's own parser reads", () => {
      const steps = applied.flatMap(({ id, fix, before, after }) =>
        fix.edits.map(({ file }) => ({ of: id, file, before: before[file] ?? '', after: after[file] ?? '', isCase: false })),
      );
      const { problems, ran } = judge(steps);
      console.log(`      ${applied.length} fixes; oracles: ${ran.join(', ')}`);
      assert.equal(problems.length, 0, `${problems.length} problems:\n${problems.slice(0, 40).join('\n')}`);
    });
  });
}
