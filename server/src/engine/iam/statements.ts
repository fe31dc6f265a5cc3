import { overlaps, type Span } from '../syntax/span';
import { entryOf, get, textOf, type Value } from '../syntax/value';
import { elementIssues } from './grammar/elements';
import { isForeign, versionIssues } from './grammar/version';
import type { Condition, PolicyDocument, PrincipalTerm, Statement } from './model';
import { branchesOf, termsOf } from './terms';

const PRINCIPAL_TYPES: readonly PrincipalTerm['type'][] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

/** A policy document in a neutral tree, whole: what it says and what is wrong with its elements. One for another cloud says nothing. */
export function readDocument(document: Value): PolicyDocument {
  if (document.kind !== 'object') return { statements: readPolicy(document), issues: [] };
  if (isForeign(document)) return { statements: [], issues: [] };
  const statements = readPolicy(document);
  return { statements, issues: isWritten(document) ? [...versionIssues(document, statements), ...elementIssues(document)] : [] };
}

/**
 * The statements of a policy document in a neutral tree (JSON, YAML or evaluated HCL), with every value at its place.
 * Element names are IAM's own (`Action`, not `action`). What cannot be read at all gives a `partial` statement, so that
 * nothing is concluded from its absence.
 */
export function readPolicy(document: Value): Statement[] {
  if (document.kind !== 'object') return document.kind === 'unknown' ? [unreadable(document.span)] : [];
  const statements = get(document, 'Statement');
  if (!statements) return [];
  const branches = branchesOf(statements);
  if (branches) return branches.flatMap(readList);
  return readList(statements);
}

/** Whether the elements stand in the file, each before its value. A document made of something else has them all at one place. */
function isWritten(document: Value): boolean {
  const entry = entryOf(document, 'Statement');
  return entry === undefined || entry.keySpan.file !== entry.value.span.file || !overlaps(entry.keySpan, entry.value.span);
}

function readList(value: Value): Statement[] {
  const items = value.kind === 'list' ? value.items : [value];
  return items.flatMap((item) => (branchesOf(item) ?? [item]).map(readStatement));
}

function readStatement(value: Value): Statement {
  if (value.kind !== 'object') return unreadable(value.span);
  const sid = textOf(get(value, 'Sid'));
  const principals = readPrincipals(get(value, 'Principal'));
  const notPrincipals = readPrincipals(get(value, 'NotPrincipal'));
  const conditions = readConditions(get(value, 'Condition'));
  return {
    ...(sid ? { sid } : {}),
    effect: effectOf(get(value, 'Effect')),
    actions: termsOf(get(value, 'Action')),
    notActions: termsOf(get(value, 'NotAction')),
    resources: termsOf(get(value, 'Resource')),
    notResources: termsOf(get(value, 'NotResource')),
    principals: principals.terms,
    notPrincipals: notPrincipals.terms,
    conditions: conditions.conditions,
    partial: principals.partial || notPrincipals.partial || conditions.partial || isOpen(value),
    span: value.span,
  };
}

/** A merge key or a call where keys should stand: more elements may come in from elsewhere. */
function isOpen(value: Value): boolean {
  return (
    entryOf(value, '<<') !== undefined || (value.kind === 'object' && value.entries.some(({ key }) => key.startsWith('Fn::')))
  );
}

function effectOf(value: Value | undefined): Statement['effect'] {
  const text = textOf(value);
  return text === 'Allow' || text === 'Deny' ? text : 'unknown';
}

/** `"*"`, or a map of principal type to one value or several. */
function readPrincipals(value: Value | undefined): { terms: PrincipalTerm[]; partial: boolean } {
  if (!value) return { terms: [], partial: false };
  if (value.kind !== 'object' || isOpen(value)) {
    return { terms: termsOf(value).map((term) => ({ ...term, type: '*' as const })), partial: value.kind !== 'string' };
  }
  let partial = false;
  const terms = value.entries.flatMap((entry) => {
    const type = PRINCIPAL_TYPES.find((name) => name === entry.key) ?? (entry.key === '*' ? '*' : undefined);
    if (!type) partial = true;
    return type ? termsOf(entry.value).map((term) => ({ ...term, type })) : [];
  });
  return { terms, partial };
}

/** Operator → key → value or values. */
function readConditions(value: Value | undefined): { conditions: Condition[]; partial: boolean } {
  if (!value) return { conditions: [], partial: false };
  if (value.kind !== 'object') return { conditions: [], partial: true };
  let partial = isOpen(value);
  const conditions = value.entries.flatMap((operator) => {
    if (operator.value.kind !== 'object' || isOpen(operator.value)) {
      partial = true;
      return [];
    }
    return operator.value.entries.map(({ key, keySpan, value: test }) => ({
      operator: operator.key,
      operatorSpan: operator.keySpan,
      key,
      values: termsOf(test),
      span: keySpan,
    }));
  });
  return { conditions, partial };
}

/** Stands for a statement, or a list of them, that is not in the file. */
function unreadable(span: Span): Statement {
  return {
    effect: 'unknown',
    actions: [],
    notActions: [],
    resources: [],
    notResources: [],
    principals: [],
    notPrincipals: [],
    conditions: [],
    partial: true,
    span,
  };
}
