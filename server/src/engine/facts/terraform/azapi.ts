/** Resources of the azapi provider, which are written in ARM's words: https://registry.terraform.io/providers/Azure/azapi/latest/docs/resources/resource */

import { type Entry, entryOf, type ObjectValue } from '../../syntax/value';
import { documentIn, plainOf } from '../cloud/azure/properties';
import type { CloudResource } from '../cloud/resource';

/** The resource as ARM knows it: its body, and beside it what the provider has arguments for. */
export function asArm(resource: CloudResource): CloudResource | undefined {
  const { body } = resource;
  const type = plainOf(entryOf(body, 'type')?.value)?.replace(/@.*$/, '');
  if (type === undefined) return undefined;
  const written = documentIn(entryOf(body, 'body')?.value);
  const own = body.entries.flatMap((entry): Entry[] => {
    if (entry.key === 'parent_id')
      return [
        { ...entry, key: 'scope' },
        { ...entry, key: 'parent' },
      ];
    return KEPT.has(entry.key) ? [entry] : [];
  });
  const inner = written?.kind === 'object' ? written : undefined;
  const whole: ObjectValue = { ...body, entries: [...own, ...(inner?.entries ?? [])] };
  return { ...resource, notation: 'arm', type, body: whole, open: resource.open || (written !== undefined && !inner) };
}

const KEPT = new Set(['name', 'location', 'tags', 'identity']);
