/** Inlay hints of policies: what a wildcard covers, and how far a role reaches. */
import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver';
import { holdingsOf } from '../engine/graph/holdings';
import { reachOf } from '../engine/graph/reach';
import { reachInWords } from '../engine/graph/reach-words';
import { coverageOf, levelsInWords } from '../engine/iam/rights/coverage';
import { lineStarts } from '../engine/syntax/lines';
import { ranger } from './convert';
import { type Folder, textIn, workspaceOf } from './folder';
import { countOf, reaches } from './policy-hover';
import { standingIn } from './standing';

/** A line of code has room for so much more; the rest is in the tooltip. */
const LONGEST = 60;

/** The hints of a part of a file: after each wildcard in an action list, and after each declaration of a role, user or group. */
export function inlayHints(folder: Folder, file: string, part: Range): InlayHint[] {
  const text = textIn(folder, file);
  if (text === undefined) return [];
  const starts = lineStarts(text);
  const from = starts[part.start.line] ?? text.length;
  const to = starts[part.end.line + 1] ?? text.length;
  const isShown = ({ end }: { end: number }) => from <= end && end <= to;
  const place = ranger(text);
  const { graph } = workspaceOf(folder);
  const { actions, identities } = standingIn(graph, file);
  const hint = (end: number, label: string, tooltip: string): InlayHint => ({
    position: place({ start: end, end }).end,
    label: `· ${label}`,
    kind: InlayHintKind.Type,
    tooltip,
    paddingLeft: true,
  });
  const covered = new Map<number, InlayHint>();
  for (const { term } of actions) {
    const { total, levels } = coverageOf(term.text);
    if (isShown(term.literal) && total > 0)
      covered.set(
        term.literal.end,
        hint(term.literal.end, briefly(total, levels), `${countOf(total)}: ${levelsInWords(levels)}`),
      );
  }
  const reached = identities.flatMap(({ span, identity, declares }) => {
    if (!declares || !isShown(span) || !reaches(identity) || holdingsOf(graph, identity).length === 0) return [];
    const words = reachInWords(reachOf(graph, identity));
    return hint(span.end, words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words, words);
  });
  return [...covered.values(), ...reached];
}

/** `47 actions, 12 write`: what is read is the rest. */
function briefly(total: number, { write, permissions }: { readonly write: number; readonly permissions: number }): string {
  const parts = [...(write > 0 ? [`${write} write`] : []), ...(permissions > 0 ? [`${permissions} permissions`] : [])];
  return [countOf(total), ...(parts.length > 0 ? parts : ['none write'])].join(', ');
}
