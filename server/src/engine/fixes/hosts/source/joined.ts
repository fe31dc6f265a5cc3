/** A key that is written as many literals, line by line, joined by `+`. */
import type { SourceNode } from '../../../syntax/source/tree';
import { contains } from '../../../syntax/span';
import type { Place } from '../model';
import { type LiteralSite, literalSite, pathTo, rootOf, textIn } from './nodes';

const KEY = /^-----BEGIN [A-Z ]+-----[\s\S]*-----END [A-Z ]+-----/;

/** Where the credential stands: in one literal, or in the sum of many. */
export function siteIn(
  place: Place,
  host: string,
  types: readonly string[],
): { readonly site: LiteralSite; readonly place: Place } | undefined {
  const site = literalSite(place, host, types);
  return site ? { site, place } : joinedSite(place, host, types);
}

/** The whole `+`, where the key is all that its literals hold; the place then speaks of all of it. */
function joinedSite(place: Place, host: string, types: readonly string[]): ReturnType<typeof siteIn> {
  const { text, file, credential } = place;
  const root = rootOf(host, file, text);
  if (!root || credential.storage !== 'literal' || !KEY.test(textIn(text, credential.span))) return undefined;
  const path = pathTo(root, credential.span);
  const node = path.at(-1);
  const parent = path.at(-2);
  if (node?.type !== 'binary_expression' || !parent || !contains(node, credential.span)) return undefined;
  const leaves = leavesOf(node, types);
  const [first, last] = [leaves?.[0], leaves?.at(-1)];
  if (!first || !last || !/^["'`]$/.test(text.slice(first.start, credential.span.start))) return undefined;
  if (!/^(?:\\[rn]|\s)*["'`]$/.test(text.slice(credential.span.end, last.end))) return undefined;
  const all = { ...credential.span, start: node.start + 1, end: node.end - 1 };
  return { site: { root, path, node, parent }, place: { ...place, credential: { ...credential, span: all } } };
}

/** The literals of a sum of nothing else, in order. */
function leavesOf(node: SourceNode, types: readonly string[]): SourceNode[] | undefined {
  const leaves: SourceNode[] = [];
  const stack = [node];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (types.includes(at.type) && at.children.every(({ type }) => type !== 'template_substitution')) leaves.push(at);
    else if (at.type === 'binary_expression')
      stack.push(...[...at.children].reverse().filter(({ field }) => field !== 'operator'));
    else return undefined;
  }
  return leaves;
}
