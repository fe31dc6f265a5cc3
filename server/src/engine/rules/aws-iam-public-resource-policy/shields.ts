import type { Alias, ShieldFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { IdentityGraph, ResolvedPolicy } from '../../graph/model';

type Shield = Exclude<ShieldFact['type'], 'policy'>;

interface Shields {
  readonly resources: ReadonlyMap<Alias, readonly Alias[]>;
  readonly shields: ReadonlyMap<Alias, Shield>;
}

const known = new WeakMap<IdentityGraph, Shields>();

function shieldsIn(graph: IdentityGraph): Shields {
  const before = known.get(graph);
  if (before) return before;
  const resources = new Map<Alias, Alias[]>();
  const shields = new Map<Alias, Shield>();
  for (const facts of filesWith(graph, 'shields')) {
    for (const { type, resource, holder } of facts.shields) {
      if (type === 'policy') resources.set(holder, [...(resources.get(holder) ?? []), resource]);
      else if (!shields.has(resource)) shields.set(resource, type);
    }
  }
  known.set(graph, { resources, shields });
  return { resources, shields };
}

const WORDS: Readonly<Record<Shield, string>> = {
  'public-access-block': 'the bucket blocks public policies for now',
  network: 'only from within its network',
  login: 'behind a login of its own',
};

/** What keeps strangers out although the policy lets them in, in words for a message; undefined where nothing does. */
export function shieldOf(graph: IdentityGraph, { key, holders }: ResolvedPolicy): string | undefined {
  const { resources, shields } = shieldsIn(graph);
  for (const holder of [ownerOf(key), ...holders]) {
    for (const resource of [holder, ...(resources.get(holder) ?? [])]) {
      const shield = shields.get(resource);
      if (shield) return WORDS[shield];
    }
  }
  return undefined;
}

/** `cfn:<file>:<LogicalId>` of a document inside of that resource: the key of a document says the path to it as well. */
function ownerOf(key: Alias): Alias {
  return key.startsWith('cfn:')
    ? key.slice(0, key.lastIndexOf(':')) + (/^:\w*/.exec(key.slice(key.lastIndexOf(':')))?.[0] ?? '')
    : key;
}
