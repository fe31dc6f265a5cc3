import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import { indentAt, lineStart, newlineOf } from '../../text';
import type { SourceReference } from '../../vaults/forms/program';
import type { Spot } from '../source/language';
import { lastOf, textIn } from '../source/nodes';

const TYPES = new Set(['class_declaration', 'record_declaration', 'struct_declaration']);

/** The method at the end of the type that holds the literal, or the function behind the statements of a program without one. */
export function helperEdits(spot: Spot, { name, lines }: NonNullable<SourceReference['helper']>): Edit[] | undefined {
  const { text, root, path } = spot;
  const type = lastOf(path, (node) => TYPES.has(node.type));
  const body = type?.children.find(({ field }) => field === 'body');
  const last = lastOf(root.children, (node) => node.type === 'global_statement');
  const scope = body ?? (type === undefined && path.some((node) => node.type === 'global_statement') ? root : undefined);
  if (!scope) return undefined;
  const signature = new RegExp(`\\bstatic (?:async )?[\\w<>]+ ${name}\\(`);
  if (signature.test(textIn(text, scope))) return [];
  if (new RegExp(`\\b${name}\\b`).test(text)) return undefined;
  const newline = newlineOf(text);
  if (body) return atEndOf(text, body, lines, newline);
  const local = lines.map((line) => line.replace(/^private /, ''));
  return last && [{ start: last.end, end: last.end, text: [newline, ...local.map((line) => newline + line)].join('') }];
}

function atEndOf(text: string, body: SourceNode, lines: readonly string[], newline: string): Edit[] | undefined {
  const close = body.end - 1;
  const member = body.children.find(({ type }) => type !== 'comment');
  const start = lineStart(text, close);
  if (text[close] !== '}' || !member || text.slice(start, close).trim() !== '') return undefined;
  const indent = indentAt(text, member.start);
  const step = indent.includes('\t') ? '\t' : '    ';
  const written = lines.map((line) =>
    line === '' ? '' : indent + line.replace(/^(?: {4})+/, (all) => step.repeat(all.length / 4)),
  );
  return [{ start, end: start, text: newline + written.join(newline) + newline }];
}
