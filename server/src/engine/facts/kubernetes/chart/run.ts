/** What carrying out a template works with. */
import type { Nodes, Template } from '../../../syntax/template/model';
import type { Data, MapData, Piece } from './data';

/** A text with templates in it, and the pieces of any stretch of it. */
export interface Source {
  readonly text: string;
  readonly slice: (start: number, end: number) => Piece[];
}

/** A named part of any template of the chart. */
export interface Define {
  readonly nodes: Nodes;
  readonly source: Source;
}

/** One template being carried out. */
export interface Run {
  readonly defines: ReadonlyMap<string, Define>;
  readonly templates: (text: string) => Template;
  /** Changes of maps, to be taken back at the end. */
  readonly undo: (() => void)[];
  /** What a named part prints, and a text of the values as a template of its own; undefined where that is not known. */
  readonly include: (name: string, dot: Data, depth: number) => readonly Piece[] | undefined;
  readonly tpl: (text: readonly Piece[], dot: Data, depth: number) => readonly Piece[] | undefined;
  /** Steps that may still be taken. */
  left: number;
  output: number;
}

export interface Frame {
  readonly run: Run;
  readonly source: Source;
  readonly root: Data;
  readonly depth: number;
  /** The text of the file itself: what its actions print stands at the action. */
  readonly isFile: boolean;
}

/** Variables of a block, and of the blocks around it. */
export interface Variables {
  readonly vars: Map<string, Data>;
  readonly parent: Variables | undefined;
}

/** A source in one line, without what would end the hole it stands in. */
export function oneLine(words: string): string {
  const line = words.replace(/\s+/g, ' ').slice(0, 160);
  return /["`]/.test(line) && (line.match(/"/g)?.length ?? 0) % 2 > 0
    ? 'unknown'
    : line.replaceAll('`', "'").replaceAll('}}', '');
}

/** Changes a map until the end of the template. */
export function change(run: Run, { entries }: MapData, key: string, value: Data | undefined): void {
  const before = entries.get(key);
  const had = entries.has(key);
  run.undo.push(() => {
    if (had) entries.set(key, before as Data);
    else entries.delete(key);
  });
  if (value) entries.set(key, value);
  else entries.delete(key);
}
