/** Readers of Azure's and Google's resources, and of what lives for a time anywhere, by the type that a notation calls them. */
import { azureReaders } from './azure/index';
import { gcpReaderOf, gcpReaders } from './gcp/index';
import { lifecycleTypes } from './lifecycle/index';
import type { CloudFacts, CloudReader, CloudResource } from './resource';

const READERS: ReadonlyMap<string, readonly CloudReader[]> = gathered([...azureReaders, ...gcpReaders, ...lifecycleTypes]);

/** Whether anything of the type is of interest: others need not be evaluated. */
export function isCloudType(type: string): boolean {
  return READERS.has(type) || gcpReaderOf(type) !== undefined;
}

/** ARM does not mind capitals: the type as readers spell it. */
export function spelled(type: string): string {
  return READERS.has(type) ? type : (SPELLED.get(type.toLowerCase()) ?? type);
}

const SPELLED: ReadonlyMap<string, string> = new Map([...READERS.keys()].map((type) => [type.toLowerCase(), type]));

/** Adds what the resource says. */
export function addCloudFacts(resource: CloudResource, facts: CloudFacts): void {
  for (const read of READERS.get(resource.type) ?? []) read(resource, facts);
  gcpReaderOf(resource.type)?.(resource, facts);
}

function gathered(readers: readonly (readonly [type: string, CloudReader])[]): Map<string, CloudReader[]> {
  const all = new Map<string, CloudReader[]>();
  for (const [type, read] of readers) all.set(type, [...(all.get(type) ?? []), read]);
  return all;
}
