/** `export NAME=literal` with a command for a value: two lines, because the status of the command would be lost in one. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import { aloneOnLines, indentAt, newlineOf } from '../../text';

/** What sets the declaration apart from the assignment (shellcheck's SC2155); nothing where it does not have its line to itself. */
export function declaredApart(text: string, path: readonly SourceNode[]): Edit[] {
  const [declaration, assignment] = path.slice(path.findIndex(({ type }) => type === 'declaration_command'));
  if (declaration?.type !== 'declaration_command' || assignment?.type !== 'variable_assignment') return [];
  const keyword = text.slice(declaration.start, assignment.start).trim();
  const [name] = assignment.children;
  if (!name || declaration.children.length !== 1 || !aloneOnLines(text, declaration) || text[name.end] !== '=') return [];
  const variable = text.slice(name.start, name.end);
  const next = newlineOf(text) + indentAt(text, declaration.start);
  const before = { start: declaration.start, end: assignment.start };
  const after = { start: declaration.end, end: declaration.end };
  if (/^(?:export|readonly)$/.test(keyword))
    return [
      { ...before, text: '' },
      { ...after, text: `${next}${keyword} ${variable}` },
    ];
  return /^(?:local|declare|typeset)$/.test(keyword) ? [{ ...before, text: `${keyword} ${variable}${next}` }] : [];
}
