/** PowerShell: an expression in the literal's place, and inside of double quotes a subexpression. */
import { parseSource } from '../../syntax/source/grammar';
import type { SourceNode } from '../../syntax/source/tree';
import type { Edit } from '../model';
import { lastOnly } from '../remember';
import { isUrlPart } from './connection';
import type { HostFixes, Place } from './model';
import { lastOf, pathTo } from './source/nodes';

const treeOf = lastOnly((file: string, text: string) => parseSource('powershell', file, text));
/** What may hold a literal. A bare word is one where it is an argument. */
const HOLDERS = new Set(['string_literal', 'generic_token']);
/** Attributes and the patterns of a switch take constants. */
const NEVER = new Set(['ERROR', 'comment', 'attribute', 'switch_clause_condition', 'data_statement', 'type_literal']);

export const powershell: HostFixes = {
  id: 'powershell',
  title: 'PowerShell',
  serves: (file) => /\.(?:ps1|psm1|psd1)$/i.test(file),

  reference(place, vault) {
    const { file, text, credential, name } = place;
    const path = siteOf(place);
    const program = vault.programs.powershell?.(name);
    const expression = vault.environment ? `$env:${name.env}` : program?.expression;
    if (!path || expression === undefined || (vault.environment && givesItself(place, path))) return undefined;
    const edits = replaced(place, path.at(-1) as SourceNode, expression);
    if (!edits) return undefined;
    const inUrl = isUrlPart(text, path.at(-1) as SourceNode, credential.span);
    const steps = [
      ...(program?.packages ? [program.packages] : []),
      ...(inUrl ? ['The value goes into the URL as it is: choose one without the characters : / @ ? #.'] : []),
    ];
    return { safety: vault.environment && !inUrl ? 'safe' : 'review', edits: [{ file, edits }], steps };
  },

  byHand: ({ name }) => [`Read the value when the script starts, for example from $env:${name.env} or with Get-Secret.`],
};

/** The nodes around the literal, itself last; undefined where it is gone, or where an expression may not stand. */
function siteOf({ file, text, credential }: Place): readonly SourceNode[] | undefined {
  // A data file holds constants only.
  if (credential.storage !== 'literal' || credential.encoded || /\.psd1$/i.test(file)) return undefined;
  const root = treeOf(file, text)?.root;
  const path = root ? pathTo(root, credential.span) : [];
  const holder = lastOf(path, ({ type }) => HOLDERS.has(type));
  if (!holder || path.some(({ type }) => NEVER.has(type))) return undefined;
  const site = path.slice(0, path.indexOf(holder) + 1);
  const inside = path.slice(site.length).some(({ type }) => type === 'sub_expression' || type === 'variable');
  return inside ? undefined : site;
}

/** `$env:NAME = 'literal'`, where the environment is to give the value. */
function givesItself({ text, name }: Place, path: readonly SourceNode[]): boolean {
  const assignment = lastOf(path, ({ type }) => type === 'assignment_expression');
  const left = assignment?.children[0];
  return left !== undefined && text.slice(left.start, left.end).toLowerCase() === `$env:${name.env.toLowerCase()}`;
}

function replaced({ text, credential: { span } }: Place, node: SourceNode, expression: string): Edit[] | undefined {
  const written = text.slice(node.start, node.end);
  if (node.type === 'generic_token')
    return node.start === span.start && node.end === span.end
      ? [{ start: node.start, end: node.end, text: expression }]
      : undefined;
  const mark = /^@?["']/.exec(written)?.[0] ?? '';
  if (mark.length === 1 && node.start + 1 === span.start && node.end - 1 === span.end)
    return [{ start: node.start, end: node.end, text: expression }];
  if (/[\s"'`$]/.test(text.slice(span.start, span.end))) return undefined;
  const inner: Edit = { start: span.start, end: span.end, text: `$(${expression})` };
  if (mark.endsWith('"')) return [inner];
  const rest = text.slice(node.start + 1, span.start) + text.slice(span.end, node.end - 1);
  if (mark !== "'" || /["$`'\u2018-\u201f]/.test(rest)) return undefined;
  return [{ start: node.start, end: node.start + 1, text: '"' }, inner, { start: node.end - 1, end: node.end, text: '"' }];
}
