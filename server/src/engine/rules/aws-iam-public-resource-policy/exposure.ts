import { isStar } from '../../iam/match';
import type { Statement, Term } from '../../iam/model';
import { type Action, expandAction } from '../../iam/table/actions';
import type { Severity } from '../model';

/**
 * Services whose policies do not open anything: an API is public unless its policy narrows it, the auth policy of a service
 * network is about callers within it, and images of a public registry are there for everyone.
 */
const NEVER_PUBLIC = /^(?:execute-api|vpc-lattice|vpc-lattice-svcs|ecr-public):/i;

/** Reading one object whose name is known: what a website does. Listing shows names that nobody was told. */
const READS_OBJECT = /^s3:(?:GetObject|GetObjectVersion)$/i;

/** Reached through a network of one's own only: everyone there, and nobody else. */
const IN_NETWORK = /^(?:elasticfilesystem:Client|kafka|kafka-cluster:)/i;

/** Control over the resource itself, or over what it protects, as a whole. */
function isControl({ access, service }: Action): boolean {
  return access === 'permissions' && service !== 'kms';
}

/** Whether the statement is about something that can be public at all. Permissions of functions have a rule of their own. */
export function canBePublic({ actions }: Statement): boolean {
  if (actions.length === 0) return true;
  return !actions.every(({ text }) => NEVER_PUBLIC.test(text) || /^lambda:/i.test(text));
}

/** How bad it is that everyone may do this. */
export function severityOf({ actions, notActions }: Statement): Severity {
  if (notActions.length > 0 || actions.some(isStar)) return 'critical';
  if (actions.length > 0 && actions.every(({ text }) => READS_OBJECT.test(text) || IN_NETWORK.test(text))) return 'medium';
  const covered = actions.filter(({ state }) => state === 'known').flatMap(({ text }) => expandAction(text));
  return covered.some(isControl) ? 'critical' : 'high';
}

/** What everyone may do, in a few words. */
export function deedsOf({ actions, notActions }: Statement): readonly string[] {
  if (notActions.length > 0) return ['nearly every action'];
  const names = actions.map(({ text, reference }: Term) => text || reference || 'what is not known');
  return actions.some(isStar) ? ['every action'] : [...new Set(names)];
}
