/** Keys of AWS in the environment of something that has a role there: they go, and its code logs in with that role. */
import type { ObjectEntry } from '../../../syntax/hcl/ast';
import { lineEnd } from '../../text';
import type { Draft, Place } from '../model';
import { attributeOf, type Located, plainText } from './locate';

/** The entry of a function's environment with a key. What reads it by name has to stop doing so. */
export function withoutKeys(place: Place, at: Located): Draft | undefined {
  const { file, text, credential } = place;
  const [resource, environment] = at.blocks;
  const { value } = at.attribute;
  if (!isAwsKey(credential) || !at.whole) return undefined;
  if (resource?.labels[0]?.text !== 'aws_lambda_function' || environment?.type !== 'environment' || value.kind !== 'object')
    return undefined;
  if (!attributeOf(resource.body, 'role')) return undefined;
  const pair = value.entries.find((one) => one.value === at.template);
  const key = pair && keyOf(pair);
  const alone = pair && /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', pair.start) + 1, pair.start));
  if (!pair || key === undefined || !alone) return undefined;
  const rest = text.slice(pair.end, lineEnd(text, pair.end));
  const newline = text.indexOf('\n', pair.end);
  if (!/^[ \t]*,?[ \t]*$/.test(rest) || newline < 0) return undefined;
  const start = text.lastIndexOf('\n', pair.start) + 1;
  return {
    title: `Remove ${key}; the function logs in with its role`,
    safety: 'review',
    edits: [{ file, edits: [{ start, end: newline + 1, text: '' }] }],
    followUp: [
      `Let the code build its clients without keys, where it reads ${key} today.`,
      'Give the role of the function the permissions that it needs, and no more.',
    ],
  };
}

/** A key of AWS; the secret one has no format that says whose it is. */
export function isAwsKey({ type, provider }: Place['credential']): boolean {
  return type === 'access-key' && (provider === undefined || provider === 'AWS');
}

function keyOf({ key }: ObjectEntry): string | undefined {
  return key.kind === 'variable' ? key.name : plainText(key);
}
