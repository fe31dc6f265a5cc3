/** How grave a finding is: the order of severities, and what is one more or less. */
import type { Severity } from './model';

/** The gravest first. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** One level (or `by` levels) up, or down for a negative number. */
export function shift(severity: Severity, by: number): Severity {
  const at = Math.min(Math.max(SEVERITIES.indexOf(severity) - by, 0), SEVERITIES.length - 1);
  return SEVERITIES[at] ?? severity;
}

/** The graver of two. */
export function higher(one: Severity, other: Severity): Severity {
  return SEVERITIES.indexOf(one) <= SEVERITIES.indexOf(other) ? one : other;
}

/** The less grave of two. */
export function lower(one: Severity, other: Severity): Severity {
  return higher(one, other) === one ? other : one;
}
