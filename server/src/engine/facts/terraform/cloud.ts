/** Resources of Azure and Google Cloud that a module declares. */
import { addCloudFacts, isCloudType } from '../cloud/index';
import { objectOf, type Seen } from './kubernetes/object';
import type { Instance } from './module/module';
import { derivedOf } from './module/root';

/** Adds what an instance says of identities, roles and credentials of its cloud. */
export function extractCloud(instance: Instance): void {
  const { mode, address, alias, span, module, scope } = instance;
  const type = mode === 'data' ? `data.${instance.type}` : instance.type;
  if ((mode !== 'resource' && mode !== 'data') || !isCloudType(type)) return;
  const seen: Seen = { open: instance.uncertain || instance.optional };
  const body = objectOf(instance, seen, AS_WRITTEN);
  const resource = { notation: 'terraform', type, owner: address, alias, block: span, body, open: seen.open } as const;
  addCloudFacts(resource, derivedOf(module.root, scope.file));
}

/** Arguments by their names; every nested block is one of a list. */
const AS_WRITTEN = { key: (name: string) => name, list: (type: string) => type };
