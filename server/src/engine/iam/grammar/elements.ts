/** The elements of a document as they are written: which ones there are, twice or misspelt, and of what kind their values are. */
import { type Entry, get, HOLE, type ObjectValue, type Value } from '../../syntax/value';
import type { GrammarIssue } from '../model';
import { branchesOf } from '../terms';
import { conditionIssues, effectIssues, kindIssues, principalIssues } from './kinds';
import { isOpen, twice, unknownName } from './names';

const STATEMENT = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const;
/** Some resources hold the elements of a document beside their own properties: `StatementId` is one of an event bus policy. */
const DOCUMENT = ['Version', 'Id', 'Statement', 'StatementId'] as const;

/** What is wrong with the elements of a document: names, kinds, what is there twice or not at all. */
export function elementIssues(document: ObjectValue): GrammarIssue[] {
  const statements = statementsOf(get(document, 'Statement'));
  // The rules of a web firewall have statements too.
  if (statements.length > 0 && !statements.some(isOfPolicy)) return [];
  const names = document.entries.flatMap((entry) => unknownName(entry, DOCUMENT, 'policy document', true) ?? []);
  const missing = !get(document, 'Statement') && get(document, 'Version') && names.length === 0 && !isOpen(document);
  return [
    ...names,
    ...(missing ? [{ code: 'missing-statement', message: 'The policy document has no Statement', span: document.span }] : []),
    ...twice(document),
    ...statements.flatMap(statementIssues),
    ...sidIssues(statements),
  ];
}

/** The statements that are written one beside the other; those of a choice (`Fn::If`) are seldom there together. */
function statementsOf(value: Value | undefined): ObjectValue[] {
  if (!value || branchesOf(value)) return [];
  const items = value.kind === 'list' ? value.items : [value];
  return items.filter((item): item is ObjectValue => item.kind === 'object' && branchesOf(item) === undefined);
}

function isOfPolicy(statement: ObjectValue): boolean {
  return ['Effect', 'Action', 'NotAction', 'Principal', 'Resource'].some((name) => get(statement, name));
}

function statementIssues(statement: ObjectValue): GrammarIssue[] {
  if (isOpen(statement) || statement.entries.length === 0) return [];
  const names = statement.entries.flatMap((entry) => unknownName(entry, STATEMENT, 'statement', false) ?? []);
  const meant = new Set([...statement.entries.map(({ key }) => key), ...names.map(({ instead }) => instead)]);
  const first = (statement.entries[0] as Entry).keySpan;
  const missing = (code: string, ...elements: string[]): GrammarIssue[] =>
    elements.some((name) => meant.has(name))
      ? []
      : [{ code, message: `The statement has no ${elements.join(' or ')}`, span: first }];
  return [
    ...names,
    ...twice(statement),
    ...missing('missing-effect', 'Effect'),
    ...missing('missing-action', 'Action', 'NotAction'),
    ...missing('missing-resource', 'Resource', 'NotResource'),
    ...missing('missing-principal', 'Principal', 'NotPrincipal'),
    ...effectIssues(get(statement, 'Effect')),
    ...statement.entries.flatMap(kindIssues),
    ...['Principal', 'NotPrincipal'].flatMap((name) => principalIssues(get(statement, name))),
    ...conditionIssues(get(statement, 'Condition')),
  ];
}

/** A Sid names one statement, in letters and digits. */
function sidIssues(statements: readonly ObjectValue[]): GrammarIssue[] {
  const seen = new Set<string>();
  return statements.flatMap((statement): GrammarIssue[] => {
    const sid = get(statement, 'Sid');
    if (sid?.kind !== 'string' || sid.tag || sid.text === '' || sid.text.includes(HOLE)) return [];
    const plain = sid.text.replace(/[^A-Za-z0-9]/g, '');
    const issues: GrammarIssue[] = [];
    if (seen.has(sid.text)) issues.push({ code: 'duplicate-sid', message: 'Two statements have the same Sid', span: sid.span });
    else if (plain !== sid.text) {
      const message = 'A Sid of an identity or trust policy has letters and digits only';
      issues.push({ code: 'sid-characters', message, span: sid.span, ...(plain ? { instead: plain } : {}) });
    }
    seen.add(sid.text);
    return issues;
  });
}
