import type { Facts } from '../facts/model';
import type { IdentityGraph } from '../graph/model';
import { rules } from './index';
import type { Circumstances, Hit, Rule } from './model';
import { SEVERITIES } from './severity';

/** A hit and the id of the rule that said it: plain data, so that it crosses threads. */
export interface RawFinding {
  readonly rule: string;
  readonly hit: Hit;
}

const byId = new Map<string, Rule>();

/** The rule of an id; undefined for an unknown one. */
export function ruleOf(id: string): Rule | undefined {
  if (byId.size === 0) for (const rule of rules) byId.set(rule.id, rule);
  return byId.get(id);
}

export function runFileRules(facts: Facts): RawFinding[] {
  return rules.flatMap((rule) => (rule.scope === 'file' ? rule.check(facts).map((hit) => ({ rule: rule.id, hit })) : []));
}

export function runGraphRules(graph: IdentityGraph, circumstances: Circumstances): RawFinding[] {
  return rules.flatMap((rule) =>
    gravestOf(rule, (rule.scope === 'graph' ? rule.check(graph, circumstances) : rule.joined?.(graph)) ?? []).map((hit) => ({
      rule: rule.id,
      hit,
    })),
  );
}

/** Of what a rule says at one place the gravest: a module's text is judged once for each call of the module. */
function gravestOf({ severity: usual }: Rule, hits: readonly Hit[]): readonly Hit[] {
  const byPlace = new Map<string, Hit>();
  const rank = ({ severity = usual }: Hit) => SEVERITIES.indexOf(severity);
  for (const hit of hits) {
    const place = `${hit.span.file}:${hit.span.start}:${hit.span.end}`;
    const known = byPlace.get(place);
    if (!known || rank(hit) < rank(known)) byPlace.set(place, hit);
  }
  return byPlace.size === hits.length ? hits : [...byPlace.values()];
}
