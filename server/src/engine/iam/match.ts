import type { Term } from './model';

/** Whether the text has wildcards of the policy language. */
export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

/**
 * Whether `pattern` (with `*` and `?`) covers all of `text`. Two pointers that step back to the last star only: no more than
 * the product of both lengths, whatever the input.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; i < text.length; ) {
    if (pattern[at] === '*') {
      star = at++;
      resume = i;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[i])) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

/** Whether an action pattern (`s3:Get*`, `*`) covers an action (`s3:GetObject`). Case does not count. */
export function matchesAction(pattern: string, action: string): boolean {
  return matchesWildcard(pattern.toLowerCase(), action.toLowerCase());
}

/** The term is written out and stands for everything: `*`, or `*:*` in an action list. */
export function isStar(term: Term): boolean {
  return term.state === 'known' && /^\*+(:\*+)?$/.test(term.text);
}

/** The service of `s3:*`; undefined where the action part is more than a star, or the service is a wildcard itself. */
export function wildcardService(term: Term): string | undefined {
  const match = term.state === 'known' ? /^([A-Za-z0-9-]{1,64}):[*?]*\*[*?]*$/.exec(term.text) : null;
  return match?.[1]?.toLowerCase();
}
