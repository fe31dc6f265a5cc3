/** A wildcard resource by the ARNs of what the module declares; where some actions only take the wildcard, in two statements. */
import { expandAction, onlySupportsStar } from '../../iam/table/actions';
import type { PolicyValue, Remedy } from '../../rules/model';
import { fewOf } from '../../rules/shared/aws/aws-iam';
import { together } from '../apply';
import type { Fix, FixContext } from '../model';
import { isToken, writeTerms } from '../terms';
import { arnsFor } from './declared';
import { notationAt } from './notation';
import { splitStatement } from './split';

type NarrowResource = Extract<Remedy, { type: 'narrow-resource' }>;

/** One fix, where every action that can be limited finds a declared resource. */
export function narrowResource(remedy: NarrowResource, context: FixContext): Fix[] {
  const { span, statement, actions } = remedy;
  const text = context.read(span.file);
  if (text === undefined || !isToken(text, remedy)) return [];
  const limited = actions.filter((one) => !onlyStar(one.text));
  const terms = arnsFor(
    context,
    span.file,
    text,
    limited.map((one) => one.text),
  );
  const written = terms && writeTerms(text, remedy, terms, context);
  const notation = notationAt(context, span.file, text, statement);
  if (!terms || !written || !notation) return [];
  const mixed = limited.length < actions.length;
  if (mixed && actions.some(({ inList }) => !inList)) return [];
  const edit = mixed
    ? splitStatement(text, notation, {
        statement,
        actions: actions.map(({ literal }) => literal),
        limited: new Set(limited.map(({ literal }) => literal)),
        resource: remedy.literal,
        arns: written.text,
      })
    : { start: remedy.literal.start, end: remedy.literal.end, text: written.text };
  if (!edit) return [];
  const title = `Narrow * to ${fewOf(namesOf(terms))}${mixed ? '; actions that only take * get a statement of their own' : ''}`;
  const edits = together([{ file: span.file, edits: [edit] }, ...written.edits]);
  return [{ id: 'narrow-resource', title, safety: 'review', edits, followUp: written.steps }];
}

function onlyStar(pattern: string): boolean {
  const covered = expandAction(pattern);
  return covered.length > 0 && covered.every(onlySupportsStar);
}

/** `aws_s3_bucket.logs`, `Topic`. */
function namesOf(terms: readonly PolicyValue[]): string[] {
  return [...new Set(terms.map((term) => (term.kind === 'arn' ? term.resource.slice(term.resource.lastIndexOf(':') + 1) : '')))];
}
