/** What AWS managed policies that are wider than one workload needs amount to. */

import type { Identity } from '../../graph/model';
import { combinedMatches, singleMatches } from '../../iam/escalation/match';
import { type Effective, effectiveOf } from '../../iam/rights/effective';
import { managedStatements } from '../../iam/rights/managed';
import type { Severity } from '../model';
import { shift } from '../severity';

export interface Verdict {
  readonly severity: Severity;
  /** Follows "gives": `every action on every resource`. */
  readonly gives: string;
}

/** Beginnings of the names of AWS's own policies; a policy of one's own may end in FullAccess too. */
const AWS_NAMES =
  /^(Amazon|AWS|Alexa|AutoScaling|Cloud(Front|Search|Watch)|Comprehend|ElasticLoadBalancing|GlobalAccelerator|IAM|IVS|Neptune|ResourceGroups|ServiceQuotas|Translate|VPCLattice|WellArchitected)/;

/** How wide the policy of this name is; undefined where it is none of AWS's wide ones. */
export function judge(name: string): Verdict | undefined {
  if (name === 'AdministratorAccess') return { severity: 'critical', gives: 'every action on every resource' };
  if (name === 'IAMFullAccess') return { severity: 'critical', gives: 'the power to grant itself anything' };
  if (name === 'PowerUserAccess') return { severity: 'high', gives: 'every action outside of identity management' };
  if (/^AdministratorAccess-/.test(name)) return { severity: 'high', gives: 'administration of several services' };
  if (!/FullAccess(_?v\d+)?$/i.test(name) || !AWS_NAMES.test(name)) return undefined;
  const leads = leadsTo(name);
  const gives = `every action of its service on every resource${leads ? `, which is enough to ${leads}` : ''}`;
  return { severity: leads ? 'high' : 'medium', gives };
}

const NO_SPAN = { file: '', start: 0, end: 0 };

const known = new Map<string, string | undefined>();

/** The first path to more rights that the policy opens by itself, in words. */
function leadsTo(name: string): string | undefined {
  if (!known.has(name)) known.set(name, firstPath(effectiveOf(managedStatements(name, NO_SPAN) ?? [])));
  return known.get(name);
}

function firstPath(effective: Effective): string | undefined {
  const paths = [...singleMatches(effective), ...combinedMatches(effective)].map(({ path }) => path);
  return paths.find(({ depends }) => !depends)?.title;
}

/** People come by a group, or by a role that trusts accounts or an identity provider; what they do is looked at as they do it. */
export function isForPeople(identity: Identity | undefined): boolean {
  if (identity?.kind === 'iam-group') return true;
  const principals = (identity?.trusts ?? []).flatMap(({ statements }) => statements).flatMap((one) => one.principals);
  return principals.length > 0 && principals.every(({ type, text }) => type === 'Federated' && /saml-provider/.test(text));
}

/** One level less for people; a workload's credentials are used by whoever finds them. */
export function weigh({ severity }: Verdict, identity: Identity | undefined): Severity {
  return isForPeople(identity) ? shift(severity, -1) : severity;
}
