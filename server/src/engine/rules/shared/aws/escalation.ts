/** What the rules about escalation share: words for paths and steps, places, and the ways out. */

import type { Match, Step } from '../../../iam/escalation/match';
import { isStar } from '../../../iam/match';
import type { Statement, Term } from '../../../iam/model';
import type { Grant } from '../../../iam/rights/effective';
import { actionOf } from '../../../iam/table/actions';
import { conditionKeysOf } from '../../../iam/table/condition-keys';
import type { Related, Remedy } from '../../model';
import { fewOf } from './aws-iam';
import { documentOf, type Holder } from './holders';

/** More places than these are a list that nobody reads. */
const MOST_PLACES = 10;

/** Every place that takes part, in the order of the steps of the first path, then what opens the others. */
export function placesOf(holder: Holder, matches: readonly Match[]): Related[] {
  const [first, ...others] = matches;
  const numbered = (first?.steps ?? []).map((step, i) => place(holder, step, `Step ${i + 1}: `));
  const also = others.flatMap(({ steps }) => steps.map((step) => place(holder, step, 'Also: ')));
  const seen = new Set<string>();
  return [...numbered, ...also]
    .filter(({ span, message }) => {
      const key = message.startsWith('Step') ? message : `${span.file}:${span.start}`;
      return !seen.has(key) && seen.add(key).add(`${span.file}:${span.start}`);
    })
    .slice(0, MOST_PLACES);
}

function place(holder: Holder, { action, need, grant }: Step, prefix: string): Related {
  return { span: grant.term.span, message: `${prefix}${action} ${need.step} (${sourceOf(holder, grant)})` };
}

/** What gives the right: the document's name, or that of AWS's own policy. */
function sourceOf(holder: Holder, { statement }: Grant): string {
  const held = holder.heldBy(statement);
  if (held?.policy) return held.policy.name;
  return held?.managed ? `AWS managed policy ${held.managed.slice(held.managed.lastIndexOf('/') + 1)}` : holder.name;
}

/** `iam:PassRole with ec2:RunInstances`. */
export function actionsOf({ steps }: Match): string {
  const [first = '', ...rest] = steps.map(({ action }) => action);
  return `${first} with ${rest.length > 1 ? `${rest.slice(0, -1).join(', ')} and ${rest.at(-1)}` : rest[0]}`;
}

/** The holder at the start of a sentence; a name stays as it is written. */
export function capital(text: string): string {
  return /^(role|user|group|whoever) /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Where a path is described. */
export function pagesOf(matches: readonly Match[]): string {
  const pages = [...new Set(matches.map(({ path }) => path.link))];
  return `The ${matches.length > 1 ? 'paths are' : 'path is'} described at ${fewOf(pages)}.`;
}

/** Whether at least one step is written in the workspace; AWS's own policies have a rule of their own. */
export function isWritten(holder: Holder, { steps }: Match): boolean {
  return steps.some(({ grant }) => documentOf(holder, grant));
}

const BOUNDARY = 'iam:PermissionsBoundary';

/** `iam:PermissionsBoundary` for a statement all of whose actions know the key: others would be allowed no more. */
export function boundaryRemedy(statement: Statement): Remedy | undefined {
  const all =
    statement.actions.length > 0 && statement.actions.every(({ state, text }) => state === 'known' && takesBoundary(text));
  if (!all || statement.conditions.some(({ key }) => key.toLowerCase() === BOUNDARY.toLowerCase())) return undefined;
  return {
    type: 'insert-condition',
    title: 'Allow it only for what has a permissions boundary',
    statement: statement.span,
    operator: 'StringEquals',
    key: BOUNDARY,
    values: [
      {
        kind: 'input',
        name: 'permissions_boundary_arn',
        description: 'ARN of the permissions boundary that every role and user made here must have',
      },
    ],
    safety: 'review',
  };
}

function takesBoundary(name: string): boolean {
  const action = actionOf(name);
  return action !== undefined && conditionKeysOf(action).some(({ key }) => key === BOUNDARY);
}

/** A wildcard resource by the ARNs of what the workspace declares. */
export function narrowRemedy(statement: Statement): Remedy | undefined {
  const star = statement.resources.find(isStar);
  const inPlace = star && !star.span.via?.length && statement.resources.length === 1;
  if (!inPlace || !statement.actions.every(isWrittenOut)) return undefined;
  return {
    type: 'narrow-resource',
    span: star.span,
    literal: star.literal,
    inList: star.inList,
    statement: statement.span,
    actions: statement.actions.map(({ text, literal, inList }) => ({ text, literal, inList })),
  };
}

function isWrittenOut({ state, span }: Term): boolean {
  return state === 'known' && !span.via?.length;
}
