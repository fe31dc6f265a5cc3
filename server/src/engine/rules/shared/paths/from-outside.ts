/** Chains of trust that begin with an outsider. */
import { effectiveOn } from '../../../graph/holdings';
import type { Identity, IdentityGraph } from '../../../graph/model';
import type { Administration, Reaching, Step } from '../../../graph/paths/index';
import { guardOf } from '../../../iam/escalation/guards';
import { grantsOf } from '../../../iam/rights/effective';
import { DATA_ACTIONS } from '../../../iam/rights/exposure';
import { administering, type Leg, legsTo } from './legs';

const known = new WeakMap<IdentityGraph, readonly Leg[]>();

/** By the step behind the entry: of the entry itself the rules about trust speak. Worked out once for a graph. */
export function outsideLegs(graph: IdentityGraph): readonly Leg[] {
  const before = known.get(graph);
  if (before) return before;
  const administrates = administering(graph, () => true);
  const powerOf = (identity: Identity) => administrates(identity) ?? readingOf(graph, identity);
  const legs = legsTo(graph, powerOf, isStranger, behindEntry, 'inside');
  known.set(graph, legs);
  return legs;
}

/** Repositories and workspaces that a trust names are the organization's own, as are its pipelines, whoever starts them. */
function isStranger({ outsider, steps }: Reaching): boolean {
  if (outsider === undefined || steps.some(({ from }) => from.startsWith('outside:pipeline:'))) return false;
  return outsider.kind !== 'tokens' && outsider.kind !== 'pipeline';
}

function behindEntry([, ...inside]: readonly Step[]): Step | undefined {
  return [...inside].reverse().find(({ wide }) => !wide) ?? inside.at(-1);
}

/** Whoever reads all that is stored needs no other right. */
function readingOf(graph: IdentityGraph, identity: Identity): Administration | undefined {
  if (identity.provider !== 'aws' || identity.grants.length === 0) return undefined;
  const effective = effectiveOn(graph, identity);
  for (const action of DATA_ACTIONS) {
    const grant = grantsOf(effective, action).find((one) => one.reach === 'anywhere' && one.certain && guardOf(one) === 'none');
    if (grant) return { grade: 'area', words: `may read everything that is stored (${action})`, span: grant.term.span };
  }
  return undefined;
}
