/** The ways to an identity and from it, step by step, each step at the value that allows it. */
import type { Identity, IdentityGraph } from '../engine/graph/model';
import { pathsToAdmin, reaching, type Step } from '../engine/graph/paths';
import type { LeafMaker } from './identity-detail';
import { counted } from './identity-words';
import type { LeafDto } from './protocol';

/** Ways that are told, nearest first. */
const TOLD = 20;

/** The administrators that an identity is or reaches, with the steps to each; who may do everything needs no others. */
export function waysToAdmin(graph: IdentityGraph, identity: Identity, leaf: LeafMaker): LeafDto[] {
  const paths = pathsToAdmin(graph, identity);
  const [own] = paths;
  const isAll = own?.steps.length === 0 && own.administration.grade === 'all';
  return paths.slice(0, isAll ? 1 : TOLD).map(({ identity: end, steps, administration: { words, span } }) => {
    const itself = leaf(
      steps.length === 0 ? words : `${end.name} ${words}`,
      steps.length === 0 ? 'by itself' : inSteps(steps),
      span,
    );
    return steps.length === 0 ? itself : { ...itself, children: steps.map((step) => stepLeaf(step, leaf)) };
  });
}

/** Who else reaches it: what its own trust does not name already. */
export function waysInto(graph: IdentityGraph, identity: Identity, leaf: LeafMaker): LeafDto[] {
  return reaching(graph, identity)
    .filter(({ outsider, steps }) => !outsider || steps.length > 1)
    .slice(0, TOLD)
    .map(({ outsider, identity: start, steps }) => ({
      ...leaf(outsider?.name ?? start?.name ?? '', inSteps(steps), steps[0]?.span),
      children: steps.map((step) => stepLeaf(step, leaf)),
    }));
}

function inSteps(steps: readonly Step[]): string {
  return `in ${counted(steps.length, 'step')}`;
}

function stepLeaf({ words, span, under }: Step, leaf: LeafMaker): LeafDto {
  return leaf(words, under ? `under ${under}` : '', span);
}
