/** The stage between files and graph that renders charts: what their templates say under the values they are installed with. */
import type { Facts, RbacRoleFact } from '../../model';
import { distinct } from '../../terraform/module/same';
import { remembered } from '../remembered';
import { withOwnAliases } from './own-aliases';
import { isMade, PLACED, type Placed } from './placed';
import { type Said, saidBy } from './render';
import { chartsOf } from './workspace';

/**
 * The files with what their charts say in place of what their templates seem to say, rendered with the defaults and with every
 * file of values. A file of which nothing else is known than before gives the same object.
 */
export function withCharts(files: readonly Facts[]): readonly Facts[] {
  const said = new Map<Facts, Said[]>();
  for (const installed of chartsOf(files))
    for (const [facts, all] of saidBy(installed)) said.set(facts, [...(said.get(facts) ?? []), ...all]);
  return said.size === 0 ? files : files.map((facts) => (said.has(facts) ? joined(facts, said.get(facts) ?? []) : facts));
}

/** The facts of rendering take the place of those of the bare template; where it could not be rendered once, these stay too. */
const joined = remembered((facts: Facts, said: readonly Said[]): Facts => {
  const known = said.filter((one): one is Placed => one !== undefined);
  const failed = known.length < said.length;
  const reason = { reason: 'the template could not be rendered with its values', span: { file: facts.file, start: 0, end: 0 } };
  const parts: Record<string, unknown> = {};
  for (const key of PLACED) {
    const before = failed ? facts[key] : key === 'credentials' ? facts[key].filter((one) => !isMade(one)) : [];
    const all = [...before, ...known.flatMap((one) => one[key] as readonly object[])];
    parts[key] = distinct<object>(all);
  }
  const unresolved = [...(parts.unresolved as Facts['unresolved']), ...(failed ? [reason] : [])];
  const roles = oneEach(parts.roles as readonly RbacRoleFact[]);
  return withOwnAliases({ ...facts, ...(parts as unknown as Placed), roles, unresolved }, facts);
});

/** A role that values fill in differently is one role, with the rules of all ways. */
function oneEach(roles: readonly RbacRoleFact[]): RbacRoleFact[] {
  const byKey = new Map<string, RbacRoleFact>();
  for (const role of roles) {
    const key = `${role.key} ${role.span.file} ${role.span.start}`;
    const before = byKey.get(key);
    byKey.set(key, before ? { ...before, rules: [...distinct([...before.rules, ...role.rules])] } : role);
  }
  return [...byKey.values()];
}
