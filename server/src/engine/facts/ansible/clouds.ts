/** Modules of Azure and Google Cloud as the resources they make. */
import { addCloudFacts, isCloudType } from '../cloud/index';
import type { ExtractContext } from '../context';
import type { ModuleCall } from './tasks';

/** Adds what the calls say of identities, roles and credentials. */
export function addClouds({ file, facts }: ExtractContext, calls: readonly ModuleCall[]): void {
  for (const call of calls) {
    const { module, label, key, body, open, registered } = call;
    if (!isCloudType(module)) continue;
    const alias = `play:${file}:${registered ?? label}`;
    addCloudFacts({ notation: 'ansible', type: module, owner: label, alias, block: key, body, open }, facts);
  }
}
