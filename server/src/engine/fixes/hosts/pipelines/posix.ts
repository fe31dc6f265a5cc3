/** A value in a shell script by a variable: what takes its place depends on the quotes around it. */
import type { Range } from '../../../syntax/span';
import type { Edit } from '../../model';

/** How the shell reads the character at a place, and where the quotes around it were opened. */
type Quoting = { readonly kind: 'none' | 'double' | 'single' | 'heredoc'; readonly open: number };
interface Frame extends Quoting {
  readonly closes?: ')' | '`';
}

const DEEPEST = 40;
const HEREDOC = /<<-?[ \t]*(['"\\]?)([A-Za-z_][\w-]*)\1/y;

/** The edits of the script; undefined where no variable can stand: comments, quoted heredocs, back quotes. */
export function posixEdits(script: string, secret: Range, variable: string): Edit[] | undefined {
  const quoting = quotingAt(script, secret.start);
  const value = script.slice(secret.start, secret.end);
  if (!quoting || /['"`\\$\s]/.test(value)) return undefined;
  const next = script.charAt(secret.end);
  const bare = /\w/.test(next) ? `\${${variable}}` : `$${variable}`;
  if (quoting.kind === 'none') return [{ ...secret, text: `"$${variable}"` }];
  if (quoting.kind !== 'single') return [{ ...secret, text: bare }];
  const { open } = quoting;
  const close = script.indexOf("'", secret.end);
  if (close < 0) return undefined;
  const others = script.slice(open + 1, secret.start) + script.slice(secret.end, close);
  if (!/["$`\\!\n]/.test(others)) {
    return [
      { start: open, end: open + 1, text: '"' },
      { ...secret, text: bare },
      { start: close, end: close + 1, text: '"' },
    ];
  }
  const [first, last] = [secret.start === open + 1, secret.end === close];
  const text = `${first ? '' : "'"}"$${variable}"${last ? '' : "'"}`;
  return [{ start: first ? open : secret.start, end: last ? close + 1 : secret.end, text }];
}

/** One pass from the start; expressions of GitHub (`${{ … }}`) are no shell. */
function quotingAt(script: string, at: number): Quoting | undefined {
  const frames: Frame[] = [{ kind: 'none', open: 0 }];
  let heredoc: { word: string; quoted: boolean } | undefined;
  for (let i = 0; i < at; i++) {
    const top = frames.at(-1) as Frame;
    const char = script.charAt(i);
    if (script.startsWith('${{', i)) {
      const end = script.indexOf('}}', i);
      if (end < 0 || end > at) return undefined;
      i = end + 1;
    } else if (top.kind === 'single') {
      if (char === "'") frames.pop();
    } else if (char === '\\') i++;
    else if (top.kind === 'double') {
      if (char === '"') frames.pop();
      else if (script.startsWith('$(', i)) frames.push({ kind: 'none', open: i++, closes: ')' });
      else if (char === '`') frames.push({ kind: 'none', open: i, closes: '`' });
    } else if (char === top.closes) frames.pop();
    else if (char === '`') frames.push({ kind: 'none', open: i, closes: '`' });
    else if (char === "'" && script.charAt(i - 1) === '$') return undefined;
    else if (char === "'") frames.push({ kind: 'single', open: i });
    else if (char === '"') frames.push({ kind: 'double', open: i });
    else if (char === '(') frames.push({ kind: 'none', open: i, closes: ')' });
    else if (char === '#' && /^$|[\s;&|(]/.test(script.charAt(i - 1))) {
      const end = script.indexOf('\n', i);
      if (end < 0 || end >= at) return undefined;
      i = end - 1;
    } else if (char === '<' && script.startsWith('<<', i) && !script.startsWith('<<<', i) && script.charAt(i - 1) !== '<') {
      HEREDOC.lastIndex = i;
      const found = HEREDOC.exec(script);
      if (found) {
        heredoc = { word: found[2] ?? '', quoted: found[1] !== '' };
        i += found[0].length - 1;
      }
    } else if (char === '\n' && heredoc) {
      const end = endOfHeredoc(script, i + 1, heredoc.word);
      if (end > at) return heredoc.quoted ? undefined : { kind: 'heredoc', open: i };
      i = end - 1;
      heredoc = undefined;
    }
    if (frames.length > DEEPEST) return undefined;
  }
  if (frames.some(({ closes }) => closes === '`')) return undefined;
  return frames.at(-1);
}

/** The end of the text that a line with the word alone ends. */
function endOfHeredoc(script: string, from: number, word: string): number {
  for (let start = from; start <= script.length; ) {
    const newline = script.indexOf('\n', start);
    const end = newline < 0 ? script.length : newline;
    if (script.slice(start, end).trim() === word) return end;
    start = end + 1;
  }
  return script.length + 1;
}

/** The line that only gives the value to this very variable, which the environment holds already; with its line break. */
export function ownAssignment(script: string, secret: Range, variable: string): Range | undefined {
  const start = script.lastIndexOf('\n', secret.start - 1) + 1;
  const newline = script.indexOf('\n', secret.end);
  const end = newline < 0 ? script.length : newline;
  const [lead, tail] = [script.slice(start, secret.start), script.slice(secret.end, end)];
  const given = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=(["']?)$/.exec(lead);
  if (given?.[1] !== variable || tail.trim().replace(/;$/, '') !== given[2]) return undefined;
  const others = script.slice(0, start) + script.slice(end);
  return others.trim() === '' || newline < 0 ? undefined : { start, end: newline + 1 };
}
