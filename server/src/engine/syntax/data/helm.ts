/** Go templates (Helm): the text with its `{{ … }}` actions masked, so that a YAML parser reads the rest at the same offsets. */
import { HOLE } from '../value';

/** An action that is longer than this is taken for an opening that was never closed. */
const MAX_ACTION = 20_000;

interface Action {
  readonly start: number;
  readonly end: number;
}

/**
 * The template's text, same length, line breaks kept. Actions that have a line to themselves become spaces, as do those at
 * the end of a line that only steer (comments, `if`, `end`, …) or print lines of their own (`nindent`, `toYaml`); any other
 * becomes HOLE characters, which YAML reads as text.
 */
export function maskTemplate(text: string): string {
  const actions = actionsOf(text);
  if (actions.length === 0) return text;
  let out = '';
  let last = 0;
  for (let i = 0; i < actions.length; ) {
    // Actions that share a line, or follow one another across lines, are judged together.
    let j = i + 1;
    while (j < actions.length && !text.slice(actions[j - 1]!.end, actions[j]!.start).includes('\n')) j++;
    const group = actions.slice(i, j);
    const alone = isAlone(text, group);
    for (const action of group) {
      out += text.slice(last, action.start) + mask(text, action, alone);
      last = action.end;
    }
    i = j;
  }
  return out + text.slice(last);
}

/** Nothing but white space and a comment stands around and between the actions on their lines. */
function isAlone(text: string, group: readonly Action[]): boolean {
  const first = group[0]!;
  const before = text.slice(text.lastIndexOf('\n', first.start - 1) + 1, first.start);
  const lineEnd = text.indexOf('\n', group.at(-1)!.end);
  const after = text.slice(group.at(-1)!.end, lineEnd < 0 ? text.length : lineEnd);
  if (before.trim() !== '' || !(after.trim() === '' || /^\s+#/.test(after))) return false;
  return group.every((action, i) => i === 0 || text.slice(group[i - 1]!.end, action.start).trim() === '');
}

function mask(text: string, action: Action, alone: boolean): string {
  const body = text.slice(action.start, action.end);
  const blank = alone || endsLineWithoutOutput(text, action);
  return body.replace(/[^\r\n]/g, blank ? ' ' : HOLE);
}

/**
 * The action ends its line and stands apart, and either prints nothing (`name: x {{- end }}`, `key: {{/* why *\/}}`) or a
 * block of lines of its own (`labels: {{- include "labels" . | nindent 4 }}`), which lines below may go on with.
 */
function endsLineWithoutOutput(text: string, action: Action): boolean {
  const next = text[action.end];
  if (next !== undefined && next !== '\n' && next !== '\r') return false;
  if (!/[ \t]/.test(text[action.start - 1] ?? ' ')) return false;
  const head = text.slice(action.start, Math.min(action.end, action.start + 200));
  if (/^\{\{-?\s*(?:\/\*|(?:if|else|end|range|with|define|block|break|continue)\b|\$\w*\s*:?=)/.test(head)) return true;
  return /\bnindent\b|\btoYaml\b/.test(text.slice(action.start, Math.min(action.end, action.start + 2000)));
}

/** Every `{{ … }}`; strings and comments inside an action may hold braces. One that never closes ends with its line. */
export function actionsOf(text: string): Action[] {
  const found: Action[] = [];
  let unclosed = false;
  for (let start = text.indexOf('{{'); start >= 0; ) {
    let end = unclosed ? -1 : endOfAction(text, start + 2);
    if (end < 0) {
      unclosed = true;
      const line = text.indexOf('\n', start);
      const stop = line < 0 ? text.length : line;
      const close = text.slice(start, stop).indexOf('}}');
      end = close < 0 ? stop : start + close + 2;
    }
    found.push({ start, end });
    start = text.indexOf('{{', end);
  }
  return found;
}

function endOfAction(text: string, from: number): number {
  const limit = Math.min(text.length, from + MAX_ACTION);
  const comment = /^-?\s{0,9}\/\*/.exec(text.slice(from, from + 12));
  if (comment) {
    const close = text.indexOf('*/', from + comment[0].length);
    const end = close < 0 ? -1 : text.indexOf('}}', close);
    return end < 0 ? -1 : end + 2;
  }
  for (let at = from; at < limit; at++) {
    const char = text[at];
    if (char === '}' && text[at + 1] === '}') return at + 2;
    if (char === '`') {
      const close = text.indexOf('`', at + 1);
      if (close < 0) return -1;
      at = close;
    } else if (char === '"') {
      at = endOfString(text, at + 1, limit);
      if (at < 0) return -1;
    }
  }
  return -1;
}

function endOfString(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '"') return at;
    else if (char === '\n') return -1;
  }
  return -1;
}
