/** The slots of containers: what a walk over data has found becomes what a container is given. */
import type { ExtractContext } from '../context';

/** The values found since `from` that stand under a name: all, or those whose place fits. */
export function asContainerEnvironment({ facts }: ExtractContext, from: number, places?: RegExp): void {
  facts.credentials = facts.credentials.map((credential, i) => {
    const { slot } = credential;
    if (i < from || slot.kind !== 'key-value' || (places && !places.test(slot.owner ?? ''))) return credential;
    return { ...credential, slot: { ...slot, kind: 'compose-env' } };
  });
}
