/** Values of elements: a text, a list of texts or a map where one is asked for, and not empty. */
import { type Entry, HOLE, type Value } from '../../syntax/value';
import type { GrammarIssue } from '../model';
import { nearest } from '../table/nearest';
import { inner, isOpen, twice } from './names';

const PRINCIPALS = ['AWS', 'Service', 'Federated', 'CanonicalUser', '*'] as const;

/** Allow or Deny, in this case. */
export function effectIssues(value: Value | undefined): GrammarIssue[] {
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
export function kindIssues({ key, value }: Entry): GrammarIssue[] {
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

/** `*`, or a map from the kind of principal to one or several. */
export function principalIssues(value: Value | undefined): GrammarIssue[] {
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

/** A map of operators to maps of keys to one value or several. */
export function conditionIssues(value: Value | undefined): GrammarIssue[] {
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
