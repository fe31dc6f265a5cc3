import type { Alias, Facts, IdentityFact } from '../../model';
import type { Derived } from './derived';
import { distinct } from './same';

/** The facts of a file with what the modules that it is part of say of it; what several say is there once. */
export function merged(facts: Facts, said: readonly Derived[]): Facts {
  const templates = new Map<Alias, Alias>();
  for (const one of said)
    for (const [template, alias] of one.templates) if (!templates.has(template)) templates.set(template, alias);
  const identities = distinct([...facts.identities, ...said.flatMap((one) => one.identities)]);
  const isTemplate = said.some((one) => one.isTemplate);
  const own = isTemplate ? facts.policies.filter(({ key }) => !key.startsWith('file:')) : facts.policies;
  return {
    ...facts,
    identities: withTemplates(identities, templates),
    credentials: distinct([...facts.credentials, ...said.flatMap((one) => one.credentials)]),
    policies: distinct([...own, ...said.flatMap((one) => one.policies)]),
    roles: distinct([...facts.roles, ...said.flatMap((one) => one.roles)]),
    pods: distinct([...facts.pods, ...said.flatMap((one) => one.pods)]),
    attachments: distinct([...facts.attachments, ...said.flatMap((one) => one.attachments)]),
    references: distinct([...facts.references, ...said.flatMap((one) => one.references)]),
    settings: distinct([...facts.settings, ...said.flatMap((one) => one.settings)]),
    cloudGrants: distinct([...facts.cloudGrants, ...said.flatMap((one) => one.cloudGrants)]),
    cloudRoles: distinct([...facts.cloudRoles, ...said.flatMap((one) => one.cloudRoles)]),
    federations: distinct([...facts.federations, ...said.flatMap((one) => one.federations)]),
    issuedCredentials: distinct([...facts.issuedCredentials, ...said.flatMap((one) => one.issuedCredentials)]),
    lifecycles: distinct([...facts.lifecycles, ...said.flatMap((one) => one.lifecycles)]),
    appPermissions: distinct([...facts.appPermissions, ...said.flatMap((one) => one.appPermissions)]),
    vaultAccess: distinct([...facts.vaultAccess, ...said.flatMap((one) => one.vaultAccess)]),
    codePlaces: distinct([...facts.codePlaces, ...said.flatMap((one) => one.codePlaces)]),
    userMeans: distinct([...facts.userMeans, ...said.flatMap((one) => one.userMeans)]),
    unresolved: distinct([...facts.unresolved, ...said.flatMap((one) => one.unresolved)]),
  };
}

/** Credentials and the like name what the text declares; the first instance of the text answers to that name. */
function withTemplates(identities: readonly IdentityFact[], templates: ReadonlyMap<Alias, Alias>): IdentityFact[] {
  const byAlias = new Map<Alias, Alias[]>();
  const declared = new Set(identities.flatMap(({ aliases }) => aliases));
  for (const [template, alias] of templates)
    if (!declared.has(template)) byAlias.set(alias, [...(byAlias.get(alias) ?? []), template]);
  if (byAlias.size === 0) return [...identities];
  return identities.map((fact) => {
    const more = fact.declared ? fact.aliases.flatMap((alias) => byAlias.get(alias) ?? []) : [];
    return more.length > 0 ? { ...fact, aliases: [...fact.aliases, ...more] } : fact;
  });
}
