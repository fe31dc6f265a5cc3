/** Comments out of the way: of a chart's file of values they are most of the text, and reading them most of the work. */

const BLOCK_SCALAR = /(?:^|[:\-?][ \t]+)(?:[!&][^\s]*[ \t]+)*[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$/;

/** The text with each run of comment lines as one blank line, as long as they were. What stands in a text of several lines stays. */
export function withoutComments(text: string): string {
  const parts: string[] = [];
  let block: number | undefined;
  let isQuoted = false;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(start, end);
    const content = line.trimStart();
    const indent = line.length - content.length;
    start = end;
    const ends = block !== undefined && content !== '' && indent <= block;
    if (ends) block = undefined;
    // Right behind such a text a comment ends it; blanks would be a part of it.
    if (block === undefined && !ends && !isQuoted && content.startsWith('#')) {
      // The run goes on where the last one ended: its line break becomes a blank.
      const last = parts.length - 1;
      if (parts[last]?.trim() === '' && parts[last]?.endsWith('\n')) parts[last] = `${parts[last].slice(0, -1)} `;
      parts.push(line.endsWith('\n') ? `${' '.repeat(line.length - 1)}\n` : ' '.repeat(line.length));
      continue;
    }
    parts.push(line);
    if (block !== undefined || content === '') continue;
    if (isOdd(content, '"') || isOdd(content, "'")) isQuoted = !isQuoted;
    else if (!isQuoted && BLOCK_SCALAR.test(line.trimEnd())) block = indent;
  }
  return parts.join('');
}

/** Whether a quote is left open, as far as counting tells. */
function isOdd(line: string, quote: string): boolean {
  let count = 0;
  for (let at = line.indexOf(quote); at >= 0; at = line.indexOf(quote, at + 1)) if (line[at - 1] !== '\\') count++;
  return count % 2 === 1;
}
