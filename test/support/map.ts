/** Maps of any size for tests and the bench: small clusters, as workspaces have them, and a few rights that many hold. */
import type { IdentityMap, MapLink, MapNode } from '../../server/src/engine/map/model';
import { randomOf } from './random';

const ENVIRONMENTS = ['production', 'production', 'staging', 'development', 'test'] as const;
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
const OTHERS = [
  ['user', 'aws_lambda_function', 'uses'],
  ['rights', 'policy', 'grants'],
  ['store', 'file', 'stores-in'],
  ['outsider', 'account', 'assumes'],
] as const;

/** As the server says which folder a node is of. */
export const FOLDER = 'file:///shop';

/** Identical for equal numbers. Every second node is an identity. */
export function madeUpMap(nodes: number, links: number): IdentityMap {
  const random = randomOf(11);
  const made: MapNode[] = [];
  for (let at = 0; at < nodes; at++) {
    const [kind, type] = OTHERS[random.below(4)] ?? OTHERS[0];
    const environments = at % 40 < 30 ? [ENVIRONMENTS[Math.floor(at / 40) % 5] as string] : [];
    const shared = { id: `${FOLDER}\nn:${String(at).padStart(5, '0')}`, environments, label: `${kind}-of-the-shop-${at}` };
    const severity = random.below(3) === 0 ? random.pick(SEVERITIES) : undefined;
    made.push(
      at % 2 === 0
        ? { ...shared, kind: 'identity', type: 'iam-role', risk: random.below(101), ...(severity ? { severity } : {}) }
        : { ...shared, kind, type },
    );
  }
  const found = new Map<string, MapLink>();
  for (let tries = 0; found.size < links && tries < links * 20; tries++) {
    const identity = random.below(nodes >> 1) * 2;
    // Most links stay in the neighbourhood; one in twenty goes to one of a few hubs.
    const other = random.below(20) === 0 ? random.below(20) * 2 + 1 : Math.min(nodes - 1, (identity | 1) + random.below(12) - 6);
    const [one, two] = [made[identity], made[other]];
    if (!one || !two || one === two) continue;
    const type = OTHERS.find(([kind]) => kind === two.kind)?.[2] ?? 'assumes';
    const [from, to] = type === 'uses' || type === 'assumes' ? [two.id, one.id] : [one.id, two.id];
    found.set(`${from} ${to}`, { from, to, type });
  }
  return { nodes: made, links: [...found.values()] };
}
