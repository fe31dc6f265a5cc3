import type { PrincipalTerm } from '../../iam/model';
import { checksClaim, demandsOf } from '../../iam/trust/subjects';
import { defineRule, type Hit, type Remedy } from '../model';
import { type Allowed, eachTrust, holderOf } from '../shared/aws/aws-iam';
import { type Federated, federatedIn, isOfAccount, isWritten } from '../shared/aws/oidc-trust';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

const COGNITO = 'cognito-identity.amazonaws.com';
const SAML_AUDIENCE = 'https://signin.aws.amazon.com/saml';

type InsertCondition = Extract<Remedy, { type: 'insert-condition' }>;

/** What Google, and the providers that AWS knows by name, have in its place. */
const AUDIENCE = /^(?:aud|oaud|azp|app_id)$/;

function insert(statement: Allowed['statement'], key: string, value: string | undefined): InsertCondition {
  const input = { kind: 'input' as const, name: 'oidc_audience', description: 'Audience of the tokens that may assume the role' };
  return {
    type: 'insert-condition',
    title: 'Check the audience',
    statement: statement.span,
    operator: 'StringEquals',
    key,
    values: [value ?? input],
    safety: value === undefined ? 'review' : 'safe',
  };
}

const BY_HAND: Remedy = {
  type: 'manual',
  title: 'Check the audience',
  steps: [
    'Add the condition StringEquals on the issuer\'s ":aud" key, with the audience that the caller asks its token for.',
    'For AWS that is usually "sts.amazonaws.com".',
  ],
};

function oidc({ policy, statement }: Allowed, { term, host, issuer, demands }: Federated): Hit | [] {
  if (checksClaim(demands, AUDIENCE)) return [];
  return {
    span: term.span,
    message: `Tokens of ${issuer?.name ?? 'the OIDC provider'} for any audience of the provider are accepted in ${policy.name}`,
    // Issuers of one customer sign for that customer's own use, and a provider of the account has its list of audiences.
    severity: issuer?.shared && !isOfAccount(term, demands) ? 'medium' : 'low',
    confidence: term.state === 'known' ? 'high' : 'medium',
    ...holderOf(policy),
    remedies: isWritten(host) ? [insert(statement, `${host}:aud`, issuer?.audience), BY_HAND] : [BY_HAND],
  };
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html */
function cognito({ policy, statement }: Allowed, term: PrincipalTerm): Hit | [] {
  const demands = demandsOf(policy.statements, statement);
  const pool = checksClaim(demands, /^(?:aud|sub)$/);
  if (pool && checksClaim(demands, /^amr$/)) return [];
  return {
    span: term.span,
    message: pool
      ? `Guests of the identity pool may assume the role in ${policy.name}: no condition on amr keeps them out`
      : `Identities of any Cognito identity pool may assume the role in ${policy.name}`,
    severity: pool ? 'medium' : 'critical',
    confidence: pool ? 'medium' : 'high',
    ...holderOf(policy),
    remedies: pool
      ? [
          {
            ...insert(statement, `${COGNITO}:amr`, 'authenticated'),
            title: 'Only let in who has logged in',
            operator: 'ForAnyValue:StringLike',
            safety: 'review',
          },
        ]
      : [
          {
            type: 'manual',
            title: 'Name the identity pool',
            steps: [
              `Add the condition StringEquals ${COGNITO}:aud with the id of the identity pool.`,
              `Add ForAnyValue:StringLike ${COGNITO}:amr with "authenticated", or "unauthenticated" for a role of guests.`,
            ],
          },
        ],
  };
}

function saml({ policy, statement }: Allowed, term: PrincipalTerm): Hit | [] {
  const limits = /^saml:(?:aud|iss|doc|sub|sub_type|namequalifier|edu.*)$/i;
  if (statement.conditions.some(({ key }) => limits.test(key))) return [];
  return {
    span: term.span,
    message: `SAML assertions for any audience are accepted in ${policy.name}`,
    severity: 'low',
    ...holderOf(policy),
    remedies: [insert(statement, 'SAML:aud', SAML_AUDIENCE)],
  };
}

export const rule = defineRule({
  id: 'aws-iam-trust-oidc-missing-audience',
  title: 'Federated trust does not check the audience',
  group: 'aws-iam',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI6'],
  cwe: ['CWE-284'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachTrust((one) => {
    const { statement } = one;
    if (statement.partial) return [];
    const others = statement.principals.flatMap((term) => {
      if (term.type !== 'Federated') return [];
      if (term.text === COGNITO) return cognito(one, term);
      return /:saml-provider\/|iam_saml_provider/.test(`${term.text}${term.reference ?? ''}`) ? saml(one, term) : [];
    });
    return [...federatedIn(one).flatMap((federated) => oidc(one, federated)), ...others];
  }),
});
