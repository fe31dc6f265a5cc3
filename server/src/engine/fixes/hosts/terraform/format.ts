/**
 * `terraform fmt` puts the equals signs of neighbouring lines under each other, and the remarks behind them. Where the lines
 * around an edit were in that order, they are again after it; where they were not, they stay as they are.
 * https://developer.hashicorp.com/terraform/language/style#code-formatting
 */
import { applyEdits } from '../../apply';
import type { Edit } from '../../model';

interface Line {
  readonly start: number;
  readonly end: number;
  /** Where what stands before the equals sign ends, and the sign; of lines whose value ends with the line. */
  readonly lead?: number;
  readonly equals?: number;
  /** Where the code before a remark ends, and the remark. */
  readonly code?: number;
  readonly remark?: number;
}

/** The edits, and those that put the lines around them in order again. */
export function formatted(text: string, edits: readonly Edit[]): readonly Edit[] {
  let current = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const cell of ['equals', 'remark'] as const) {
    const after = linesOf(applyEdits(text, current));
    const shifts = shiftsOf(current);
    const around = chains(linesOf(text), cell).filter((chain) => chain.some((line) => touched(current, line)));
    const moves = chains(after, cell).flatMap((chain) => {
      const own = chain.filter((line) => shifts.some(({ from, to }) => from <= line.end && line.start <= to));
      const starts = chain.filter((line) => !own.includes(line)).map((line) => origin(shifts, line.start));
      const old = around.filter((one) => own.length > 0 || one.some((line) => starts.includes(line.start)));
      if (own.length === 0 && old.length === 0) return [];
      return old.every((one) => gaps(one, cell).length === 0) ? gaps(chain, cell) : [];
    });
    current = withMoves(current, shifts, moves);
  }
  return current;
}

interface Shift {
  readonly index: number;
  /** Where the edit's text stands after all edits. */
  readonly from: number;
  readonly to: number;
  /** What an offset behind it loses to become one of the text before. */
  readonly by: number;
}

function shiftsOf(edits: readonly Edit[]): Shift[] {
  let by = 0;
  return edits.map(({ start, end, text }, index) => {
    const from = start + by;
    by += text.length - (end - start);
    return { index, from, to: from + text.length, by };
  });
}

function origin(shifts: readonly Shift[], at: number): number {
  return at - (shifts.filter(({ to }) => to <= at).at(-1)?.by ?? 0);
}

function touched(edits: readonly Edit[], line: Line): boolean {
  return edits.some(({ start, end }) => start <= line.end && line.start <= end);
}

/** Blanks to write at a place of the text after the edits. */
interface Move {
  readonly start: number;
  readonly end: number;
  readonly blanks: string;
}

/** Moves inside of an edit's own text change that; others are edits of their own. */
function withMoves(edits: readonly Edit[], shifts: readonly Shift[], moves: readonly Move[]): Edit[] {
  const own: { text: string; edit: Edit }[] = edits.map((edit) => ({ text: edit.text, edit }));
  const added: Edit[] = [];
  for (const { start, end, blanks } of [...moves].sort((a, b) => b.start - a.start)) {
    const inside = shifts.find(({ from, to }) => from <= start && end <= to && (from < end || start < to));
    const one = inside && own[inside.index];
    if (inside && one) one.text = one.text.slice(0, start - inside.from) + blanks + one.text.slice(end - inside.from);
    else if (!shifts.some(({ from, to }) => from < end && start < to))
      added.push({ start: origin(shifts, start), end: origin(shifts, end), text: blanks });
  }
  const all = [...own.map(({ text, edit }) => ({ ...edit, text })), ...added];
  return all.sort((a, b) => a.start - b.start || a.end - b.end);
}

function chains(lines: readonly Line[], cell: 'equals' | 'remark'): Line[][] {
  const out: Line[][] = [];
  let open: Line[] | undefined;
  for (const line of lines) {
    if (line[cell] === undefined) open = undefined;
    else if (open) open.push(line);
    else {
      open = [line];
      out.push(open);
    }
  }
  return out;
}

/** What has to change so that the cells of a chain stand in one column. */
function gaps(chain: readonly Line[], cell: 'equals' | 'remark'): Move[] {
  const cells = chain.map((line) => ({
    line,
    end: (cell === 'equals' ? line.lead : line.code) ?? line.start,
    at: line[cell] ?? line.start,
  }));
  const width = Math.max(...cells.map(({ line, end }) => end - line.start));
  return cells.flatMap(({ line, end, at }) => {
    const wanted = width - (end - line.start) + 1;
    return at - end === wanted ? [] : [{ start: end, end: at, blanks: ' '.repeat(wanted) }];
  });
}

/** The lines of a text as `terraform fmt` sees them: a heredoc is one, and inside of a long remark there are none. */
function linesOf(text: string): Line[] {
  const out: Line[] = [];
  let open = false;
  for (let start = 0; start < text.length; ) {
    const scanned = scan(text, start, endOfLine(text, start), open);
    open = scanned.open;
    let { end } = scanned.line;
    for (let closed = scanned.heredoc === undefined; !closed && end < text.length; ) {
      const from = text.indexOf('\n', end) + 1;
      if (from === 0) break;
      end = endOfLine(text, from);
      closed = text.slice(from, end).trim() === scanned.heredoc;
    }
    out.push({ ...scanned.line, end });
    const newline = text.indexOf('\n', end);
    start = newline < 0 ? text.length : newline + 1;
  }
  return out;
}

function endOfLine(text: string, start: number): number {
  const newline = text.indexOf('\n', start);
  const end = newline < 0 ? text.length : newline;
  return end > start && text[end - 1] === '\r' ? end - 1 : end;
}

function scan(text: string, start: number, end: number, inRemark: boolean): { line: Line; heredoc?: string; open: boolean } {
  let at = start;
  let first = -1;
  let last = start;
  let brackets = 0;
  let equals = -1;
  let lead = start;
  let remark = -1;
  let heredoc: string | undefined;
  let open = inRemark;
  while (at < end) {
    const char = text[at] ?? '';
    if (open) {
      const close = text.indexOf('*/', at);
      if (close < 0 || close >= end) return { line: { start, end }, open };
      open = false;
      at = close + 2;
    } else if (char === ' ' || char === '\t' || char === '\uFEFF') at++;
    else if (char === '#' || text.startsWith('//', at)) {
      remark = at;
      break;
    } else if (text.startsWith('/*', at)) {
      open = true;
      at += 2;
    } else {
      if (first < 0) first = at;
      else if (char === '=' && equals < 0 && text[at + 1] !== '=' && text[at + 1] !== '>' && !/[=!<>]/.test(text[at - 1] ?? '')) {
        equals = at;
        lead = last;
        brackets = 0;
      }
      if ('([{'.includes(char)) brackets++;
      if (')]}'.includes(char)) brackets--;
      const mark = char === '<' ? /^<<-?([\w-]+)\s*$/.exec(text.slice(at, end)) : undefined;
      if (mark) heredoc = mark[1];
      at = char === '"' ? stringEnd(text, at, end) : mark ? end : at + 1;
      last = at;
    }
  }
  const line: Line = {
    start,
    end,
    ...(equals >= 0 && brackets === 0 ? { lead, equals } : {}),
    ...(remark >= 0 && first >= 0 ? { code: last, remark } : {}),
  };
  return { line, open, ...(heredoc === undefined ? {} : { heredoc }) };
}

/** Behind the closing quote; quotes inside of `${ }` are strings of their own. */
function stringEnd(text: string, from: number, end: number): number {
  const depth: number[] = [];
  for (let at = from + 1; at < end; at++) {
    const char = text[at];
    const inner = depth.length;
    if (inner > 0 && char === '{') depth[inner - 1]!++;
    else if (inner > 0 && char === '}' && --depth[inner - 1]! === 0) depth.pop();
    else if (inner > 0 && char === '"') at = Math.max(at, stringEnd(text, at, end) - 1);
    else if (inner === 0 && char === '\\') at++;
    else if ((char === '$' || char === '%') && text[at + 1] === '{' && text[at - 1] !== char) {
      depth.push(1);
      at++;
    } else if (inner === 0 && char === '"') return at + 1;
  }
  return end;
}
