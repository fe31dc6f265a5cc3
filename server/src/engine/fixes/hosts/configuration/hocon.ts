/** HOCON, which puts nothing into quoted text: the reference stands outside of the quotes. */
import { isUrlPart } from '../connection';
import type { Draft, Place } from '../model';
import { PLAIN_IN_URL } from './environment';
import { looksWhole } from './locate';
import type { Notation } from './notation';

/** https://github.com/lightbend/config/blob/main/HOCON.md#substitutions */
export const hoconNotation: Notation = {
  serves: ({ file, text }) => /(?:^|\/)(?:application|reference)(?:[-.][\w-]+)?\.conf$/.test(file) && /[{=]/.test(text),
  reference: (place, vault) => (vault.environment ? draftOf(place) : undefined),
};

function draftOf(place: Place): Draft | undefined {
  const { file, text, credential, name } = place;
  const { start, end } = credential.span;
  const lineOf = { from: text.lastIndexOf('\n', start - 1) + 1, to: (text.indexOf('\n', end) + 1 || text.length + 1) - 1 };
  const open = text.lastIndexOf('"', start - 1);
  const close = text.indexOf('"', end);
  // One value in plain quotes, behind `=` or `:`.
  if (!looksWhole(place) || open < lineOf.from || close < 0 || close > lineOf.to) return undefined;
  if (
    !/^[^"]*[=:]\s*$/.test(text.slice(lineOf.from, open)) ||
    !/^\s*(?:[,#}]|\/\/|$)/.test(text.slice(close + 1, lineOf.to).trimEnd())
  )
    return undefined;
  if (/["\\]/.test(text.slice(open + 1, close))) return undefined;
  const before = open + 1 === start ? '' : `${text.slice(open, start)}"`;
  const after = close === end ? '' : `"${text.slice(end, close + 1)}`;
  return {
    title: `Replace with the environment variable ${name.env}`,
    safety: 'safe',
    edits: [{ file, edits: [{ start: open, end: close + 1, text: `${before}\${${name.env}}${after}` }] }],
    ...(isUrlPart(text, { start: open + 1, end: close }, { start, end }) ? { steps: [PLAIN_IN_URL] } : {}),
  };
}
