/** Principals that come with a token of another issuer: the issuer by its name and the subjects that it may be for. */
import type { FederationFact } from '../facts/model';
import type { Identity, ResolvedPolicy } from '../graph/model';
import type { PrincipalTerm, Statement, Term } from '../iam/model';
import type { Issuer } from '../iam/trust/issuers';
import { claimKeyOf, hostOf, issuerAt, issuerOfSubject } from '../iam/trust/oidc';
import { breadthOf, demandsOf, isPositive, narrowedBy } from '../iam/trust/subjects';
import type { TrustRecord } from './model';
import { shown, withoutHoles } from './words';

/** Whether a pipeline of the workspace becomes the identity: then a subject that names one project names this one. */
export function isAssumedHere({ references }: Identity): boolean {
  return references.some(({ type, fromType }) => type === 'assumes' && (fromType === 'Workflow' || fromType === 'Pipeline'));
}

/** A federated principal of a trust policy: one record for each subject that it names. */
export function federatedAws(policy: ResolvedPolicy, statement: Statement, term: PrincipalTerm, here: boolean): TrustRecord[] {
  const host = hostOf(term, statement);
  const demands = demandsOf(policy.statements, statement);
  const subjects = demands
    .filter((one) => isPositive(one) && claimKeyOf(one.key)?.claim === 'sub')
    .flatMap(({ values }) => values);
  const issuer =
    (host === undefined ? undefined : issuerAt(host)) ?? subjects.flatMap(({ text }) => issuerOfSubject(text) ?? [])[0];
  const others = demands.filter(({ key }) => claimKeyOf(key)?.claim !== 'sub');
  const name = issuer?.name ?? nameOf(term, host);
  if (subjects.length === 0) {
    // Without an issuer of tokens it is a directory of one's own (SAML), except where guests come in.
    const external = issuer ? !isCluster(issuer) : host === 'cognito-identity.amazonaws.com';
    return [{ principal: name, external, span: term.span }];
  }
  return subjects.map((subject) => ({
    principal: `${name} ${subjectOf(subject)}`,
    external: isOutside(issuer, subject, here, narrowedBy(issuer ? breadthOf(issuer, subject) : 'pinned', others)),
    span: subject.span,
  }));
}

function subjectOf(subject: Term): string {
  const said = shown(subject);
  return said === 'unknown' ? '(a subject that is not known here)' : said;
}

/** Its host, else the principal as written; a reference says little, but that it is a provider. */
function nameOf(term: PrincipalTerm, host: string | undefined): string {
  const said = host === undefined ? shown(term) : withoutHoles(host);
  return /^(?:unknown|…)$/.test(said) ? 'an identity provider' : said;
}

/** The same for Azure's federated credentials and Google's members of identity pools. */
export function federatedCloud(fact: FederationFact, here: boolean): TrustRecord[] {
  const { kind, issuer: url, subject, block } = fact;
  if (kind === 'provider' || !(url ?? subject)) return [];
  const host = url?.state === 'known' ? url.text.replace(/^https:\/\//, '') : undefined;
  const issuer = (host === undefined ? undefined : issuerAt(host)) ?? (subject && issuerOfSubject(subject.text));
  const name = issuer?.name ?? host ?? (url && shown(url));
  return [
    {
      principal: [...(name === undefined ? [] : [name]), ...(subject ? [subjectOf(subject)] : [])].join(' '),
      external: subject
        ? isOutside(issuer, subject, here, issuer ? breadthOf(issuer, subject) : 'pinned')
        : !issuer || !isCluster(issuer),
      span: subject?.span ?? url?.span ?? block,
    },
  ];
}

function isOutside(issuer: Issuer | undefined, { text }: Term, here: boolean, breadth: ReturnType<typeof breadthOf>): boolean {
  if (text.startsWith('system:serviceaccount:') || (issuer && isCluster(issuer))) return false;
  return !here || breadth === 'anyone' || breadth === 'owner';
}

/** Tokens of a cluster are its own workloads'. */
function isCluster({ name }: Issuer): boolean {
  return name === 'Amazon EKS';
}
