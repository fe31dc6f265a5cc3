import type { Draft } from '../model';
import type { Spot } from '../source/language';
import { lastIndex, textIn } from '../source/nodes';

/** `.credentials_provider(Credentials::new("…", "…", …))` in the chain of a builder of the AWS SDK. */
export function identity({ text, path, place }: Spot): Draft | undefined {
  const made = lastIndex(path, (node) => /^(?:[\w:]+::)?Credentials::(?:new|from_keys)\(/.test(textIn(text, node)));
  const call = path[made - 2];
  const method = call?.children[0];
  const [object, name] = method?.type === 'field_expression' ? method.children : [];
  if (path[made]?.type !== 'call_expression' || call?.type !== 'call_expression' || !object) return undefined;
  if (textIn(text, name) !== 'credentials_provider') return undefined;
  return {
    title: 'Remove the static keys; the default credential chain of the SDK takes over',
    safety: 'review',
    edits: [{ file: place.file, edits: [{ start: object.end, end: call.end, text: '' }] }],
    followUp: ['Give the program a role of its own where it runs: an instance, task, function or pod role.'],
  };
}
