import type { Severity } from '../../engine/rules/model';
import type { Report, Summary } from '../report';

const COLOUR: Readonly<Record<Severity, number>> = { critical: 31, high: 31, medium: 33, low: 36, info: 90 };

/** For people: one finding, then what to do. Never a line of the file, since it would show the value. */
export function text(report: Report, colour: boolean): string {
  const paint = (code: number, words: string) => (colour ? `\u001b[${code}m${words}\u001b[0m` : words);
  const lines: string[] = [];
  for (const { finding, place, fixes } of report.findings) {
    const where = `${finding.span.file}:${place.start.line}:${place.start.column}`;
    lines.push(`${where}  ${paint(COLOUR[finding.severity], finding.severity)}  ${paint(1, finding.rule)}`);
    lines.push(`  ${finding.message}`);
    for (const { span, message } of finding.related) lines.push(`  ${span.file}:${report.place(span).start.line}: ${message}`);
    const best = fixes[0];
    if (best)
      lines.push(paint(90, `  fix (${best.safety}): ${best.title}${fixes.length > 1 ? ` · ${fixes.length - 1} more` : ''}`));
    lines.push('');
  }
  for (const { file, range, reason } of report.unresolved)
    lines.push(paint(90, `${file}:${range.start.line}: not resolved: ${reason}`));
  if (report.unresolved.length > 0) lines.push('');
  lines.push(summaryLine(report.summary));
  return `${lines.join('\n')}\n`;
}

/** `7 findings (1 critical, 6 high) in 120 files, 1.2 MB, 240 ms`. */
export function summaryLine({ files, bytes, durationMs, bySeverity, suppressed }: Summary): string {
  const counts = Object.entries(bySeverity).filter(([, count]) => count > 0);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const detail = counts.length > 0 ? ` (${counts.map(([severity, count]) => `${count} ${severity}`).join(', ')})` : '';
  const silenced = suppressed > 0 ? `, ${suppressed} suppressed` : '';
  const size = bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return `${total} ${total === 1 ? 'finding' : 'findings'}${detail}${silenced} in ${files} ${files === 1 ? 'file' : 'files'}, ${size}, ${durationMs} ms`;
}
