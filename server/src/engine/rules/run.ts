import type { Facts } from '../facts/model';
import type { IdentityGraph } from '../graph/model';
import { rules } from './index';
import type { Hit, Rule } from './model';

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

export function runGraphRules(graph: IdentityGraph): RawFinding[] {
  return rules.flatMap((rule) => (rule.scope === 'graph' ? rule.check(graph).map((hit) => ({ rule: rule.id, hit })) : []));
}
