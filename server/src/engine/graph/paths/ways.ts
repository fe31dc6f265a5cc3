/** All ways of a graph, found once. */
import type { IdentityGraph } from '../model';
import { addAws } from './aws/index';
import { addOutsiders } from './aws/outside';
import { addCloud } from './cloud/index';
import { emptyFound } from './found';
import { addKubernetes } from './kubernetes/index';
import { addLinked } from './linked';
import type { Ways } from './model';

const known = new WeakMap<IdentityGraph, Ways>();

/** Who can become or control whom, and who comes in from outside. */
export function waysOf(graph: IdentityGraph): Ways {
  const before = known.get(graph);
  if (before) return before;
  const found = emptyFound();
  addLinked(graph, found);
  addAws(graph, found);
  addKubernetes(graph, found);
  addCloud(graph, found);
  addOutsiders(graph, found);
  known.set(graph, found);
  return found;
}
