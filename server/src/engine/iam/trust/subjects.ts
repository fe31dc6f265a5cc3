/** What a trust policy demands of a token's subject, and how much a subject leaves open. */
import { HOLE } from '../../syntax/value';
import { restricts } from '../conditions/conditions';
import { matchesWildcard } from '../match';
import type { Condition, Statement, Term } from '../model';
import type { Issuer } from './issuers';
import { claimKeyOf } from './oidc';

/** Claims besides `sub` that say which organization, or which project, a token is for. */
const OWNER_CLAIM =
  /^(?:repository_owner|repository_owner_id|enterprise|enterprise_id|namespace_id|namespace_path|organization_id|organization_slug|terraform_organization_id|terraform_organization_name|owner|owner_id|org_id)$/;
const PROJECT_CLAIM =
  /^(?:repository|repository_id|job_workflow_ref|workflow_ref|project_id|project_path|terraform_workspace_id|terraform_workspace_name|terraform_full_workspace|pipeline_id|pipeline_slug|oidc\.circleci\.com\/project-id)$/;
/** Claims that say which of a project's branches, environments or events. */
const DETAIL_CLAIM = /^(?:ref|environment|workflow|event_name|ref_path|actor|actor_id|ref_protected)$/;

const OPEN = /^(?:[a-z_]{1,40}:)?[*?]*\*/;

/**
 * The conditions that a request must meet: those of the statement, and of each Deny statement of the document that denies
 * whoever does not meet its one condition.
 */
export function demandsOf(document: readonly Statement[], statement: Statement): readonly Condition[] {
  const turned = document.flatMap(({ effect, conditions, partial }) => {
    const [only, ...others] = conditions;
    return effect === 'Deny' && !partial && only && others.length === 0 ? (turnedRound(only) ?? []) : [];
  });
  return turned.length > 0 ? [...statement.conditions, ...turned] : statement.conditions;
}

/** "Deny unless like x" is "only like x". */
function turnedRound(condition: Condition): Condition | undefined {
  const { operator, key } = condition;
  if (!claimKeyOf(key) || !/^(?:ForA(?:ny|ll)Values?:)?(?:String|Arn)Not/i.test(operator)) return undefined;
  return { ...condition, operator: operator.replace(/^ForA(?:ny|ll)Values?:|IfExists$/gi, '').replace(/Not/i, '') };
}

/** A test that a token passes only with certain values. Tokens always have these claims, so set operators and IfExists do no harm. */
export function isPositive(condition: Condition): boolean {
  const operator = condition.operator.replace(/^ForAllValues:|IfExists$/gi, '');
  const base = operator.toLowerCase().replace(/^foranyvalue:/, '');
  return base !== 'null' && !base.includes('not') && condition.values.length > 0;
}

/**
 * Whether the conditions test the token's subject, or a claim that says as much, whatever the values. A key that is not in the
 * file may well do so.
 */
export function checksSubject(conditions: readonly Condition[]): boolean {
  return conditions.some((condition) => {
    if (condition.key.endsWith(HOLE)) return true;
    const { claim = '' } = claimKeyOf(condition.key) ?? {};
    if (claim === 'sub') return isPositive(condition);
    return (OWNER_CLAIM.test(claim) || PROJECT_CLAIM.test(claim)) && demands(condition);
  });
}

/** Whether the conditions test a claim of the token at all, such as `aud`. */
export function checksClaim(conditions: readonly Condition[], claim: RegExp): boolean {
  return conditions.some((condition) => {
    if (condition.key.endsWith(HOLE)) return true;
    const own = claimKeyOf(condition.key)?.claim ?? condition.key.slice(condition.key.lastIndexOf(':') + 1).toLowerCase();
    return claim.test(own) && demands(condition);
  });
}

function demands(condition: Condition): boolean {
  const required = { ...condition, operator: condition.operator.replace(/^ForAllValues:|IfExists$/gi, '') };
  return restricts(required) && !condition.values.some(({ state, text }) => state === 'known' && OPEN.test(text));
}

/**
 * Who gets in by a subject: `anyone` with an account at the issuer; any project of one `owner` (or any workload of a cluster);
 * whatever happens in one `project`, pull requests too; any `branch` or environment of it; or one place only (`pinned`).
 */
export type Breadth = 'anyone' | 'owner' | 'project' | 'branch' | 'pinned';

const ORDER: readonly Breadth[] = ['pinned', 'branch', 'project', 'owner', 'anyone'];

/** How far a subject reaches that is compared as a pattern. A part that is not in the file counts as one that is pinned. */
export function breadthOf({ shared, subject }: Issuer, { state, text }: Term): Breadth {
  if (state === 'unknown') return 'pinned';
  const whole = text.replaceAll(HOLE, '~');
  const first = whole.search(/[*?]/);
  // A part that is not known may be the owner and the project in one.
  if (text.includes(HOLE) && /^[a-z_]*:?~(?:$|[:*])/.test(whole)) return first < 0 || !/~\*$/.test(whole) ? 'pinned' : 'branch';
  if (first < 0) return /:pull_request$/.test(whole) ? 'project' : 'pinned';
  const fixed = whole.slice(0, first);
  if (fixed === '' && !/[a-z0-9]/i.test(whole)) return shared ? 'anyone' : 'owner';
  if (!subject || subject.narrow?.test(whole)) return 'pinned';
  if (subject.owner && !subject.owner.test(fixed)) return shared ? 'anyone' : 'owner';
  const project = subject.project?.exec(fixed)?.[0];
  if (!project) return 'owner';
  const rest = fixed.slice(project.length);
  if (rest === '') return subject.branch?.test('') ? 'project' : 'pinned';
  return subject.branch?.test(rest) ? 'branch' : 'pinned';
}

/** What other claims of the same statement leave of that. */
export function narrowedBy(breadth: Breadth, conditions: readonly Condition[]): Breadth {
  const claims = conditions.filter(demands).flatMap(({ key }) => claimKeyOf(key)?.claim ?? []);
  const least = (a: Breadth, b: Breadth) => (ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b);
  let left = breadth;
  if (claims.some((claim) => OWNER_CLAIM.test(claim))) left = least(left, 'owner');
  if (claims.some((claim) => PROJECT_CLAIM.test(claim))) left = 'pinned';
  const detail = claims.some((claim) => DETAIL_CLAIM.test(claim));
  return detail && (left === 'project' || left === 'branch') ? 'pinned' : left;
}

/** Whether a Deny statement of the document takes the subject back: `Deny` where it is like `*:pull_request`. */
export function deniesSubject(document: readonly Statement[], { text }: Term): boolean {
  return document.some(
    ({ effect, conditions, partial }) =>
      effect === 'Deny' &&
      !partial &&
      conditions.length === 1 &&
      conditions.every(
        ({ operator, key, values }) =>
          claimKeyOf(key)?.claim === 'sub' &&
          /^(?:ForAnyValue:)?String(?:Like|Equals)(?:IfExists)?$/i.test(operator) &&
          values.some((value) => value.state === 'known' && matchesWildcard(value.text, text)),
      ),
  );
}

/** The claim that a subject of the issuer begins with where the caller chooses its value; `''` where it begins with none. */
export function abusableClaim({ subject }: Issuer, { state, text }: Term): string | undefined {
  const claim = text.slice(0, Math.max(text.indexOf(':'), 0));
  if (state === 'unknown' || !subject?.first || (text.includes(HOLE, 0) && claim.includes(HOLE)) || /^[*?]/.test(text))
    return undefined;
  if (text.startsWith(HOLE) || subject.first.test(text)) return undefined;
  return /[*?]/.test(claim) || (claim === '' && /[*?]/.test(text)) ? undefined : claim;
}
