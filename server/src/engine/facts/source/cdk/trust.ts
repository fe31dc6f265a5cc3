/** Who may take on a role that a CDK program makes: `assumedBy`, one statement for each principal. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { ObjectValue } from '../../../syntax/value';
import { type Building, readValue } from '../values/value';
import type { Constructs, Holder } from './constructs';
import { principalsOf } from './principals';
import { callOf, propertyOf } from './program';
import { merged, principalMap } from './statements';
import { entry, given, objectAt } from './synthetic';

/** The trust statements of a `Role` construct; none for any other call. */
export function trustsOf(
  building: Building,
  constructs: Constructs,
  node: SourceNode,
): { statement: ObjectValue; role: Holder }[] {
  const { tracer } = building;
  const call = callOf(tracer, node);
  const assumedBy = call?.type === 'Role' || call?.type === 'LazyRole' ? propertyOf(tracer, node, 'assumedBy') : undefined;
  const role = assumedBy && constructs.identityOf(node);
  if (!assumedBy || !role) return [];
  const [ids, id] = [propertyOf(tracer, node, 'externalIds'), propertyOf(tracer, node, 'externalId')];
  const external = ids ?? id;
  return principalsOf(building, assumedBy).map((principal) => {
    const at = principal.node;
    const blocks = external
      ? [
          ...principal.conditions,
          objectAt(building, external, [
            entry(
              building,
              external,
              'StringEquals',
              objectAt(building, external, [entry(building, external, 'sts:ExternalId', readValue(building, external))]),
            ),
          ]),
        ]
      : principal.conditions;
    const entries = [
      entry(building, at, 'Effect', given(building, at, 'Allow')),
      entry(building, at, 'Action', given(building, at, principal.action)),
      entry(building, at, 'Principal', principalMap(building, at, [principal])),
      ...(blocks.length > 0 ? [entry(building, at, 'Condition', merged(building, at, undefined, blocks))] : []),
    ];
    return { statement: objectAt(building, at, entries), role };
  });
}
