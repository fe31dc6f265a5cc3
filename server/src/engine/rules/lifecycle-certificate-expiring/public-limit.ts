/** How long a certificate of a public authority may be valid, by the day it was issued: https://cabforum.org/working-groups/server/baseline-requirements/requirements/ (6.3.2) */
import type { KeyFact } from '../../facts/model';
import { daysBetween } from '../../secrets/reading/times';

const LIMITS: readonly (readonly [string, number])[] = [
  ['2029-03-15', 47],
  ['2027-03-15', 100],
  ['2026-03-15', 200],
  ['2020-09-01', 398],
  ['2018-03-01', 825],
];

/** The days it has and the days it may have; undefined where it keeps the limit, or stands under none: a private authority sets its own. */
export function overLimit({
  from,
  until,
  publicTrust,
  authority,
}: KeyFact): { readonly days: number; readonly limit: number } | undefined {
  if (!publicTrust || authority || !from || !until) return undefined;
  const limit = LIMITS.find(([since]) => from.slice(0, 10) >= since)?.[1];
  const days = daysBetween(from, until);
  return limit !== undefined && days > limit ? { days, limit } : undefined;
}
