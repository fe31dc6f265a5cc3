/** Whether a statement is about the caller (IAM User Guide, "Principal" and "NotPrincipal"). */
import type { PrincipalTerm, Statement } from '../model';
import type { Caller, Request } from './request';
import { all, any, not, type Truth } from './truth';
import { same } from './wildcards';

/** Statements without principals are about whoever holds them. */
export function principalApplies({ principals, notPrincipals, effect }: Statement, { principal }: Request): Truth {
  if (principals.length > 0) return any(principals.map((term) => isNamed(term, principal)));
  if (notPrincipals.length === 0) return true;
  if (!principal) return 'unknown';
  const named = any(notPrincipals.map((term) => isNamed(term, principal)));
  if (effect !== 'Deny' || named !== true || principal.type !== 'AWS') return not(named);
  // A Deny spares a caller for certain only where its role and its account are listed beside it.
  const spared = all(
    namesOf(principal).map((name) => any(notPrincipals.map((term) => any(formsOf(term).map((form) => same(form, name)))))),
  );
  return spared === true ? false : 'unknown';
}

function isNamed(term: PrincipalTerm, caller: Caller | undefined): Truth {
  if (term.state === 'known' && term.text === '*' && (term.type === '*' || term.type === 'AWS')) return true;
  if (!caller || term.type === '*') return 'unknown';
  if (term.type !== caller.type) return false;
  if (term.state === 'unknown') return 'unknown';
  if (caller.type !== 'AWS') return same(term.text, caller.id);
  return any(formsOf(term).flatMap((form) => namesOf(caller).map((name) => same(form, name))));
}

/** A caller, the role behind its session, and its account: each of them in a policy is it. */
function namesOf({ id }: Caller): string[] {
  const [arn = 'arn', partition = 'aws', , , account = ''] = id.split(':');
  const [, role] = /:assumed-role\/([^/]{1,128})\//.exec(id) ?? [];
  const prefix = `${arn}:${partition}:iam::${account}`;
  return [...new Set([id, ...(role ? [`${prefix}:role/${role}`] : []), `${prefix}:root`])];
}

/** An account by its number is its root; a session does not tell the path of its role. */
function formsOf({ text }: PrincipalTerm): string[] {
  if (/^\d{12}$/.test(text)) return [`arn:aws:iam::${text}:root`];
  const [, before, name] = /^(arn:[^:]*:iam::[^:]*:role\/)(?:[^/]{1,128}\/){1,8}([^/]{1,128})$/.exec(text) ?? [];
  return before ? [text, `${before}${name}`] : [text];
}
