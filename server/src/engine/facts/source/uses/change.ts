/** What takes a use away, as a part of the text. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { SourceChange } from '../../model';
import type { Source } from '../read';

const LONGEST = 300;

/** The node by this text. */
export function insteadOf({ text }: Source, { start, end }: SourceNode, instead: string): SourceChange | undefined {
  return end - start <= LONGEST ? { at: { start, end }, was: text.slice(start, end), text: instead } : undefined;
}

/** Without the argument or property that holds the value, and without the comma that belongs to it. */
export function withoutArgument({ text }: Source, call: SourceNode, value: SourceNode): SourceChange | undefined {
  const [item, list] = itemOf(call, value);
  if (!item || !list) return undefined;
  const siblings = list.children.filter(({ type }) => !/comment/.test(type));
  const index = siblings.indexOf(item);
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  const at = before ? { start: before.end, end: item.end } : { start: item.start, end: after?.start ?? item.end };
  // What is left of an argument that only held it says nothing: it goes as a whole.
  const emptied = !before && !after && /^(?:object|dictionary)$/.test(list.type);
  const range = emptied ? { start: list.start, end: list.end } : at;
  const was = text.slice(range.start, range.end);
  return was.length <= LONGEST && !/\/\/|\/\*|#/.test(was) ? { at: range, was, text: '' } : undefined;
}

/** The argument or pair that is the value or holds it, and the list it stands in. */
function itemOf(call: SourceNode, value: SourceNode): [SourceNode?, SourceNode?] {
  let found: [SourceNode?, SourceNode?] = [];
  let at: SourceNode | undefined = call;
  for (let i = 0; at && i < 40; i++) {
    const next: SourceNode | undefined = at.children.find((child) => child.start <= value.start && value.end <= child.end);
    if (next && /^(?:arguments|argument_list|object|dictionary)$/.test(at.type)) found = [next, at];
    if (next === value || (next && next.start === value.start && next.end === value.end && next.children.length === 0)) break;
    at = next;
  }
  return found;
}
