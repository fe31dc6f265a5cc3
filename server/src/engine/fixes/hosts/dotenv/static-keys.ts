/** AWS keys in a list of variables: without them every SDK and the command line find a role, or a login of the developer. */
import { parseKeyValue } from '../../../syntax/data/keyvalue';
import type { Value } from '../../../syntax/value';
import { lineEnd, lineStart, removal } from '../../text';
import type { Draft, Place } from '../model';
import { assignmentOf, isExample } from './assignment';

const STATIC_KEYS = /^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|SECURITY_TOKEN)$/;
/** Somebody who sets the address speaks to an emulator or to another vendor's storage, which know no roles. */
const OTHER_SERVICE = /^(?:AWS|S3|MINIO|R2|SPACES)\w*(?:ENDPOINT|_URL)/m;

export const WITHOUT_KEYS = {
  title: 'Remove the static keys; the default credential chain of AWS takes over',
  followUp: [
    'Give the program a role of its own where it runs: an instance, task, function or pod role.',
    "On a developer's machine, log in for a while: aws sso login, with the profile in AWS_PROFILE.",
  ],
} as const;

export function isStaticKey(key: string): boolean {
  return STATIC_KEYS.test(key);
}

export function usesOtherService(text: string): boolean {
  return OTHER_SERVICE.test(text);
}

/** All lines of static AWS keys go. */
export function withoutKeys(place: Place): Draft | undefined {
  const { file, text } = place;
  const assignment = assignmentOf(place);
  if (!assignment || isExample(file) || !isStaticKey(assignment.key) || usesOtherService(text)) return undefined;
  const tree: Value = parseKeyValue(file, text, 'dotenv');
  const entries = tree.kind === 'object' ? tree.entries.filter(({ key }) => isStaticKey(key)) : [];
  const edits = entries.map(({ keySpan, value }) => {
    const end = value.kind === 'string' ? value.literal.end : value.span.end;
    return removal(text, { start: lineStart(text, keySpan.start), end: lineEnd(text, end) });
  });
  return { ...WITHOUT_KEYS, safety: 'review', edits: [{ file, edits }] };
}
