/** A credential that is written out in a RUN instruction. */
import type { Edit } from '../../model';
import type { Place } from '../model';
import type { Instruction } from './instructions';

const RUNS_TEXT = /\b(?:sh|bash|ash|zsh|eval|ssh|su|python3?|perl|ruby|node|awk|sed|xargs)\b/;

/** The variable in its place, with the quotes that it needs; undefined where those are not understood. */
export function literalEdits({ text, credential: { span } }: Place, { body }: Instruction, name: string): Edit[] | undefined {
  const lead = text.slice(body, span.start);
  const lines = lead.split('\n');
  if (/^\s*#/.test(lines.at(-1) ?? '') || /^\s*\[|<<|`|\$\(/.test(lead) || /[\s"'`$\\]/.test(text.slice(span.start, span.end)))
    return undefined;
  const quote = quoteOf(lines.filter((line) => !/^\s*#/.test(line)).join('\n'));
  if (quote === "'" && RUNS_TEXT.test(lead)) return undefined;
  const expansion = `\${${name}}`;
  const written = quote === '"' ? expansion : quote === "'" ? `'"${expansion}"'` : `"${expansion}"`;
  return [{ start: span.start, end: span.end, text: written }];
}

/** The quote that is open at the end of the text. */
function quoteOf(text: string): string {
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '\\' && quote !== "'") i++;
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
  }
  return quote;
}
