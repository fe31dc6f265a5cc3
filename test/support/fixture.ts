/**
 * Fixtures carry their expectation: `«rule-id»value«/»` marks the exact range of one finding, `«rule-id fix»value«/»` demands
 * that it has at least one fix with edits. Several rules may share a range: `«a fix,b»`. Marks are taken out before the
 * analysis, so a fixture works in any host, JSON and heredocs too. `«rule-id»«/»` is an empty range.
 */
import { fill } from './planted';

export interface Expected {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly fix: boolean;
}

export interface Fixture {
  readonly text: string;
  readonly expected: readonly Expected[];
}

export function readFixture(raw: string): Fixture {
  const expected: Expected[] = [];
  const open: { marks: string; start: number }[] = [];
  let text = '';
  let last = 0;
  for (const match of raw.matchAll(/«([^»]*)»/g)) {
    text += fill(raw.slice(last, match.index));
    last = match.index + match[0].length;
    const mark = match[1] ?? '';
    if (mark !== '/') {
      open.push({ marks: mark, start: text.length });
      continue;
    }
    const opened = open.pop();
    if (!opened) throw new Error('a mark is closed that was never opened');
    for (const one of opened.marks.split(',')) {
      const [rule = '', fix] = one.trim().split(' ');
      expected.push({ rule, start: opened.start, end: text.length, fix: fix === 'fix' });
    }
  }
  if (open.length > 0) throw new Error(`mark «${open[0]?.marks}» is never closed`);
  text += fill(raw.slice(last));
  expected.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1));
  return { text, expected };
}
