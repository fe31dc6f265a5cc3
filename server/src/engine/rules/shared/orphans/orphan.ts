import type { Alias } from '../../../facts/model';
import type { Identity } from '../../../graph/model';
import type { Span } from '../../../syntax/span';

/** A declaration that nobody uses, as far as the workspace says. */
export interface Orphan {
  /** The name of the declaration. */
  readonly span: Span;
  /** `aws_iam_role.app`, `AWS::IAM::Role App`, `ServiceAccount shop/api`. */
  readonly label: string;
  /** What nobody does with it, in words. */
  readonly lacks: string;
  readonly key: Alias;
  /** Nothing names it at all: it can go. */
  readonly alone: boolean;
}

/** What a type lacks where only these name it: rights are given to it, and nobody has them. */
export interface Expectation {
  readonly lacks: string;
  /** Types that give it rights, and are no use of it. */
  readonly givers: readonly string[];
  /** Who may be given a role: only these services are told of it by a resource. */
  readonly trust?: true;
}

/** Services that get a role from a resource that names it. Others take one at run time, from whoever calls them. */
const ATTACHED =
  /^(?:lambda|edgelambda|ec2|ecs-tasks|ecs|eks|eks-fargate-pods|codebuild|codepipeline|apigateway|firehose|appsync|batch|monitoring\.rds|vpc-flow-logs|cloudtrail|config|autoscaling|tasks\.apprunner|build\.apprunner|states|events|scheduler|pipes)\.amazonaws\.com(?:\.cn)?$/;

/** Names that services look for, and that people of other accounts or consoles know. */
const KNOWN_NAMES =
  /^(?:aws|amazon|ecs(?:task|instance|autoscale|service)|emr_|dms-|vmimport|rds-monitoring|stacksets?-|organizationaccountaccess|lambda_basic|cloudformation|codedeploy|apigateway)/i;

/** Whether a role is only for services that a resource of the workspace would have to tell of it. */
export function isForResources({ trusts, name }: Identity): boolean {
  if (KNOWN_NAMES.test(name) || trusts.length === 0) return false;
  return trusts.every(
    ({ statements }) =>
      statements.length > 0 &&
      statements.every(
        ({ effect, principals, notPrincipals, partial, optional }) =>
          effect === 'Allow' &&
          !partial &&
          !optional &&
          !notPrincipals?.length &&
          principals.length > 0 &&
          principals.every(({ type, state, text }) => state !== 'unknown' && type === 'Service' && ATTACHED.test(text)),
      ),
  );
}

/** Whether anything of the graph beside its own rights and its own text has to do with it: somebody refers to it, mentions it, or proves to be it. */
export function isTouched({ references, mentions, credentials, keys }: Identity, own?: Span): boolean {
  const isOther = ({ file, start, end }: Span) => !own || file !== own.file || start < own.start || own.end < end;
  return references.length + credentials.length + keys.length > 0 || mentions.some(isOther);
}
