import { placeOf } from './picture';

/** The node that lies nearest in a direction: what is straight ahead counts as nearer than what is aside. */
export function nearestToward(svg: SVGSVGElement, from: Element, x: number, y: number): SVGGElement | undefined {
  const start = placeOf(from);
  let best: SVGGElement | undefined;
  let least = Infinity;
  for (const node of svg.querySelectorAll<SVGGElement>('g.node[data-id]')) {
    if (node === from) continue;
    const at = placeOf(node);
    const [dx, dy] = [at.x - start.x, at.y - start.y];
    const ahead = dx * x + dy * y;
    if (ahead <= 0) continue;
    const aside = Math.abs(dx * y - dy * x);
    const cost = ahead + aside * 2.5;
    if (cost < least) {
      least = cost;
      best = node;
    }
  }
  return best;
}
