/**
 * Law 5: a fix that was applied leaves a file that still parses in its host's own parser, no longer has the finding, has no
 * new one, keeps every other byte, and changes nothing when asked for again. Held over every rule fixture, as it is, with
 * CRLF and with a byte order mark.
 */
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Workspace } from '../../server/src/engine/analyze';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { fixesFor } from '../../server/src/engine/fixes/index';
import { type Edit, type Fix, type FixContext, stepText } from '../../server/src/engine/fixes/model';
import type { Finding } from '../../server/src/engine/rules/model';
import { overlaps } from '../../server/src/engine/syntax/span';
import { analyze } from '../support/analysis';
import { readFixture } from '../support/fixture';
import { fill } from '../support/planted';
import { oracles } from './fixes-oracles';

type Texts = Readonly<Record<string, string>>;

const RULES = 'server/src/engine/rules';
const SAMPLES = 'test/workspaces';
const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  crlf: (text) => text.replace(/\r?\n/g, '\r\n'),
  bom: (text) => `\uFEFF${text}`,
};

/**
 * Verdicts on code that the fix did not touch, and that only stayed quiet because of what it replaced: they are allowed to
 * speak up, anywhere but in the fix's own text.
 */
const UNCOVERED = new Set([
  // While the action was a wildcard, that was the report; with the actions named, the wildcard resource is one.
  'aws-iam-wildcard-resource',
  // While any role could be passed, that was the report; with the roles named, the service that receives them is one.
  'aws-iam-passrole-no-service-condition',
  // While the value was written out, that was the report; a variable keeps it out of the file, and not out of the state.
  'tf-secret-in-state',
  // While the parameter was shown in clear, that was the report; masked, it still stands where the vault should be read.
  'cfn-secret-parameter-instead-of-vault',
  // A script that reads its password from a vault calls AWS, and needs a role to do so.
  'tf-aws-compute-without-role',
  // From its first vault read on, a project is expected to read the vault everywhere.
  'sdk-non-vault-secret-read',
]);

/** The same of the parts of a wildcard once they are spelled out: they may speak up in the fix's own text. */
const PARTS = new Set(['aws-iam-data-exfiltration', 'aws-iam-credentials-exposure', 'aws-iam-permissions-management']);

interface Applied {
  readonly id: string;
  readonly host: string;
  readonly fix: Fix;
  readonly before: Texts;
  readonly after: Texts;
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}

/** Every fixture as a workspace of its own, and the sample workspaces. */
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
  for (const name of readdirSync(SAMPLES)) {
    const root = join(SAMPLES, name);
    const texts = filesUnder(root).map((path) => [relative(root, path), fill(readFileSync(path, 'utf8'))]);
    out.set(`workspaces/${name}`, Object.fromEntries(texts));
  }
  return out;
}

function contextOf(texts: Texts, { graph }: Workspace): FixContext {
  return { read: (file) => texts[file], files: Object.keys(texts), graph };
}

/** What a finding is about, wherever it stands now. */
function keyOf({ rule, span, credential }: Finding): string {
  return [rule, span.file, credential?.slot.owner ?? '', credential?.slot.name ?? ''].join(' | ');
}

function counts(findings: readonly Finding[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const finding of findings) out.set(keyOf(finding), (out.get(keyOf(finding)) ?? 0) + 1);
  return out;
}

/** Walks both texts in step: what is outside of the edits must be the same. */
function keepsTheRest(before: string, after: string, edits: readonly Edit[]): boolean {
  let at = 0;
  let from = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const kept = before.slice(from, edit.start);
    if (after.slice(at, at + kept.length) !== kept) return false;
    at += kept.length + edit.text.length;
    from = edit.end;
  }
  return after.slice(at) === before.slice(from);
}

/** Blocks and imports that stand in a file more than once. */
function twiceDeclared(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => /^(variable|data|ephemeral|import) /.test(line));
  return lines.filter((line, index) => lines.indexOf(line) !== index);
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

/** Whether the finding stands in text that the fix wrote. */
function isWritten(fix: Fix, { span }: Finding): boolean {
  return fix.edits.some(({ file, edits }) => {
    let shift = 0;
    return [...edits]
      .sort((a, b) => a.start - b.start)
      .some(({ start, end, text }) => {
        const from = start + shift;
        shift += text.length - (end - start);
        return file === span.file && from < span.end && span.start < from + text.length;
      });
  });
}

async function check(id: string, texts: Texts, applied: Applied[]): Promise<string[]> {
  const problems: string[] = [];
  const workspace = await analyze(texts);
  const before = counts(workspace.findings);
  const context = contextOf(texts, workspace);
  for (const finding of workspace.findings) {
    const others = new Set(
      workspace.findings.flatMap((one) => (one !== finding && one.credential?.fingerprint ? [one.credential.fingerprint] : [])),
    );
    const secret = finding.credential
      ? (texts[finding.credential.span.file] ?? '').slice(finding.credential.span.start, finding.credential.span.end)
      : '';
    for (const fix of fixesFor(finding, context)) {
      const say = (problem: string) => problems.push(`${id}: ${finding.rule} ${fix.id}: ${problem}`);
      if (secret.length > 5 && [fix.title, ...fix.followUp.map(stepText)].some((text) => text.includes(secret)))
        say('tells the secret');
      if (fix.edits.length === 0) continue;
      const changed = applyFix(context.read, fix);
      if (!changed) {
        say('does not apply');
        continue;
      }
      const after = { ...texts, ...Object.fromEntries(changed) };
      const host = workspace.graph.facts.get(finding.span.file)?.host ?? '?';
      applied.push({ id: `${id} ${finding.rule} ${fix.id}`, host, fix, before: texts, after });
      for (const { file, edits } of fix.edits) {
        if (!keepsTheRest(texts[file] ?? '', after[file] ?? '', edits)) say(`touches more of ${file} than its edits`);
        if (/\r\n/.test(texts[file] ?? '') && /[^\r]\n/.test(after[file] ?? '') && !/[^\r]\n/.test(texts[file] ?? ''))
          say(`mixes line endings in ${file}`);
      }
      const then = await analyze(after);
      const now = counts(then.findings);
      if ((now.get(keyOf(finding)) ?? 0) >= (before.get(keyOf(finding)) ?? 0)) say('the finding is still there');
      for (const [key, count] of now) {
        const rule = key.slice(0, key.indexOf(' '));
        const spelled = PARTS.has(rule) && /^(?:narrow-action|replace-term):/.test(fix.id);
        const excused =
          spelled || (UNCOVERED.has(rule) && then.findings.every((one) => keyOf(one) !== key || !isWritten(fix, one)));
        // The value had its finding before, under a rule that knew more of the place it was used in.
        const known = then.findings.every((one) => keyOf(one) !== key || others.has(one.credential?.fingerprint ?? ''));
        if (count > (before.get(key) ?? 0) && !excused && !known) say(`new finding: ${key}`);
      }
      const unread = then.graph.facts.get(finding.span.file)?.unresolved.length ?? 0;
      if (unread > (workspace.graph.facts.get(finding.span.file)?.unresolved.length ?? 0)) say('more that could not be read');
      const again = fixesFor(finding, contextOf(after, then)).filter(({ edits }) => edits.length > 0);
      // Moved text may put another finding's value where this one's was.
      const isOther = then.findings.some(({ span }) => span.file === finding.span.file && overlaps(span, finding.span));
      if (again.length > 0 && !isOther) say(`asked again, it offers ${again.map((one) => one.id).join(', ')}`);
    }
  }
  return problems;
}

describe('law 5: fixes', () => {
  const applied: Applied[] = [];

  for (const [variant, change] of Object.entries(VARIANTS)) {
    it(`leave no finding, make none, and keep every other byte (${variant})`, async () => {
      const problems: string[] = [];
      for (const [name, texts] of workspaces()) {
        const changed = Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, change(text)]));
        problems.push(...(await check(`${variant}:${name}`, changed, applied)));
      }
      assert.ok(
        applied.some(({ id }) => id.startsWith(variant)),
        'there are fixes to check',
      );
      assert.equal(problems.length, 0, `${problems.length} problems:\n${problems.slice(0, 60).join('\n')}`);
    });
  }

  it('come to an end when they are applied one after another', async () => {
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

  it("leave files that the host's own parser reads", function () {
    this.timeout(180_000);
    assert.ok(applied.length > 0, 'there are fixes to check');
    const { present, absent } = oracles();
    const problems: string[] = [];
    const ran: string[] = [];
    for (const name of new Set([...present.values()].map((one) => one.name))) {
      // Many fixes start from the same text, and some end in the same.
      const files = new Map<string, string>();
      const idOf = (file: string, text: string): string => {
        const id = `${files.size} ${file}`;
        const key = `${file}\n${text}`;
        const known = ids.get(key) ?? id;
        if (known === id) files.set(id, text);
        ids.set(key, known);
        return known;
      };
      const ids = new Map<string, string>();
      const steps: { readonly of: string; readonly before: string; readonly after: string }[] = [];
      const oracle = [...present.values()].find((one) => one.name === name)!;
      for (const one of applied) {
        for (const { file } of one.fix.edits) {
          if (present.get(file.slice(file.lastIndexOf('.') + 1))?.name !== name) continue;
          const [before, after] = [one.before[file] ?? '', one.after[file] ?? ''];
          steps.push({ of: `${one.id} ${file}`, before: idOf(file, before), after: idOf(file, after) });
        }
      }
      // A fixture that its own host would not read (half-typed on purpose) proves nothing either way.
      const complaints = oracle.run(files);
      const broken = steps.filter(({ before }) => complaints.has(before));
      for (const { of, before, after } of steps)
        if (complaints.has(after) && !complaints.has(before)) problems.push(`${of}: ${complaints.get(after)}`);
      ran.push(`${name}: ${steps.length - broken.length}${broken.length > 0 ? ` (${broken.length} were broken before)` : ''}`);
    }
    console.log(`      oracles: ${ran.join(', ')}${absent.length > 0 ? `; not here: ${absent.join(', ')}` : ''}`);
    assert.equal(problems.length, 0, `${problems.length} problems:\n${problems.slice(0, 40).join('\n')}`);
  });

  after(() => {
    const table = new Map<string, number>();
    for (const { host, fix, id } of applied) {
      if (id.startsWith('plain'))
        table.set(
          `${host} × ${fix.id.replace(/^replace-term:.*/, 'replace-term')}`,
          (table.get(`${host} × ${fix.id.replace(/^replace-term:.*/, 'replace-term')}`) ?? 0) + 1,
        );
    }
    console.log(
      [...table]
        .sort()
        .map(([cell, count]) => `      ${String(count).padStart(5)}  ${cell}`)
        .join('\n'),
    );
  });
});
