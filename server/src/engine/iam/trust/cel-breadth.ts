/** How far a condition of a Google workload identity provider lets strangers in. */
import { HOLE } from '../../syntax/value';
import { type Cel, parseCel } from '../cel/parse';
import type { Term } from '../model';
import type { Issuer } from './issuers';
import { abusableClaim, type Breadth, breadthOf } from './subjects';

/** Claims that name the owner, those that name the project, and those that anybody's token has as one likes. */
const OWNER =
  /^(?:repository_owner|repository_owner_id|enterprise|enterprise_id|namespace_id|namespace_path|organization_id|organization_slug|terraform_organization_id|terraform_organization_name|owner|owner_id)$/;
const PROJECT =
  /^(?:repository|repository_id|job_workflow_ref|workflow_ref|project_id|project_path|terraform_workspace_id|terraform_workspace_name|terraform_full_workspace|pipeline_id|pipeline_slug)$/;
const ANYBODY =
  /^(?:aud|iss|iat|exp|nbf|jti|ref|ref_type|ref_protected|ref_path|head_ref|base_ref|environment|environment_protected|event_name|workflow|run_attempt|runner_environment|repository_visibility|project_visibility|visibility|pipeline_source|terraform_run_phase|deployment_tier)$/;
const ORDER: readonly Breadth[] = ['pinned', 'branch', 'project', 'owner', 'anyone'];

export type Claims = Readonly<Record<string, string>>;

/** Who passes; `pinned` where a part that is not known may decide. `claims`: what the provider calls the token's claims. */
export function conditionBreadth(condition: string, issuer: Issuer, claims: Claims): Breadth {
  return breadth(parseCel(condition), { issuer, claims }, 0);
}

interface Context {
  readonly issuer: Issuer;
  readonly claims: Claims;
}

function breadth(cel: Cel, context: Context, depth: number): Breadth {
  const inner = (part: Cel): Breadth => (depth > 40 ? 'pinned' : breadth(part, context, depth + 1));
  switch (cel.kind) {
    case 'and':
      return ORDER[Math.min(...cel.parts.map((part) => ORDER.indexOf(inner(part))))] ?? 'pinned';
    case 'or':
      return ORDER[Math.max(...cel.parts.map((part) => ORDER.indexOf(inner(part))))] ?? 'pinned';
    case 'name':
      return cel.name === 'true' ? 'anyone' : 'pinned';
    case 'compare':
      return compared(cel, context);
    case 'call':
      return called(cel, context);
    default:
      return 'pinned';
  }
}

function compared({ operator, left, right }: Extract<Cel, { kind: 'compare' }>, context: Context): Breadth {
  const turned = operator !== 'in' && left.kind === 'text' && right.kind === 'name';
  const claim = claimOf(turned ? right : left, context.claims);
  const value = turned ? left : right;
  if (claim === undefined) return 'pinned';
  // All but some are anyone still.
  if (operator === '!=') return value.kind === 'text' && (ANYBODY.test(claim) || isTelling(claim)) ? 'anyone' : 'pinned';
  const texts = operator === 'in' ? (value.kind === 'list' ? value.items : []) : [value];
  const each = texts.map((one) => (one.kind === 'text' ? reach(claim, one.text, context.issuer) : ('pinned' as const)));
  return ORDER[Math.max(0, ...each.map((one) => ORDER.indexOf(one)))] ?? 'pinned';
}

function called({ target, name, args }: Extract<Cel, { kind: 'call' }>, context: Context): Breadth {
  const claim = target && claimOf(target, context.claims);
  const [value] = args;
  if (claim === undefined || value?.kind !== 'text') return 'pinned';
  if (name === 'startsWith') return reach(claim, `${value.text}*`, context.issuer);
  // An end or a middle can stand in a name of anybody's.
  const loose = (name === 'endsWith' || name === 'contains') && !value.text.includes(HOLE);
  if (loose) return ANYBODY.test(claim) || isTelling(claim) ? 'anyone' : 'pinned';
  return name === 'matches' && /^\^?\.[*+]\$?$/.test(value.text) ? 'anyone' : 'pinned';
}

/** How far a claim reaches with such a value, where a star stands for anything. */
function reach(claim: string, text: string, issuer: Issuer): Breadth {
  if (ANYBODY.test(claim)) return 'anyone';
  if (claim === 'sub') {
    const term = termOf(text);
    return abusableClaim(issuer, term) === undefined ? breadthOf(issuer, term) : 'anyone';
  }
  const star = text.indexOf('*');
  if (OWNER.test(claim)) return star < 0 || text.slice(0, star).includes(HOLE) ? 'owner' : 'anyone';
  if (!PROJECT.test(claim)) return 'pinned';
  if (star < 0 || text.slice(0, star).includes(HOLE)) return 'project';
  // Behind the slash begins the project; what stands before it is the owner.
  const [owner, project] = text.slice(0, star).split('/');
  return project === undefined || owner === '' ? 'anyone' : project === '' ? 'owner' : 'project';
}

function isTelling(claim: string): boolean {
  return claim === 'sub' || OWNER.test(claim) || PROJECT.test(claim);
}

function termOf(text: string): Term {
  const span = { file: '', start: 0, end: 0 };
  return { state: text.includes(HOLE) ? 'pattern' : 'known', text, span, literal: span, inList: false };
}

/** `assertion.repository` is the claim itself; `attribute.repository` and `google.subject` what the provider makes of claims. */
function claimOf(cel: Cel, claims: Claims): string | undefined {
  if (cel.kind !== 'name') return undefined;
  const name = cel.name.startsWith('assertion.') ? cel.name : Object.hasOwn(claims, cel.name) ? claims[cel.name] : undefined;
  return /^assertion\.([\w-]+)$/.exec(name?.trim() ?? '')?.[1];
}

/** Whom a member of a pool means, by `principalSet://…/attribute.repository/org/repo`; undefined where that is not told. */
export function memberBreadth(subject: string, issuer: Issuer, claims: Claims): Breadth | undefined {
  const [, kind = '', text = ''] = /\/(\*|subject|attribute\.\w+|group)(?:\/(.*))?$/.exec(poolTail(subject)) ?? [];
  if (kind === '*') return 'anyone';
  if (kind === 'subject') return reach(claimOf({ kind: 'name', name: 'google.subject' }, claims) ?? 'sub', text, issuer);
  if (!kind.startsWith('attribute.')) return undefined;
  const mapped = Object.hasOwn(claims, kind) ? claims[kind] : `assertion.${kind.slice('attribute.'.length)}`;
  const claim = /^assertion\.([\w-]+)$/.exec(mapped?.trim() ?? '')?.[1];
  return claim === undefined || text.includes(HOLE) ? undefined : reach(claim, text, issuer);
}

/** The part of a member behind its pool. */
function poolTail(subject: string): string {
  return (
    /^principal(?:Set)?:\/\/iam\.googleapis\.com\/(?:projects\/[^/]*\/locations\/[^/]*\/workloadIdentityPools\/[^/]*|[^/]*)(\/.*)$/.exec(
      subject,
    )?.[1] ?? ''
  );
}
