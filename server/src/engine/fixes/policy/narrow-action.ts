/** A wildcard action by what it should have been. */
import { narrowPattern, narrowTo } from '../../iam/table/narrow';
import type { Remedy } from '../../rules/model';
import { fewOf } from '../../rules/shared/aws/aws-iam';
import type { Fix, FixContext } from '../model';
import { type Choice, isToken, termFix } from '../terms';
import { neededActions } from './needs';

type NarrowAction = Extract<Remedy, { type: 'narrow-action' }>;

/** First of all exactly the actions that the code beside the policy calls, then the pattern's actions by access level. */
export function narrowAction(remedy: NarrowAction, context: FixContext): Fix[] {
  const { span, scope } = remedy;
  const text = context.read(span.file);
  if (text === undefined || !isToken(text, remedy)) return [];
  const pattern = text.slice(span.start, span.end);
  const levels = narrowPattern(pattern, scope).map((choice, i): Choice => ({ ...choice, id: `narrow-action:${i}` }));
  return [...byNeed(pattern, remedy, context), ...levels].flatMap((choice) => termFix(text, remedy, choice, context));
}

function byNeed(pattern: string, { span, scope }: NarrowAction, context: FixContext): Choice[] {
  const needed = neededActions(context, span.file, pattern, span.start);
  const terms = needed ? narrowTo(pattern, needed.actions, scope) : [];
  if (!needed || terms.length === 0) return [];
  const title = `Narrow ${pattern} to what ${needed.whose} calls: ${fewOf(terms)}`;
  return [{ id: 'narrow-action:needed', title, terms, safety: 'review' }];
}
