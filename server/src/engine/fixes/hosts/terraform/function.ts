/** A function whose configuration many may read: it is told where the value is, and reads it when it runs. */
import { together } from '../../apply';
import type { Edit } from '../../model';
import { trimmedEnd } from '../../text';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import { attributeOf, type Located, plainText } from './locate';
import { permission, roleOf } from './role';
import { isAwsKey } from './role-login';

/** Whether the place is the environment of something that runs on AWS: whoever may describe that can read the value. */
export function isInEnvironment({ context, file, credential: { span } }: Place): boolean {
  const runtimes = context.graph.facts.get(file)?.runtimes ?? [];
  return runtimes.some(({ kind, span: whole }) => kind === 'environment' && whole.start <= span.start && span.end <= whole.end);
}

/**
 * `DB_PASSWORD_ARN = data.aws_secretsmanager_secret.db.arn` in place of the value: a reference there would be resolved into the
 * configuration of the function. https://docs.aws.amazon.com/lambda/latest/dg/with-secrets-manager.html
 */
export function readByFunction(place: Place, at: Located, vault: Vault): Draft | undefined {
  const { file, text, name } = place;
  const [resource, environment] = at.blocks;
  // Who reads the entry with a role needs no key of AWS.
  const entry = at.whole && !isAwsKey(place.credential) ? vault.handedOver?.(name) : undefined;
  const { value } = at.attribute;
  if (resource?.labels[0]?.text !== 'aws_lambda_function' || environment?.type !== 'environment' || value.kind !== 'object')
    return undefined;
  const pair = value.entries.find((one) => one.value === at.template);
  const key = pair?.key.kind === 'variable' ? pair.key.name : plainText(pair?.key);
  if (!entry || !pair || !key || !/^\w+$/.test(key)) return undefined;
  const role = roleOf(place, attributeOf(resource.body, 'role')?.value);
  const read = permission(place, entry, 'script', { who: 'The role of the function', role, neighbour: resource });
  const own: Edit[] = [
    { start: pair.key.start, end: pair.key.end, text: pair.key.kind === 'variable' ? `${key}_ARN` : `"${key}_ARN"` },
    { ...trimmedEnd(text, at.template), text: entry.resource(read.label) },
  ];
  return {
    note: 'read when the function runs',
    safety: 'review',
    edits: together([{ file, edits: own }, ...read.edits]),
    steps: [
      `In the function, read the entry that ${key}_ARN names in place of ${key}: with the SDK, or through the AWS Parameters and Secrets Lambda Extension.`,
      ...read.steps,
    ],
  };
}
