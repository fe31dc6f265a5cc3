/** What law 5 asks of a fix, whatever workspace it is made in. */
import type { Workspace } from '../../server/src/engine/analyze';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { fixesFor } from '../../server/src/engine/fixes/index';
import { type Edit, type Fix, type FixContext, stepText } from '../../server/src/engine/fixes/model';
import type { Finding } from '../../server/src/engine/rules/model';
import { overlaps } from '../../server/src/engine/syntax/span';
import { analyze } from '../support/analysis';

export type Texts = Readonly<Record<string, string>>;

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
  // While the cloud's key was written out, that was the report; from a Secret it is still a key that never expires.
  'k8s-static-cloud-credentials',
  // While the parameter was shown in clear, that was the report; masked, it still stands where the vault should be read.
  'cfn-secret-parameter-instead-of-vault',
  // While a job had the default rights, that was the report; with writing granted by name, an unpinned action that gets it is one.
  'ci-third-party-action-with-secrets',
  // While another pod might have used the token of the account they share, nobody was told.
  'k8s-automount-token',
  // A script that reads its password from a vault calls AWS, and needs a role to do so.
  'tf-aws-compute-without-role',
  // Before the fix declared the first account of a namespace, nobody could say which accounts it ought to have.
  'lifecycle-dangling-reference',
  // While a user could log in, somebody might; without a login, a key or a policy nothing of it is left to use.
  'lifecycle-orphaned-identity',
  // From its first vault read on, a project is expected to read the vault everywhere.
  'sdk-non-vault-secret-read',
  // With the first of several copies gone, the finding about the others stands at the next.
  'graph-secret-duplicated',
  'graph-identity-cross-environment',
]);

/** The same of the parts of a wildcard once they are spelled out: they may speak up in the fix's own text. */
const PARTS = new Set([
  'aws-iam-data-exfiltration',
  'aws-iam-credentials-exposure',
  'aws-iam-permissions-management',
  'aws-iam-privesc-single-action',
]);

/** Where the pipeline keeps a value that was a literal before. */
const KEPT = new Set([
  // While the secret was written out, that was the report; kept in a vault, it is still one that federation needs not.
  'sdk-client-secret-credential',
  'ci-secret-outside-environment',
  // While the cloud's key was written out, that was the report; stored, it is still a key that never expires.
  'ci-static-cloud-credentials',
  // A job of pull requests had the value before; now it logs in for it.
  'ci-gha-id-token-broad',
  // The right to log in is written at the job, with those that the workflow gave it: what it does not need among them shows there.
  'ci-gha-permissions-broad',
]);

/** While the secret was written out, that was the report; made by the vault in its place, it is one that nothing replaces by itself. */
const MADE = new Set(['lifecycle-secret-no-rotation']);

/** Spelled rightly, a word can be what the list or the condition says already, or what does not go together. */
const CORRECTED = new Set(['aws-iam-policy-syntax', 'aws-iam-condition-key-mismatch']);

export interface Applied {
  readonly id: string;
  readonly host: string;
  readonly fix: Fix;
  readonly before: Texts;
  readonly after: Texts;
}

export function contextOf(texts: Texts, { graph }: Workspace, all = false): FixContext {
  return { read: (file) => texts[file], files: Object.keys(texts), graph, ...(all ? { offer: 'all' } : {}) };
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

/**
 * Makes every fix of every finding, each alone, and says what is wrong with the result; what was applied goes into `applied`.
 * With `all`, every vault is offered.
 */
export async function check(id: string, texts: Texts, applied: Applied[], all = false): Promise<string[]> {
  const problems: string[] = [];
  const workspace = await analyze(texts);
  const before = counts(workspace.findings);
  const context = contextOf(texts, workspace, all);
  for (const finding of workspace.findings) {
    const others = new Set(
      workspace.findings.flatMap((one) => (one !== finding && one.credential?.fingerprint ? [one.credential.fingerprint] : [])),
    );
    const secret =
      // What comes from the environment is only named.
      finding.credential && finding.credential.storage !== 'environment'
        ? (texts[finding.credential.span.file] ?? '').slice(finding.credential.span.start, finding.credential.span.end)
        : '';
    for (const fix of fixesFor(finding, context)) {
      const say = (problem: string) => problems.push(`${id}: ${finding.rule} ${fix.id}: ${problem}`);
      // A word such as "password" is part of what things are called.
      if (
        secret.length > 5 &&
        !/^[a-z]+$/i.test(secret) &&
        [fix.title, ...fix.followUp.map(stepText)].some((text) => text.includes(secret))
      )
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
      const corrected = CORRECTED.has(finding.rule) && fix.id.startsWith('replace-text:');
      if (!corrected && (now.get(keyOf(finding)) ?? 0) >= (before.get(keyOf(finding)) ?? 0)) say('the finding is still there');
      for (const [key, count] of now) {
        const rule = key.slice(0, key.indexOf(' '));
        const spelled =
          (PARTS.has(rule) && /^(?:narrow-action|replace-term):/.test(fix.id)) ||
          (KEPT.has(rule) && fix.id.startsWith('vault-reference:')) ||
          (MADE.has(rule) && fix.id === 'identity') ||
          (CORRECTED.has(rule) && fix.id.startsWith('replace-text:'));
        const excused =
          spelled || (UNCOVERED.has(rule) && then.findings.every((one) => keyOf(one) !== key || !isWritten(fix, one)));
        // The value had its finding before, under a rule that knew more of the place it was used in.
        const known = then.findings.every((one) => keyOf(one) !== key || others.has(one.credential?.fingerprint ?? ''));
        if (count > (before.get(key) ?? 0) && !excused && !known) say(`new finding: ${key}`);
      }
      const unread = then.graph.facts.get(finding.span.file)?.unresolved.length ?? 0;
      if (unread > (workspace.graph.facts.get(finding.span.file)?.unresolved.length ?? 0)) say('more that could not be read');
      const again = fixesFor(finding, contextOf(after, then, all)).filter(({ edits }) => edits.length > 0);
      // What moved text has put where the value was, no host would ask about: it has looked again before.
      const moved = fix.edits.some(
        ({ file, edits }) =>
          file === finding.span.file &&
          edits.some(({ start, end, text }) => end <= finding.span.start && text.length !== end - start),
      );
      const isOther = then.findings.some(({ span }) => span.file === finding.span.file && overlaps(span, finding.span));
      if (again.length > 0 && !isOther && !moved) say(`asked again, it offers ${again.map((one) => one.id).join(', ')}`);
    }
  }
  return problems;
}
