/** Actions of a statement that none of its resources can be a resource of. */
import { HOLE } from '../../syntax/value';
import { isStar } from '../match';
import type { Scope, Statement, Term } from '../model';
import { type Action, expandAction, nameOf } from '../table/actions';
import { fitOf } from './fit';

export interface Mismatch {
  readonly term: Term;
  readonly actions: readonly Action[];
}

/** Action terms without a resource, where all resources are known well enough to say so; else none. */
export function mismatches(statement: Statement): Mismatch[] {
  if (statement.effect === 'unknown') return [];
  return statement.actions.flatMap((term) => {
    if (term.state !== 'known' || isStar(term)) return [];
    const covered = expandAction(term.text);
    return covered.length > 0 && !covered.some((action) => mayAct(statement, action)) ? [{ term, actions: covered }] : [];
  });
}

/** Whether an action has a resource in the statement that it may act on; also where that is not known. */
export function mayAct(scope: Scope, action: Action): boolean {
  return isEverywhere(scope) || !isCertain(action) || scope.resources.some((resource) => canBe(resource, action));
}

/** The same for an action that somebody is advised to write: one that takes no resource is no advice for named ones. */
export function isWorthNaming(scope: Scope, action: Action): boolean {
  return isEverywhere(scope) || (action.resources.length > 0 && mayAct(scope, action));
}

/** Whether the statement leaves open which resources it is about. */
export function isEverywhere({ resources, notResources, partial }: Scope): boolean {
  return partial || notResources.length > 0 || resources.length === 0 || resources.some(isOpen);
}

/** Services that act on resources of others, or whose table mixes two services of the same prefix. */
const LOOSE: ReadonlySet<string> = new Set([
  'access-analyzer',
  'application-autoscaling',
  'arc-zonal-shift',
  'autoscaling-plans',
  'aws-marketplace',
  'backup',
  'cloudformation',
  'config',
  'elasticloadbalancing',
  'fis',
  'partnercentral',
  'ram',
  'resource-explorer-2',
  'resource-groups',
  'ssm-quicksetup',
  'tag',
  'wafv2',
]);

/** Actions of which AWS says in so many words that they take no resource; of others the table may not know it yet. */
const NEEDS_STAR = /^(?:ec2|autoscaling):Describe|^ecr:GetAuthorizationToken$|^cloudwatch:PutMetricData$|^xray:Put/;

function isCertain(action: Action): boolean {
  if (LOOSE.has(action.service) || TAGS.test(action.name)) return false;
  return action.resources.length > 0 || NEEDS_STAR.test(nameOf(action));
}

/** Tags are on every kind of resource by and by; the reference is late with the actions that read and write them. */
const TAGS = /^(?:(?:Unt|T)agResources?|(?:List|Get)Tags(?:ForResource)?|ListResourceTags)$/i;

/** Everything, or something that is not known: a hole in front may be any ARN. */
function isOpen(term: Term): boolean {
  const { state, text } = term;
  if (state === 'unknown') return bucketOf(term) === undefined;
  return (
    /^[*?]/.test(text) || text.startsWith(HOLE) || text.includes('${') || !text.startsWith('arn:') || /^arn:[^:]*$/.test(text)
  );
}

/** AWS lets the list of all buckets be asked for by their common ARN, and its own examples do. */
const BY_SERVICE = new Set(['s3:ListAllMyBuckets', 's3:GetAccountPublicAccessBlock', 's3:HeadBucket']);

function canBe(resource: Term, action: Action): boolean {
  if (BY_SERVICE.has(nameOf(action))) return true;
  if (bucketOf(resource) === undefined || action.service !== 's3') return fitOf(withAccount(resource), action) !== 'none';
  return action.resources.some((template) => /^arn:aws:s3:::/.test(template) && isOfKind(resource.text, isOfObjects(template)));
}

/** What AWS gives to all accounts has none in its ARN: documents of SSM, images, foundation models. */
function withAccount(term: Term): Term {
  const text = term.text.replace(
    /^(arn:[^:]*:(?:ssm|ec2|rds|bedrock|elasticbeanstalk|imagebuilder|servicecatalog):[^:]*:)(?=:)/,
    '$1*',
  );
  return text === term.text ? term : { ...term, text };
}

function isOfObjects(text: string): boolean {
  return /^arn:[^:]*:s3:::.*\//.test(text);
}

/** Objects stand behind a slash; a wildcard or what is not known may hold one. Other kinds of resource of S3 have an account. */
function isOfKind(text: string, objects: boolean): boolean {
  return isOfObjects(text) === objects || (objects && /[*\uFFFC]/.test(text.slice(text.indexOf(':::'))));
}

/** The ARN of a bucket, or of objects in it: as text, or by the reference that stands for it. */
export function bucketOf({ state, text, reference }: Term): string | undefined {
  if (state === 'unknown') return /^aws_s3_bucket\.[\w-]+(?:\[[^\]]{1,64}\])?\.arn$/.exec(reference ?? '')?.[0];
  return /^arn:[^:]*:s3:::([^/]*)/.exec(text)?.[0];
}
