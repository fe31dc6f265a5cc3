import type { LifecycleFact } from '../../facts/model';
import type { Limits } from '../limits';
import { defineRule, type Hit, type Remedy } from '../model';
import { livingFacts } from '../shared/lifecycle/living';
import { inWords, settingOf } from '../shared/lifecycle/set';
import docs from './doc.md';

/** What CIS asks of keys of Google Cloud (1.10), in days. */
const GOOGLE_DAYS = 90;
/** https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html */
const AWS_DAYS = { least: 90, most: 2560 };

const isGoogle = ({ ownerType }: LifecycleFact): boolean => /^(?:google_|gcp)/.test(ownerType);

/** A key of a key vault that nothing replaces is told of where it has no end either. */
const isAzure = ({ ownerType }: LifecycleFact): boolean => /^(?:azurerm_|Microsoft\.)/.test(ownerType);

/** A playbook may find a key that others made, and leaves what it does not name. */
const isTask = ({ ownerType }: LifecycleFact): boolean => ownerType === 'kms_key' || ownerType === 'aws_kms';

function hitsOf(fact: LifecycleFact, limits: Limits): readonly Hit[] {
  const { state, days, span, owner } = fact;
  const limit = limits['key-rotation-days'];
  if (state === 'set') {
    if (days === undefined || days <= limit) return [];
    const message = `${owner} gets a new key every ${inWords(days)}: longer than ${limit} days`;
    return [{ span, message, remedies: remedies(fact, limit) }];
  }
  if (state === 'unknown' || (state === 'missing' && isAzure(fact))) return [];
  const why = state === 'off' ? 'its rotation is turned off' : 'nothing turns its rotation on';
  const isDoubtful = (state === 'off' && span.via !== undefined) || (state === 'missing' && isTask(fact));
  return [
    {
      span,
      message: `The key of ${owner} is never replaced: ${why}`,
      ...(isDoubtful ? { confidence: 'medium' as const } : {}),
      remedies: remedies(fact, limit),
    },
  ];
}

function remedies(fact: LifecycleFact, limit: number): readonly Remedy[] {
  const { path, owner, state } = fact;
  if (isGoogle(fact)) {
    const days = Math.min(GOOGLE_DAYS, limit);
    const title = `Make a new version of ${owner} every ${days} days`;
    return [settingOf({ fact, path, value: `${days * 86_400}s`, title, safety: 'safe' })];
  }
  if (isAzure(fact))
    return [settingOf({ fact, path, value: `P${limit}D`, title: `Replace ${owner} every ${limit} days`, safety: 'review' })];
  const name = path.at(-1) ?? '';
  if (state !== 'set')
    return [settingOf({ fact, path, value: true, title: `Let the service replace the key of ${owner}`, safety: 'safe' })];
  const days = Math.min(AWS_DAYS.most, Math.max(AWS_DAYS.least, limit));
  const own = name.startsWith('Enable') ? 'RotationPeriodInDays' : 'rotation_period_in_days';
  const period = /^enable/i.test(name) ? [...path.slice(0, -1), own] : path;
  const title = `Replace the key of ${owner} every ${days} days`;
  return [settingOf({ fact, path: period, value: days, title, safety: 'safe' })];
}

export const rule = defineRule({
  id: 'lifecycle-key-no-rotation',
  title: 'Encryption key that its key management service never replaces, or too seldom',
  group: 'lifecycle',
  severity: 'low',
  confidence: 'high',
  owasp: ['NHI7'],
  cwe: ['CWE-324'],
  hosts: ['terraform', 'cloudformation', 'arm', 'bicep', 'ansible', 'deployment-manager', 'typescript', 'javascript', 'python'],
  docs,
  scope: 'graph',
  check: (graph, { limits }) => livingFacts(graph).flatMap((fact) => (fact.about === 'key-rotation' ? hitsOf(fact, limits) : [])),
});
