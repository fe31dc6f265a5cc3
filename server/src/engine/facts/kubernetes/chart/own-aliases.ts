import type { Alias, Facts } from '../../model';

/**
 * The file with, for each identity it declares, the name that the file alone gives it: its credentials know it by that one. Where
 * one declaration makes several identities it names none of them.
 */
export function withOwnAliases(facts: Facts, alone: Facts): Facts {
  const before = new Map(alone.identities.flatMap((one) => (one.declared ? [[placeOf(one.span), one.aliases] as const] : [])));
  const made = new Map<string, Set<Alias>>();
  for (const { declared, span, aliases } of facts.identities)
    if (declared) made.set(placeOf(span), (made.get(placeOf(span)) ?? new Set()).add(aliases[0] ?? ''));
  const identities = facts.identities.map((one) => {
    const own = one.declared && made.get(placeOf(one.span))?.size === 1 ? before.get(placeOf(one.span)) : undefined;
    const more = own?.filter((alias) => !one.aliases.includes(alias)) ?? [];
    return more.length > 0 ? { ...one, aliases: [...one.aliases, ...more] } : one;
  });
  return { ...facts, identities };
}

const placeOf = ({ file, start }: { readonly file: string; readonly start: number }): string => `${start} ${file}`;
