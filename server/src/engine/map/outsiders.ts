/** Who may become an identity from outside of the workspace: as trust policies and federations say. */
import { accountOfSubject, aliasOfArn } from '../facts/kubernetes/cloud-access';
import type { Alias, FederationFact } from '../facts/model';
import { aliasOfTerm } from '../graph/arns';
import type { Identity, IdentityGraph } from '../graph/model';
import type { PrincipalTerm, Statement, Term } from '../iam/model';
import { claimKeyOf, hostOf } from '../iam/trust/oidc';
import { accountOf, isAccountRoot, isAnyPrincipal } from '../iam/trust/principals';
import type { Span } from '../syntax/span';
import { HOLE } from '../syntax/value';

export interface Becomer {
  /** The identity that is become. */
  readonly to: Alias;
  /** An identity of the workspace, or somebody outside by a name. */
  readonly from: { readonly identity: Alias } | { readonly type: string; readonly label: string };
  readonly span: Span;
}

/** Those that trust policies let in. A service of the cloud that runs a workload is nobody outside, and is left out. */
export function becomersOf(graph: IdentityGraph, identity: Identity): Becomer[] {
  const own = new Set(identity.aliases.flatMap((alias) => /^arn:[^:]*:iam::(\d{12}):/.exec(alias)?.[1] ?? []));
  return identity.trusts.flatMap(({ statements }) =>
    statements.flatMap((statement) =>
      statement.effect === 'Allow'
        ? statement.principals.flatMap((term) => fromPrincipal(graph, statement, term, own)).map(toward(identity))
        : [],
    ),
  );
}

type From = Omit<Becomer, 'to'>;

const toward = (identity: Identity) => (from: From) => ({ ...from, to: identity.id });

function fromPrincipal(graph: IdentityGraph, statement: Statement, term: PrincipalTerm, own: ReadonlySet<string>): From[] {
  const { span } = term;
  if (term.type === 'Service') return [];
  if (isAnyPrincipal(term)) {
    const label = statement.conditions.length > 0 ? 'Everybody who meets conditions' : 'Everybody';
    return [{ from: { type: 'everybody', label }, span }];
  }
  if (term.type === 'Federated') return fromIssuer(graph, statement, term);
  const identity = graph.byAlias.get(aliasOfTerm(term) ?? aliasOfArn(term.text) ?? '');
  if (identity) return [{ from: { identity: identity.id }, span }];
  if (term.state === 'unknown') return [];
  const account = accountOf(term);
  if (account !== undefined && own.has(account)) return [];
  if (isAccountRoot(term)) return [{ from: { type: 'account', label: `Account ${account ?? 'that is not known here'}` }, span }];
  return [{ from: { type: 'principal', label: readable(term) }, span }];
}

function fromIssuer(graph: IdentityGraph, statement: Statement, term: PrincipalTerm): From[] {
  const host = hostOf(term, statement);
  const issuer = (host ?? term.text.replace(/^.*:saml-provider\//, '')) || 'An issuer that is not known here';
  const subjects = statement.conditions
    .filter(({ key }) => claimKeyOf(key)?.claim === 'sub')
    .flatMap(({ values }) => values.filter(({ state }) => state !== 'unknown'));
  if (subjects.length === 0) return [{ from: { type: 'issuer', label: readable({ text: issuer }) }, span: term.span }];
  return subjects.flatMap((subject): From[] => {
    // The ServiceAccount itself is in the picture, and linked.
    if (graph.byAlias.has(accountOfSubject(subject.text) ?? '')) return [];
    return [{ from: { type: `subject at ${readable({ text: issuer })}`, label: readable(subject) }, span: subject.span }];
  });
}

/** Those that federations of Azure and Google Cloud let in. */
export function federatedOf(graph: IdentityGraph, federation: FederationFact): Becomer[] {
  const identity = graph.byAlias.get(federation.identity ?? '');
  if (!identity || federation.kind === 'provider') return [];
  const { subject, issuer } = federation;
  const said = subject && subject.state !== 'unknown' ? subject : undefined;
  if (said && graph.byAlias.has(accountOfSubject(said.text) ?? '')) return [];
  const host = issuer && issuer.state !== 'unknown' ? readable(issuer).replace(/^https:\/\//, '') : '';
  const from = {
    type: host === '' ? 'subject' : `subject at ${host}`,
    label: said ? shortMember(readable(said)) : 'A subject that is not known here',
  };
  return [{ to: identity.id, from, span: said?.span ?? federation.block }];
}

/** Of a Google principal what tells it apart: its pool, and what follows. */
function shortMember(member: string): string {
  return member.replace(/^(principal(?:Set)?):\/\/iam\.googleapis\.com\/.*\/workloadIdentityPools\//, '$1 ');
}

function readable({ text }: Pick<Term, 'text'>): string {
  return text.replaceAll(HOLE, '…');
}
