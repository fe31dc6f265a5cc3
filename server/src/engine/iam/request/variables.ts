/** Policy variables (IAM User Guide, "IAM policy elements: Variables and tags"). */
import { HOLE } from '../../syntax/value';
import type { Term } from '../model';
import { type Request, valuesOf } from './request';
import { literally } from './wildcards';

const VARIABLE = /\$\{([^{}]{1,512})\}/g;
const DEFAULTED = /^([^,']{1,256}), ?'([^']{0,256})'$/;

/**
 * The text of a term once its variables have their values: parts that are not known are HOLE, letters that a variable
 * brings in are no wildcards. Undefined where a variable has no value: nothing equals it.
 */
export function substituted(term: Term, request: Request): string | undefined {
  if (term.state === 'unknown') return HOLE;
  if (!term.text.includes('${')) return term.text;
  let missing = false;
  const text = term.text.replace(VARIABLE, (_, inner: string) => {
    const value = contextOf(inner, request);
    if (value === undefined) missing = true;
    return value ?? '';
  });
  return missing ? undefined : text;
}

function contextOf(inner: string, request: Request): string | undefined {
  if (inner === '*' || inner === '?' || inner === '$') return literally(inner);
  const [, named, fallback] = DEFAULTED.exec(inner) ?? [];
  const key = named ?? inner;
  // A variable of some template language: what it becomes is not in the file.
  if (!key.includes(':')) return HOLE;
  const values = valuesOf(request, key);
  if (values === 'unknown') return HOLE;
  if (values === undefined || values.length === 0) return fallback === undefined ? undefined : literally(fallback);
  // A multivalued key cannot be a variable; what becomes of it is not written down.
  return values.length === 1 ? literally(values[0] ?? '') : HOLE;
}
