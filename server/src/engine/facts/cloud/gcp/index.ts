/** Which reader reads which type. A type may have several. */
import type { CloudReader } from '../resource';
import { accessLists } from './access-lists';
import { accounts } from './accounts';
import { federation } from './federation';
import { grantedOn, readGrant } from './grants';
import { modules } from './modules';
import { serviceAgents } from './service-agents';
import { workloads } from './workloads';

export const gcpReaders: readonly (readonly [type: string, CloudReader])[] = [
  ...accessLists,
  ...accounts,
  ...federation,
  ...modules,
  ...serviceAgents,
  ...workloads,
];

/** The reader of a type that is known by the form of its name: roles are given on every resource in the same words. */
export function gcpReaderOf(type: string): CloudReader | undefined {
  return grantedOn(type) === undefined ? undefined : readGrant;
}
