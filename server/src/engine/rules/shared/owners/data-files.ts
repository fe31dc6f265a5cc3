/** Tags of templates, and labels and annotations of manifests. */
import { allOf, filesWith } from '../../../graph/having';
import type { IdentityGraph } from '../../../graph/model';
import { isOwnerKey, ownerByTag } from '../../../graph/owners/owner';
import { type OwnerPlace, titleOf } from './place';

export function placesInTemplates(graph: IdentityGraph): OwnerPlace[] {
  return allOf(graph, 'named').flatMap(({ key, type, name, span, tagging }): OwnerPlace[] => {
    if (!tagging) return [];
    const { keys, open, list, properties } = tagging;
    const identity = graph.byAlias.get(key);
    const owner = keys.find(isOwnerKey);
    const value = identity && ownerByTag(identity)?.value;
    return [
      {
        group: 'cloudformation',
        label: `${type} ${name}`,
        span,
        state: owner === undefined ? (open ? 'unknown' : 'unnamed') : 'named',
        ...(owner !== undefined && value !== undefined ? { tag: { key: owner, value } } : {}),
        add: (tag, text) => ({
          type: 'edit-data',
          id: 'owner',
          title: titleOf(tag, text),
          safety: 'review',
          changes: [
            list
              ? { op: 'append', at: list, value: { Key: tag, Value: text } }
              : { op: 'set', at: properties, path: ['Tags'], value: [{ Key: tag, Value: text }] },
          ],
        }),
      },
    ];
  });
}

/** ServiceAccounts of manifests; those of charts get their labels from helpers. */
export function placesInManifests(graph: IdentityGraph): OwnerPlace[] {
  return filesWith(graph, 'identities').flatMap(({ host, identities }) =>
    identities.flatMap(({ kind, declared, body, aliases, name, span, tags = {} }): OwnerPlace[] => {
      if (host !== 'kubernetes' || kind !== 'k8s-service-account' || !declared || !body) return [];
      const identity = graph.byAlias.get(aliases[0] ?? '');
      const key = Object.keys(tags).find(isOwnerKey);
      const value = key === undefined ? undefined : tags[key];
      return [
        {
          group: 'kubernetes',
          label: `ServiceAccount ${name}`,
          span,
          state: key !== undefined || (identity && ownerByTag(identity)) ? 'named' : 'unnamed',
          ...(key !== undefined && value ? { tag: { key, value } } : {}),
          add: (label, text) => ({
            type: 'edit-data',
            id: 'owner',
            title: titleOf(label, text),
            safety: 'review',
            changes: [{ op: 'set', at: body, path: ['metadata', 'annotations', label], value: text }],
          }),
        },
      ];
    }),
  );
}
