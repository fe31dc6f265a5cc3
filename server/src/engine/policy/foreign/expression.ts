/**
 * POSIX extended regular expressions in time linear in the text: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap09.html
 * Patterns of a workspace's file are other people's: a machine that follows all ways at once cannot be made to hang.
 */

type Step =
  | { readonly op: 'char'; readonly test: (code: number) => boolean }
  | { readonly op: 'split'; readonly to: number[] }
  | { readonly op: 'assert'; readonly holds: (text: string, at: number) => boolean }
  | { readonly op: 'match' };

export type Expression = (text: string) => boolean;

/** A larger program would cost more than a line is worth. */
const MOST_STEPS = 2_000;
const MOST_DEPTH = 50;

class Unsupported extends Error {}

/** A test for "occurs in the text"; undefined for an expression that is damaged, too large, or more than regular. */
export function compileExpression(source: string): Expression | undefined {
  try {
    const program: Step[] = [];
    const parser = new Parser(source, program);
    parser.alternatives(0);
    if (parser.at < source.length) return undefined;
    program.push({ op: 'match' });
    return (text) => runs(program, text);
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

/** All threads step together over the text; a new one starts at every place. */
function runs(program: readonly Step[], text: string): boolean {
  let now: number[] = [];
  let next: number[] = [];
  const seen = new Int32Array(program.length).fill(-1);
  const enter = (list: number[], first: number, at: number): boolean => {
    const stack = [first];
    for (let pc = stack.pop(); pc !== undefined; pc = stack.pop()) {
      if (seen[pc] === at) continue;
      seen[pc] = at;
      const step = program[pc] as Step;
      if (step.op === 'match') return true;
      if (step.op === 'char') list.push(pc);
      else if (step.op === 'split') for (const to of step.to) stack.push(to);
      else if (step.holds(text, at)) stack.push(pc + 1);
    }
    return false;
  };
  for (let at = 0; at <= text.length; at++) {
    if (enter(now, 0, at)) return true;
    const code = text.charCodeAt(at);
    next = [];
    for (const pc of now) {
      const step = program[pc] as Step;
      if (at < text.length && step.op === 'char' && step.test(code) && enter(next, pc + 1, at + 1)) return true;
    }
    now = next;
  }
  return false;
}

const isWord = (code: number): boolean =>
  code === 95 || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const wordAt = (text: string, at: number): boolean => at >= 0 && at < text.length && isWord(text.charCodeAt(at));

const CLASSES: Readonly<Record<string, (code: number) => boolean>> = {
  alnum: (code) => isWord(code) && code !== 95,
  alpha: (code) => isWord(code) && code !== 95 && !isDigit(code),
  digit: isDigit,
  upper: (code) => code >= 65 && code <= 90,
  lower: (code) => code >= 97 && code <= 122,
  space: isSpace,
  blank: (code) => code === 32 || code === 9,
  xdigit: (code) => isDigit(code) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102),
  punct: (code) => code > 32 && code < 127 && (!isWord(code) || code === 95),
  print: (code) => code >= 32 && code !== 127,
  graph: (code) => code > 32 && code !== 127,
  cntrl: (code) => code < 32 || code === 127,
};

const ESCAPES: Readonly<Record<string, (code: number) => boolean>> = {
  w: isWord,
  W: (code) => !isWord(code),
  d: isDigit,
  D: (code) => !isDigit(code),
  s: isSpace,
  S: (code) => !isSpace(code),
  t: (code) => code === 9,
};

/** Writes the program while it reads; a repetition copies what it repeats. */
class Parser {
  at = 0;

  constructor(
    readonly source: string,
    readonly program: Step[],
  ) {}

  alternatives(depth: number): void {
    if (depth > MOST_DEPTH) throw new Unsupported();
    const { program } = this;
    const start = program.length;
    const ends: number[][] = [];
    for (;;) {
      const branch = program.length;
      this.sequence(depth);
      if (this.source[this.at] !== '|') break;
      this.at++;
      // What this branch begins with moves one on, to make room for the choice before it.
      const steps = program.splice(branch);
      const choice: number[] = [branch + 1];
      program.push({ op: 'split', to: choice }, ...moved(steps, 1, branch));
      const end: number[] = [];
      program.push({ op: 'split', to: end });
      ends.push(end);
      choice.push(program.length);
    }
    for (const end of ends) end.push(program.length);
    if (program.length - start > MOST_STEPS) throw new Unsupported();
  }

  sequence(depth: number): void {
    while (this.at < this.source.length && this.source[this.at] !== '|' && !(depth > 0 && this.source[this.at] === ')')) {
      const start = this.program.length;
      this.atom(depth);
      this.repeat(start);
    }
  }

  atom(depth: number): void {
    const char = this.source[this.at++] as string;
    if (char === '(') {
      if (this.source[this.at] === '?') {
        if (this.source[this.at + 1] !== ':') throw new Unsupported();
        this.at += 2;
      }
      this.alternatives(depth + 1);
      if (this.source[this.at++] !== ')') throw new Unsupported();
    } else if (char === '[') this.char(this.bracket());
    else if (char === '.') this.char(() => true);
    else if (char === '^') this.program.push({ op: 'assert', holds: (_, at) => at === 0 });
    else if (char === '$') this.program.push({ op: 'assert', holds: (text, at) => at === text.length });
    else if (char === '\\') this.escape();
    else if ('*+?'.includes(char)) throw new Unsupported();
    else this.char((code) => code === char.charCodeAt(0));
  }

  escape(): void {
    const char = this.source[this.at++];
    if (char === undefined || /[1-9]/.test(char)) throw new Unsupported();
    const boundary = (holds: (text: string, at: number) => boolean) => this.program.push({ op: 'assert', holds });
    if (char === 'b') boundary((text, at) => wordAt(text, at - 1) !== wordAt(text, at));
    else if (char === 'B') boundary((text, at) => wordAt(text, at - 1) === wordAt(text, at));
    else if (char === '<') boundary((text, at) => !wordAt(text, at - 1) && wordAt(text, at));
    else if (char === '>') boundary((text, at) => wordAt(text, at - 1) && !wordAt(text, at));
    else if (ESCAPES[char]) this.char(ESCAPES[char] as (code: number) => boolean);
    else if (/[A-Za-z0-9]/.test(char)) throw new Unsupported();
    else this.char((code) => code === char.charCodeAt(0));
  }

  char(test: (code: number) => boolean): void {
    this.program.push({ op: 'char', test });
  }

  bracket(): (code: number) => boolean {
    const { source } = this;
    const negated = source[this.at] === '^';
    if (negated) this.at++;
    const tests: ((code: number) => boolean)[] = [];
    for (let first = true; ; first = false) {
      const char = source[this.at];
      if (char === undefined) throw new Unsupported();
      if (char === ']' && !first) break;
      const named = char === '[' ? /^\[:([a-z]+):\]/.exec(source.slice(this.at, this.at + 12)) : null;
      if (named) {
        const test = CLASSES[named[1] as string];
        if (!test) throw new Unsupported();
        tests.push(test);
        this.at += named[0].length;
        continue;
      }
      // In POSIX a backslash is itself here; people who come from other dialects write `\d` and `\]`.
      const escaped = char === '\\' ? source[this.at + 1] : undefined;
      if (escaped !== undefined && ESCAPES[escaped]) {
        tests.push(ESCAPES[escaped] as (code: number) => boolean);
        this.at += 2;
        continue;
      }
      if (escaped !== undefined && /[^\w\s]/.test(escaped)) this.at++;
      const low = source.charCodeAt(this.at++);
      const isRange = source[this.at] === '-' && source[this.at + 1] !== undefined && source[this.at + 1] !== ']';
      const high = isRange ? source.charCodeAt(this.at + 1) : low;
      if (isRange) this.at += 2;
      tests.push((code) => low <= code && code <= high);
    }
    this.at++;
    return (code) => tests.some((test) => test(code)) !== negated;
  }

  repeat(start: number): void {
    for (;;) {
      const char = this.source[this.at];
      const bounds = char === '{' ? /^\{(\d{1,3})(,(\d{0,3}))?\}/.exec(this.source.slice(this.at, this.at + 10)) : null;
      if (char === '*') this.copies(start, 0, undefined);
      else if (char === '+') this.copies(start, 1, undefined);
      else if (char === '?') this.copies(start, 0, 1);
      else if (bounds) {
        const low = Number(bounds[1]);
        this.copies(start, low, bounds[2] === undefined ? low : bounds[3] ? Number(bounds[3]) : undefined);
        this.at += bounds[0].length - 1;
      } else return;
      this.at++;
    }
  }

  copies(start: number, low: number, high: number | undefined): void {
    const { program } = this;
    const steps = program.splice(start);
    const add = () => program.push(...moved(steps, program.length - start, start));
    const count = Math.max(low, high ?? low + 1);
    if (start + count * (steps.length + 2) > MOST_STEPS || (high !== undefined && high < low)) throw new Unsupported();
    for (let i = 0; i < low; i++) add();
    if (high === undefined) {
      const loop = program.length;
      const choice = [loop + 1];
      program.push({ op: 'split', to: choice });
      add();
      program.push({ op: 'split', to: [loop] });
      choice.push(program.length);
      return;
    }
    const leave: number[][] = [];
    for (let i = low; i < high; i++) {
      const choice = [program.length + 1];
      program.push({ op: 'split', to: choice });
      leave.push(choice);
      add();
    }
    for (const choice of leave) choice.push(program.length);
  }
}

/** Steps that were written at `from`, to stand `by` places further on. */
function moved(steps: readonly Step[], by: number, from: number): Step[] {
  return steps.map((step) =>
    step.op === 'split' ? { op: 'split', to: step.to.map((to) => (to >= from ? to + by : to)) } : step,
  );
}
