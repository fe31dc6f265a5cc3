/**
 * A large document cut into the children of its top-level maps (`Resources:` and the like), so that an edit in one of them
 * costs one. Only where the cut cannot change what is read: plain block maps, no anchors, no tabs.
 */
import type { Range } from '../span';

export interface Section {
  /** The children of one top-level key, in order and without gaps. */
  readonly children: readonly Range[];
  readonly key: string;
}

/** Anchors and aliases reach over the cut; a tab makes indentation a matter of opinion. */
const REACHES_OVER = /(?:^|[\s[{,])[&*][A-Za-z0-9_]|\t|^[%?]/m;
const TOP_KEY = /^([A-Za-z][\w.-]{0,60}):[ ]*(?:#.*)?$/;
const CHILD_KEY = /^ +(?:[\w.-]{1,200}|"[^"\\]{1,200}"|'[^']{1,200}'):(?: |$)/;

/** The sections of a document; empty where it has none that can be cut. */
export function sectionsOf(text: string): Section[] {
  if (REACHES_OVER.test(text)) return [];
  const sections: Section[] = [];
  let open: { key: string; indent: number; starts: number[] } | undefined;
  const close = (at: number) => {
    if (open && open.starts.length > 1) {
      const { key, starts } = open;
      sections.push({ key, children: starts.map((start, i) => ({ start, end: starts[i + 1] ?? at })) });
    }
    open = undefined;
  };
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, end).trimEnd();
    const indent = line.length - line.trimStart().length;
    if (line !== '' && line[indent] !== '#') {
      if (indent === 0) {
        close(at);
        const key = TOP_KEY.exec(line)?.[1];
        if (key) open = { key, indent: -1, starts: [] };
      } else if (open) {
        const isChild = CHILD_KEY.test(line);
        if (open.indent < 0) open.indent = isChild ? indent : Number.POSITIVE_INFINITY;
        // A line that is no child (half-typed, most often) stays with the child before it.
        if (indent === open.indent && isChild) open.starts.push(at);
      }
    }
    at = end;
  }
  close(text.length);
  return sections;
}
