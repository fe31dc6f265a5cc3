/**
 * The risk of an identity: a number from 0 to 100 and the lines that it is the sum of. Findings are most of it, one line a rule
 * with the points of the gravest; facts add to it only where no finding has said the same.
 */
import type { Finding } from '../rules/model';
import type { RiskReason } from './model';
import { administration, type Known, SEVERITY_POINTS, WEIGHTS } from './weights';

/** The lines, the heaviest first. */
export function riskReasonsOf(record: Known, findings: readonly Finding[]): RiskReason[] {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = rules.get(finding.rule);
    if (own) own.push(finding);
    else rules.set(finding.rule, [finding]);
  }
  const found = [...rules.values()].map(ofRule);
  const facts = WEIGHTS.filter(({ applies, said }) => applies(record) && !findings.some(said));
  const words = record.administration.words;
  const lines = facts.map(({ points, text, said }) => ({ points, text: said === administration && words ? words : text }));
  return [...found, ...lines].sort((a, b) => b.points - a.points);
}

function ofRule(findings: readonly Finding[]): RiskReason {
  const gravest = findings.reduce((most, one) => (SEVERITY_POINTS[one.severity] > SEVERITY_POINTS[most.severity] ? one : most));
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more of ${gravest.rule})` : '';
  return { points: SEVERITY_POINTS[gravest.severity], text: `${gravest.severity}: ${gravest.message}${more}` };
}

/** The sum, at most 100. */
export function riskOf(reasons: readonly RiskReason[]): number {
  return Math.min(
    100,
    reasons.reduce((sum, { points }) => sum + points, 0),
  );
}
