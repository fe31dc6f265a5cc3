/**
 * The published ways from a few permissions to more of them. Facts come from the catalogue pathfinding.cloud (Datadog), from
 * Rhino Security Labs' list and Bishop Fox's IAM Vulnerable as Hacking the Cloud keeps them, and from HackTricks Cloud; each
 * path names its page.
 */
import { EXISTING_ALONE, EXISTING_TOGETHER } from './existing';
import { IAM_ALONE, IAM_TOGETHER } from './iam-rights';
import type { EscalationPath } from './model';
import { PASSED_TO_COMPUTE } from './passed-to-compute';
import { PASSED_TO_DATA } from './passed-to-data';
import { PASSED_TO_DEPLOYMENT } from './passed-to-deployment';

/** Paths of a single action, the most direct first. */
export const SINGLE_PATHS: readonly EscalationPath[] = [...IAM_ALONE, ...EXISTING_ALONE];

/** Paths of several actions, the most usual first. */
export const COMBINED_PATHS: readonly EscalationPath[] = [
  ...PASSED_TO_COMPUTE,
  ...PASSED_TO_DEPLOYMENT,
  ...PASSED_TO_DATA,
  ...IAM_TOGETHER,
  ...EXISTING_TOGETHER,
];
