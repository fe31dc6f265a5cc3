/**
 * Law 5: a fix that was applied leaves a file that still parses in its host's own parser, no longer has the finding, has no
 * new one, keeps every other byte, and changes nothing when asked for again. Held over every rule fixture, as it is, with
 * CRLF and with a byte order mark.
 */
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { fixesFor } from '../../server/src/engine/fixes/index';
import type { Fix } from '../../server/src/engine/fixes/model';
import type { Finding } from '../../server/src/engine/rules/model';
import { judge, type Step } from '../oracles/index';
import { analyze } from '../support/analysis';
import { fixCases } from '../support/fix-cases';
import { readFixture } from '../support/fixture';
import { fill } from '../support/planted';
import { filesUnder } from '../support/shop';
import { type Applied, check, contextOf, type Texts } from './law5';

const RULES = 'server/src/engine/rules';
const SAMPLES = 'test/workspaces';
/** Here every vault is offered. */
const CASES = 'cases';
const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  crlf: (text) => text.replace(/\r?\n/g, '\r\n'),
  bom: (text) => `\uFEFF${text}`,
};

/** Every fixture and every case of a fix as a workspace of its own, and the sample workspaces; each under its rule or kind. */
function workspaces(): Map<string, Texts> {
  const out = new Map<string, Texts>();
  for (const rule of readdirSync(RULES)) {
    const folder = join(RULES, rule, 'fixtures');
    for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
      const root = statSync(join(folder, name)).isDirectory() ? join(folder, name) : folder;
      const texts = filesUnder(join(folder, name)).map((path) => [
        relative(root, path),
        readFixture(readFileSync(path, 'utf8')).text,
      ]);
      out.set(`${rule}/${name}`, Object.fromEntries(texts));
    }
  }
  for (const { host, name, texts } of fixCases()) out.set(`${CASES}/${host}/${name}`, texts);
  for (const name of readdirSync(SAMPLES)) {
    const root = join(SAMPLES, name);
    const texts = filesUnder(root).map((path) => [relative(root, path), fill(readFileSync(path, 'utf8'))]);
    out.set(`workspaces/${name}`, Object.fromEntries(texts));
  }
  return out;
}

/** The same by what comes before the first slash: a rule's id, so that `-g 'fixes of <rule id>'` checks one rule. */
function groups(): Map<string, Map<string, Texts>> {
  const out = new Map<string, Map<string, Texts>>();
  for (const [name, texts] of workspaces()) {
    const group = name.slice(0, name.indexOf('/'));
    out.set(group, (out.get(group) ?? new Map<string, Texts>()).set(name, texts));
  }
  return out;
}

/** Blocks and imports that stand in a file more than once. */
function twiceDeclared(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => /^(variable|data|ephemeral|import) /.test(line));
  return lines.filter((line, index) => lines.indexOf(line) !== index);
}

/** One file at a time, for the oracles. */
function stepsOf({ id, fix, before, after }: Applied): Step[] {
  const isCase = id.startsWith(`plain:${CASES}/`);
  return fix.edits.map(({ file }) => ({ of: id, file, before: before[file] ?? '', after: after[file] ?? '', isCase }));
}

/** What a chain of fixes came to, for the oracles. */
function everything(before: Texts, after: Texts): Fix {
  const files = Object.keys(after).filter((file) => before[file] !== after[file]);
  return { id: 'chain', title: '', safety: 'review', followUp: [], edits: files.map((file) => ({ file, edits: [] })) };
}

/** The file as it may be when the fix is asked for: cut off, shifted, half replaced, empty. */
function damage(text: string, { span }: Finding): string[] {
  const middle = Math.floor((span.start + span.end) / 2);
  return [
    '',
    text.slice(0, middle),
    text.slice(0, span.end),
    text.slice(middle),
    `# ${text}`,
    text.slice(0, span.start) + text.slice(span.end),
    `${text.slice(0, span.start)}"'\`{[(\${${text.slice(span.start)}`,
    text.slice(0, span.start) + '\n'.repeat(span.end - span.start) + text.slice(span.end),
  ];
}

describe('law 5: fixes', () => {
  const applied: Applied[] = [];

  for (const [group, members] of groups()) {
    it(`fixes of ${group} leave no finding, make none, and keep every other byte`, async function () {
      this.timeout(900_000);
      const problems: string[] = [];
      for (const [variant, change] of Object.entries(VARIANTS)) {
        for (const [name, texts] of members) {
          const changed = Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, change(text)]));
          problems.push(...(await check(`${variant}:${name}`, changed, applied, group === CASES)));
        }
      }
      assert.equal(problems.length, 0, `${problems.length} problems:\n${problems.slice(0, 60).join('\n')}`);
    });
  }

  it('come to an end when they are applied one after another', async function () {
    this.timeout(900_000);
    for (const pick of [(fixes: Fix[]) => fixes[0], (fixes: Fix[]) => fixes.at(-1)]) {
      for (const [name, start] of workspaces()) {
        let texts = start;
        let applications = 0;
        for (;;) {
          const workspace = await analyze(texts);
          const context = contextOf(texts, workspace);
          const offers = workspace.findings.map((finding) => fixesFor(finding, context).filter(({ edits }) => edits.length > 0));
          const fix = pick(offers.find((one) => one.length > 0) ?? []);
          if (!fix) break;
          texts = { ...texts, ...Object.fromEntries(applyFix(context.read, fix) ?? []) };
          assert.ok(++applications < 200, `${name} goes on and on with ${fix.id}`);
        }
        const duplicates = Object.entries(texts).flatMap(([file, text]) =>
          twiceDeclared(text).map((one) => `${name}/${file}: ${one}`),
        );
        assert.deepEqual(duplicates, []);
        if (applications > 0)
          applied.push({ id: `chain ${name}`, host: 'all', fix: everything(start, texts), before: start, after: texts });
      }
    }
  });

  it('are made without an exception whatever became of the file', async () => {
    let asked = 0;
    for (const [name, texts] of workspaces()) {
      const workspace = await analyze(texts);
      for (const finding of workspace.findings) {
        const text = texts[finding.span.file] ?? '';
        for (const changed of damage(text, finding)) {
          const context = contextOf({ ...texts, [finding.span.file]: changed }, workspace);
          for (const fix of fixesFor(finding, context)) {
            asked++;
            assert.ok(fix.edits.length === 0 || applyFix(context.read, fix), `${name} ${finding.rule} ${fix.id}`);
          }
        }
      }
    }
    assert.ok(asked > 0);
  });

  it("leave files that the host's own parser reads, and its linter", function () {
    this.timeout(600_000);
    assert.ok(applied.length > 0, 'there are fixes to check');
    const { problems, ran, absent } = judge(applied.flatMap(stepsOf));
    console.log(
      `      ${applied.length} fixes; oracles: ${ran.join(', ')}${absent.length > 0 ? `; not here: ${absent.join(', ')}` : ''}`,
    );
    assert.equal(problems.length, 0, `${problems.length} problems:\n${problems.slice(0, 40).join('\n')}`);
    if (process.env.CI) assert.deepEqual(absent, [], 'everything that .ci/oracles installs is here');
  });
});
