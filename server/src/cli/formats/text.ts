import type { Finding, Severity } from '../../engine/rules/model';
import type { CommitOfValue, Report, Summary } from '../report';

const COLOUR: Readonly<Record<Severity, number>> = { critical: 31, high: 31, medium: 33, low: 36, info: 90 };

/** Other places of a value that a line names. */
const NAMED = 5;

/** For people: one finding, then what to do. Never a line of the file, since it would show the value. */
export function text(report: Report, colour: boolean): string {
  const paint = (code: number, words: string) => (colour ? `\u001b[${code}m${words}\u001b[0m` : words);
  const lines: string[] = [];
  for (const { finding, place, best, commit } of report.findings) {
    const where = `${finding.span.file}:${place.start.line}:${place.start.column}`;
    lines.push(`${where}  ${paint(COLOUR[finding.severity], finding.severity)}  ${paint(1, finding.rule)}`);
    lines.push(`  ${finding.message}`);
    if (commit) lines.push(`  ${commitLine(commit)}`);
    for (const { span, message } of finding.related) lines.push(`  ${span.file}:${report.place(span).start.line}: ${message}`);
    const places = samePlaces(finding, report);
    if (places) lines.push(paint(90, `  ${places}`));
    if (best) lines.push(paint(90, `  fix (${best.safety}): ${best.title}`));
    lines.push('');
  }
  for (const { file, range, reason } of report.unresolved)
    lines.push(paint(90, `${file}:${range.start.line}: not resolved: ${reason}`));
  if (report.unresolved.length > 0) lines.push('');
  for (const { file, range, rule, by } of report.suppressed ?? [])
    lines.push(paint(90, `${file}:${range.start.line}:${range.start.column}  suppressed  ${rule}  by ${by}`));
  if (report.suppressed && report.suppressed.length > 0) lines.push('');
  lines.push(summaryLine(report.summary));
  return `${lines.join('\n')}\n`;
}

/** `the same value stands in 3 places: also a.tf:3, b.env:1`; nothing where it stands here alone. */
function samePlaces({ shared }: Finding, { place }: Report): string | undefined {
  if (!shared) return undefined;
  const others = shared.others.slice(0, NAMED).map((span) => `${span.file}:${place(span).start.line}`);
  const more = shared.count - 1 - others.length;
  return `the same value stands in ${shared.count} places: also ${others.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** `since 1a2b3c4d5e6f of 2024-05-01 by Ada, no longer in HEAD`. A name is other people's text: it moves no cursor. */
function commitLine({ id, date, author, presentInHead }: CommitOfValue): string {
  const name = author.replace(/\p{Cc}/gu, ' ');
  return `since ${id.slice(0, 12)} of ${date.slice(0, 10)} by ${name}, ${presentInHead ? 'still' : 'no longer'} in HEAD`;
}

/** `7 findings (1 critical, 6 high) in 120 files, 1.2 MB, 240 ms`. */
function summaryLine({ files, commits, bytes, durationMs, bySeverity, suppressed, suppressedBy }: Summary): string {
  const counts = Object.entries(bySeverity).filter(([, count]) => count > 0);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const detail = counts.length > 0 ? ` (${counts.map(([severity, count]) => `${count} ${severity}`).join(', ')})` : '';
  const by = Object.entries(suppressedBy).map(([who, count]) => `${count} by ${who}`);
  const silenced = suppressed > 0 ? `, ${suppressed} suppressed (${by.join(', ')})` : '';
  const where =
    commits === undefined
      ? `${files} ${files === 1 ? 'file' : 'files'}`
      : `${files} ${files === 1 ? 'version' : 'versions'} of files in ${commits} ${commits === 1 ? 'commit' : 'commits'}`;
  const size = bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return `${total} ${total === 1 ? 'finding' : 'findings'}${detail}${silenced} in ${where}, ${size}, ${durationMs} ms`;
}
