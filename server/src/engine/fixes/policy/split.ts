/** One statement as two: the actions that can be limited with their resources, and those that only take the wildcard. */
import type { Range } from '../../syntax/span';
import { hclOf } from '../hosts/parse';
import { blocksAround } from '../hosts/terraform/locate';
import type { Edit } from '../model';
import { before, indentAt, newlineOf, trimmedEnd } from '../text';
import type { Notation } from './notation';

export interface Split {
  readonly statement: Range;
  /** Literals of the actions, in their order. */
  readonly actions: readonly Range[];
  /** Which of them are limited. */
  readonly limited: ReadonlySet<Range>;
  readonly resource: Range;
  /** What stands in place of the resource in the limited statement. */
  readonly arns: string;
}

/** The edit; undefined where the statement does not stand in a list of statements, or its actions are no list. */
export function splitStatement(text: string, notation: Notation, split: Split): Edit | undefined {
  const range = ownRange(text, notation, split.statement);
  const between = range && separator(text, notation, range);
  const [first, second] = split.actions;
  if (!range || between === undefined || !first || !second) return undefined;
  const rest = new Set(split.actions.filter((one) => !split.limited.has(one)));
  const limited = copy(text, range, split, split.limited, split.arns);
  const open = withOtherSid(copy(text, range, split, rest, undefined));
  return { ...range, text: `${limited}${between}${open}` };
}

/** A block without the line ending that the parser may count in. */
function ownRange(text: string, notation: Notation, statement: Range): Range | undefined {
  if (notation !== 'hcl' || text[statement.start] === '{') return trimmedEnd(text, statement);
  const block = blocksAround(hclOf(text).body, statement).find(({ start }) => start === statement.start);
  return block?.type === 'statement' ? trimmedEnd(text, block) : undefined;
}

/** What stands between two statements. */
function separator(text: string, notation: Notation, { start, end }: Range): string | undefined {
  const newline = newlineOf(text);
  const lead = before(text, start);
  if (text[start] === '{') {
    if (text[end - 1] !== '}' || !/[[,]\s*$/.test(text.slice(Math.max(0, start - 500), start))) return undefined;
    return notation !== 'hcl-quoted' && lead.trim() === '' ? `,${newline}${lead}` : ', ';
  }
  if (notation === 'hcl') return `${newline}${newline}${indentAt(text, start)}`;
  return /^ *- +$/.test(lead) ? `${newline}${lead}` : undefined;
}

/** The statement with some of its actions, and with other resources where they are given. */
function copy(text: string, range: Range, split: Split, keep: ReadonlySet<Range>, arns: string | undefined): string {
  const [first, second] = split.actions as readonly [Range, Range];
  const last = split.actions.at(-1) as Range;
  const between = text.slice(first.end, second.start);
  const kept = split.actions.filter((one) => keep.has(one)).map(({ start, end }) => text.slice(start, end));
  const edits = [{ start: first.start, end: last.end, text: kept.join(between) }];
  if (arns !== undefined) edits.push({ ...split.resource, text: arns });
  edits.sort((a, b) => a.start - b.start);
  let out = '';
  let at = range.start;
  for (const edit of edits) {
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at, range.end);
}

/** A Sid holds within its document once. */
function withOtherSid(statement: string): string {
  return statement.replace(/(\bsid\\?["']?\s{0,40}[:=]\s{0,40}(?:\\?["'])?)([A-Za-z0-9]{1,100})/i, '$1$2AnyResource');
}
