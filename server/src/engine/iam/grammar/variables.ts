/** Policy variables (`${aws:username}`): a brace that is missing, spaces, nothing inside. */
import type { GrammarIssue, Statement, Term } from '../model';
import { isWrittenOut } from '../word';

export function variableIssues({ resources, notResources, conditions }: Statement): GrammarIssue[] {
  const terms = [...resources, ...notResources, ...conditions.flatMap(({ values }) => values)];
  return terms.flatMap((term) => {
    const message = isWrittenOut(term) && term.text.includes('${') ? wrongIn(term) : undefined;
    return message ? { code: 'policy-variable', message, span: term.span } : [];
  });
}

function wrongIn({ text }: Term): string | undefined {
  for (const part of text.split('${').slice(1)) {
    const end = part.indexOf('}');
    if (end < 0) return 'A policy variable has no closing brace';
    const name = part.slice(0, end);
    if (name === '') return 'A policy variable has no name';
    if (/^\s|\s$|^[\w-]{1,32}\s*:\s/.test(name)) return 'A policy variable has spaces in its name';
  }
  return undefined;
}
