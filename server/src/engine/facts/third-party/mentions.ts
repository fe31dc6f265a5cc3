import type { IdentityFact } from '../model';
import type { Owner } from './names';

/** Adds mentions, each place once. */
export function mentioner(identities: IdentityFact[]): (owner: Owner, span: IdentityFact['span']) => void {
  const keyOf = (alias: string | undefined, start: number) => `${start} ${alias}`;
  const known = new Set(identities.map(({ aliases, span }) => keyOf(aliases[0], span.start)));
  return ({ kind, provider, alias, name }, span) => {
    const key = keyOf(alias, span.start);
    if (known.has(key)) return;
    known.add(key);
    identities.push({ kind, provider, name, aliases: [alias], declared: false, span });
  };
}
