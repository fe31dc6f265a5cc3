/** How a resource term fits an action: whether it leaves open which resource, names some, or none that the action takes. */
import { memoryOf } from '../../syntax/memory';
import { HOLE } from '../../syntax/value';
import { completed } from '../arn';
import { isStar } from '../match';
import type { Term } from '../model';
import { type Action, nameOf } from '../table/actions';
import { canMeet, covers } from './pattern-sets';

/** `anywhere`: every resource of a type that the action takes. `none`: the action never meets such a resource. */
export type Fit = 'anywhere' | 'some' | 'none' | 'unknown';

/** A reference to one thing that is declared, and not to an input that may hold anything. */
const NAMED_THING = /^(?!var\.|local\.|each\.|count\.|module\.|self\.)[a-z][\w.[\]"'-]*\.|^!GetAtt /i;

const known = memoryOf<Fit>(400_000);

/**
 * How the term fits. ARN forms of the action come from the service authorization reference; an action that takes no
 * resource matches `*` only. Undefined for an action that the table does not know.
 */
export function fitOf(term: Term, action: Action | undefined): Fit {
  if (isStar(term)) return 'anywhere';
  if (term.state === 'unknown') return action && action.resources.length === 0 ? 'unknown' : ofReference(term.reference);
  if (!action) return term.state === 'pattern' ? 'unknown' : 'some';
  if (action.resources.length === 0) return 'none';
  const key = `${nameOf(action)}\n${term.text}`;
  return known.get(key) ?? known.set(key, ofArn(term.text, action.resources));
}

function ofReference(reference = ''): Fit {
  return NAMED_THING.test(reference) ? 'some' : 'unknown';
}

function ofArn(text: string, templates: readonly string[]): Fit {
  const fits = templates.map((template) => ofTemplate(text, template));
  return (['anywhere', 'unknown', 'some'] as const).find((fit) => fits.includes(fit)) ?? 'none';
}

/** A number, `aws` for its own, or open. */
const ACCOUNT = /^(?:aws|[\d*?\uFFFC]*)$/;

const PLACEHOLDER = /\{[^{}]*\}/g;

/** An ARN that ends early has stars for the rest (IAM User Guide, "Resource"). Region and account say where, not which. */
function ofTemplate(text: string, template: string): Fit {
  const [, , service = '*', region = '*', account = '*', ...rest] = text.split(':');
  if (!text.startsWith('arn:') || !ACCOUNT.test(account)) {
    if (covers(text, template.replace(PLACEHOLDER, HOLE))) return 'anywhere';
    const meets = canMeet(text, template.replace(PLACEHOLDER, '*'));
    return meets ? (text.startsWith(HOLE) ? 'unknown' : 'some') : 'none';
  }
  const [, , ownService = '', ownRegion = '', ownAccount = '', ...ownRest] = template.split(':');
  if (!canMeet(service, ownService) || (region === '' && ownRegion !== '') || (account === '' && ownAccount !== ''))
    return 'none';
  const resource = rest.length > 0 ? rest.join(':') : '*';
  const shape = ownRest.join(':');
  if (covers(resource, shape.replace(PLACEHOLDER, HOLE))) return 'anywhere';
  if (!canMeet(resource, shape.replace(PLACEHOLDER, '*'))) return crosses(account, resource, shape) ? 'some' : 'none';
  return resource.includes(HOLE) && covers(resource.replaceAll(HOLE, '*'), shape.replace(PLACEHOLDER, HOLE)) ? 'unknown' : 'some';
}

/**
 * A star that ends a segment also stands for what is behind the colon (IAM User Guide, "Resource"): `arn:aws:logs:*:*:/aws-glue/*` is
 * a log group, whose ARN has one more segment than the pattern.
 */
function crosses(account: string, resource: string, shape: string): boolean {
  return account.endsWith('*') && shape.includes(':') && canMeet(`*:${resource}`, `1:${shape.replace(PLACEHOLDER, '*')}`);
}

/** Whether the terms together leave no resource of the action out. */
export function coverAll(terms: readonly Term[], action: Action | undefined): boolean {
  if (terms.some(isStar)) return true;
  if (!action || action.resources.length === 0) return false;
  return action.resources.every((template) => terms.some(({ text }) => ofTemplate(text, template) === 'anywhere'));
}

/** Whether every resource of `inner` is one of `outer`: as patterns, or because both refer to the same thing. */
export function coversTerm(outer: Term, inner: Term): boolean {
  if (isStar(outer)) return true;
  if (outer.state === 'unknown' || inner.state === 'unknown') {
    return outer.reference !== undefined && outer.reference === inner.reference && outer.span.file === inner.span.file;
  }
  return covers(completed(outer.text), completed(inner.text));
}

/** Whether some resource may be one of both. */
export function termsCanMeet(a: Term, b: Term): boolean {
  return a.state === 'unknown' || b.state === 'unknown' || canMeet(completed(a.text), completed(b.text));
}

/** The farthest of several; nothing is left out of account that is not in the file. */
export function widestFit(fits: readonly Fit[]): 'anywhere' | 'some' | 'unknown' {
  return fits.includes('anywhere') ? 'anywhere' : fits.includes('unknown') ? 'unknown' : 'some';
}
