/** The elements of a document as they are written: which ones there are, twice or misspelt, and of what kind their values are. */
import type { Span } from '../../syntax/span';
import { type Entry, get, HOLE, type ObjectValue, type Value } from '../../syntax/value';
import type { GrammarIssue } from '../model';
import { nearest } from '../nearest';
import { branchesOf } from '../terms';
import { wordIn } from '../word';

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
const PRINCIPALS = ['AWS', 'Service', 'Federated', 'CanonicalUser', '*'] as const;

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

/** More entries may come in from elsewhere: a merge key, a call of CloudFormation, a key that is not known. */
function isOpen({ entries }: ObjectValue): boolean {
  return entries.some(({ key }) => key === '<<' || key === 'Ref' || key.startsWith('Fn::') || key.includes(HOLE));
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

function unknownName(entry: Entry, known: readonly string[], where: string, onlyNear: boolean): GrammarIssue | undefined {
  if (known.includes(entry.key) || entry.key === '' || entry.key.includes(HOLE)) return undefined;
  const near = nearest(entry.key, known);
  if (!near && onlyNear) return undefined;
  const hint = near ? `; ${near} is` : '';
  return {
    code: 'unknown-element',
    message: `${shown(entry.key)} is no element of a ${where}${hint}`,
    span: inner(entry),
    ...(near ? { instead: near } : {}),
  };
}

/** Names of elements are shown where they look like names: a value has no business in a message. */
function shown(key: string): string {
  return /^[A-Za-z]{1,24}$/.test(key) ? key : 'This';
}

/** The key without its quotes. */
function inner({ key, keySpan }: Entry): Span {
  return wordIn(keySpan, key) ?? keySpan;
}

/** The same element twice: one of them is lost, whichever a reader takes. */
function twice({ entries }: ObjectValue, caseless = false): GrammarIssue[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const key = caseless ? entry.key.toLowerCase() : entry.key;
    if (key === '<<' || key.includes(HOLE)) return [];
    if (seen.has(key))
      return { code: 'duplicate-element', message: 'The same element stands twice and one of them is lost', span: inner(entry) };
    seen.add(key);
    return [];
  });
}

function effectIssues(value: Value | undefined): GrammarIssue[] {
  if (value?.kind !== 'string' || value.tag || value.text.includes(HOLE)) return [];
  if (value.text === 'Allow' || value.text === 'Deny') return [];
  const near = nearest(value.text, ['Allow', 'Deny']);
  return [
    {
      code: 'invalid-effect',
      message: 'Effect is neither Allow nor Deny, in exactly this case',
      span: value.span,
      ...(near ? { instead: near } : {}),
    },
  ];
}

/** A text, or a list of texts; numbers and booleans stand for themselves. */
function kindIssues({ key, value }: Entry): GrammarIssue[] {
  const wrong = (message: string): GrammarIssue[] => [{ code: 'wrong-kind', message, span: value.span }];
  if (key === 'Condition') return value.kind === 'string' && !value.tag ? wrong('Condition is not a map of operators') : [];
  if (key === 'Sid' || key === 'Effect') {
    return value.kind === 'list' && !value.tag ? wrong(`${key} is a list where one text is asked for`) : [];
  }
  if (!/^(Not)?(Action|Resource)$/.test(key)) return [];
  if (value.kind === 'literal') return wrong(`${key} is not a text or a list of texts`);
  return emptyIssues(value, key);
}

/** `[]` as it is written: a list that came out empty elsewhere may be full in another workspace. */
function emptyIssues(value: Value, name: string): GrammarIssue[] {
  const size = value.kind === 'list' ? value.items.length : value.kind === 'object' ? value.entries.length : 1;
  const written = !('tag' in value && value.tag) && !value.span.via?.length && value.span.end - value.span.start <= 4;
  return size === 0 && written ? [{ code: 'empty-element', message: `${name} is empty`, span: value.span }] : [];
}

function principalIssues(value: Value | undefined): GrammarIssue[] {
  if (value?.kind === 'string' && !value.tag && value.text !== '*' && !value.text.includes(HOLE)) {
    const message = 'A principal other than * stands in a map under its kind: AWS, Service or Federated';
    return [{ code: 'principal-format', message, span: value.span }];
  }
  if (value?.kind !== 'object' || isOpen(value)) return [];
  const kinds = value.entries.flatMap((entry): GrammarIssue[] => {
    if (PRINCIPALS.some((name) => name === entry.key)) return emptyIssues(entry.value, 'The principal');
    const near = nearest(entry.key, PRINCIPALS) ?? PRINCIPALS.find((name) => name.toLowerCase() === entry.key.toLowerCase());
    const message = `This is no kind of principal${near ? `; ${near} is` : ''}`;
    return [{ code: 'principal-kind', message, span: inner(entry), ...(near ? { instead: near } : {}) }];
  });
  return [...kinds, ...twice(value), ...emptyIssues(value, 'The principal')];
}

function conditionIssues(value: Value | undefined): GrammarIssue[] {
  if (value?.kind !== 'object' || isOpen(value)) return [];
  const operators = value.entries.flatMap((entry) => {
    if (entry.value.kind !== 'object' || isOpen(entry.value)) return [];
    return [
      ...twice(entry.value, true),
      ...emptyIssues(entry.value, 'The operator'),
      ...entry.value.entries.flatMap((test) => emptyIssues(test.value, 'The list of values')),
    ];
  });
  return [...twice(value), ...operators, ...emptyIssues(value, 'Condition')];
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
