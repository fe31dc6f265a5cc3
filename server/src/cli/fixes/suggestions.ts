/** Fixes as a review of a pull request on GitHub: comments with suggestion blocks, which a reviewer applies with a click. */
import type { StructuredPatchHunk } from 'diff';
import type { Chain } from '../../engine/fix-all';
import type { Step } from '../../engine/fixes/model';
import type { Finding } from '../../engine/rules/model';
import type { Report } from '../report';
import { type Change, hunksOf } from './changes';
import type { Values } from './values';

/** A comment as the API takes it (https://docs.github.com/en/rest/pulls/reviews#create-a-review-for-a-pull-request). */
interface Comment {
  readonly path: string;
  /** Only where the comment is about several lines. */
  readonly start_line?: number;
  readonly start_side?: 'RIGHT';
  readonly line: number;
  readonly side: 'RIGHT';
  readonly body: string;
}

/** Lines of the file as it is, and what stands in their place afterwards. */
interface Replacement {
  readonly first: number;
  readonly last: number;
  readonly lines: readonly string[];
}

export interface Suggested {
  readonly chain: Chain;
  readonly changes: readonly Change[];
  readonly values: Values;
  /** The findings before the fixes, and where they stand. */
  readonly findings: readonly Finding[];
  readonly place: Report['place'];
}

/** The whole review, ready to be sent: `gh api --method POST /repos/OWNER/REPO/pulls/NUMBER/reviews --input FILE`. */
export function suggestionsText(suggested: Suggested): string {
  const { chain, changes, values } = suggested;
  const comments: Comment[] = [];
  const apart: string[] = [];
  for (const change of changes) {
    if (change.before === undefined) {
      apart.push(`New file \`${change.file}\`:\n\n${fenced('', change.after.replace(/\n$/, '').split('\n'))}`);
      continue;
    }
    let free = 1;
    for (const hunk of hunksOf(change, 0)) {
      const found = replacementOf(hunk, change.before.split('\n'), free, values);
      const where = `\`${change.file}\`, line ${hunk.oldStart}`;
      if (!found) {
        apart.push(`${where}: not shown, because another secret stands in the line. \`nhi fix --write\` changes it.`);
        continue;
      }
      free = found.last + 1;
      comments.push(commentOf(change.file, found, titlesAt(suggested, change.file, found)));
    }
  }
  const body = [
    `\`nhi fix\` suggests ${count(chain.applied.length, 'fix', 'fixes')}. Suggestions of one fix belong together: apply all of them, best in one commit.`,
    ...apart,
    ...(chain.followUp.length > 0 ? [`What remains to do:\n\n${chain.followUp.map(stepMarkdown).join('\n')}`] : []),
  ];
  return `${JSON.stringify({ event: 'COMMENT', body: body.join('\n\n'), comments }, null, 2)}\n`;
}

/** A suggestion stands in place of at least one line: new lines alone take an unchanged neighbour in. */
function replacementOf(
  { oldStart, oldLines, lines }: StructuredPatchHunk,
  before: readonly string[],
  free: number,
  { holds }: Values,
): Replacement | undefined {
  const added = lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1).replace(/\r$/, ''));
  if (added.some(holds)) return undefined;
  if (oldLines > 0) return { first: oldStart, last: oldStart + oldLines - 1, lines: added };
  const lineAt = (number: number) => before[number - 1]?.replace(/\r$/, '');
  const previous = oldStart - 1 >= free ? lineAt(oldStart - 1) : undefined;
  if (previous !== undefined && !holds(previous)) return { first: oldStart - 1, last: oldStart - 1, lines: [previous, ...added] };
  const next = lineAt(oldStart);
  if (next === undefined || holds(next)) return undefined;
  return { first: oldStart, last: oldStart, lines: [...added, next] };
}

function commentOf(path: string, { first, last, lines }: Replacement, titles: readonly string[]): Comment {
  const several = last > first ? { start_line: first, start_side: 'RIGHT' as const } : {};
  return { path, ...several, line: last, side: 'RIGHT', body: `${titles.join('\n')}\n\n${fenced('suggestion', lines)}` };
}

/** What the fixes of findings in these lines say of themselves; elsewhere what the lines are needed for. */
function titlesAt({ chain, findings, place }: Suggested, file: string, { first, last }: Replacement): string[] {
  const spans = new Map(findings.map(({ fingerprint, span }) => [fingerprint, span]));
  const here = chain.applied.filter(({ finding }) => {
    const span = spans.get(finding.fingerprint);
    if (span?.file !== file) return false;
    const { start, end } = place(span);
    return start.line <= last && end.line >= first;
  });
  if (here.length > 0) return unique(here.map(({ fix }) => `${fix.title}.`));
  const needing = chain.applied.filter(({ fix }) => fix.edits.some((edit) => edit.file === file));
  return unique(needing.map(({ fix }) => `Needed for: ${fix.title}.`));
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}

/** A fence that is longer than any in the lines. */
function fenced(language: string, lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.map((line) => /^\s*(`{3,})/.exec(line)?.[1]?.length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

function stepMarkdown(step: Step): string {
  return typeof step === 'string' ? `- ${step}` : `- ${step.text}:\n\n  \`\`\`sh\n  ${step.command}\n  \`\`\``;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
