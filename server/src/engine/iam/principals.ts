import { HOLE } from '../syntax/value';
import { restricts } from './conditions';
import type { PrincipalTerm, Statement } from './model';

/**
 * Issuers that many customers share: whoever has an account there gets a token that such a trust accepts, unless the
 * subject is checked. Host names as AWS writes them in the provider's ARN.
 */
const ISSUERS: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)token\.actions\.githubusercontent\.com($|\/)/i, 'GitHub Actions'],
  [/(^|\/)([a-z0-9-]+\.)*gitlab\.com($|[/:])|(^|\/)gitlab\.[a-z0-9.-]+($|[/:])/i, 'GitLab'],
  [/(^|\/)app\.(eu\.)?terraform\.io($|\/)/i, 'HCP Terraform'],
  [/(^|\/)api\.bitbucket\.org($|\/)/i, 'Bitbucket Pipelines'],
  [/(^|\/)oidc\.circleci\.com($|\/)/i, 'CircleCI'],
  [/(^|\/)oidc\.eks\.[^/]+\.amazonaws\.com(\.cn)?($|\/)|(^|\/)oidc-eks\.[^/]+\.api\.aws($|\/)/i, 'Amazon EKS'],
  [/(^|\/)agent\.buildkite\.com($|\/)/i, 'Buildkite'],
  [/(^|\/)oidc\.vercel\.com($|\/)/i, 'Vercel'],
  [/(^|\/)oidc\.fly\.io($|\/)/i, 'Fly.io'],
];

/** Claims besides `sub` that also say which repository, project or organization a token is for. */
const SUBJECT_CLAIMS =
  /:(sub|repository|repository_id|repository_owner|repository_owner_id|job_workflow_ref|workflow_ref|project_id|project_path|namespace_id|namespace_path|organization_id|terraform_organization_id|terraform_workspace_id)$/i;

/** Everyone: `*`, `{ "AWS": "*" }`, or a pattern over all accounts. */
export function isAnyPrincipal(term: PrincipalTerm): boolean {
  if (term.state !== 'known' || term.type === 'Federated' || term.type === 'CanonicalUser') return false;
  return /^\*+$/.test(term.text) || (term.type === 'AWS' && /^arn:[^:]*:(iam|sts)::\*:/.test(term.text));
}

/**
 * The service behind a federated OIDC principal, where it is one whose tokens differ in their subject only. A reference to
 * an OIDC provider that is declared elsewhere counts as such, without a name.
 */
export function oidcIssuer(term: PrincipalTerm): string | undefined {
  if (term.type !== 'Federated') return undefined;
  if (term.state === 'unknown') {
    return /openid_connect_provider|oidc_provider|OIDC/i.test(term.reference ?? '') ? 'the OIDC provider' : undefined;
  }
  return ISSUERS.find(([host]) => host.test(term.text.replaceAll(HOLE, '-')))?.[1];
}

/** `*`, `repo:*`, `project_path:*`: after the claim's name everything is open. */
const OPEN_SUBJECT = /^(?:[a-z_]{1,40}:)?[*?]*\*/;

/**
 * Whether the statement checks the token's subject (or a claim that says as much). A key or value that is not in the file
 * may well do so.
 */
export function checksSubject(statement: Statement): boolean {
  return statement.conditions.some((condition) => {
    if (condition.key.endsWith(HOLE)) return true;
    const required = { ...condition, operator: condition.operator.replace(/^ForAllValues:|IfExists$/gi, '') };
    const open = condition.values.some(({ state, text }) => state === 'known' && OPEN_SUBJECT.test(text));
    return SUBJECT_CLAIMS.test(condition.key) && restricts(required) && !open;
  });
}
