/**
 * Policy documents that a program writes: JSON in its strings, objects with the keys of a policy, and statements by themselves.
 * What each is for comes from the calls that take it; see uses.ts.
 */
import { readDocument } from '../../../iam/statements';
import { parseEmbeddedJson } from '../../../syntax/data/json';
import { childIn, type SourceNode } from '../../../syntax/source/tree';
import { get, itemsOf, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import { withoutLiterals } from '../../literals';
import type { PolicyFact } from '../../model';
import type { Dialect } from '../dialects/role';
import { calleeOf, roleOf } from '../read';
import { type Building, readValue } from '../values/value';
import { leftOpen } from './conditions';
import { asElements } from './elements';

/** A document and the node that writes it. */
export interface Found {
  readonly node: SourceNode;
  readonly document: Value;
  readonly form: PolicyFact['form'];
}

const LONGEST = 200_000;

/** Documents in the tree, outermost first; their parts are not given again. */
export function documentsIn(building: Building, root: SourceNode): Found[] {
  const { source } = building.tracer;
  const found: Found[] = [];
  const [effects, statements] = ['Effect', 'Statement'].map((word) => placesOf(source.text, word)) as [number[], number[]];
  const lone: { node: SourceNode; document: Value }[] = [];
  const stack: SourceNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const { start, end } = node;
    const [effect, statement] = [stands(effects, start, end), stands(statements, start, end)];
    if ((!effect && !statement) || isDocumentation(building, node)) continue;
    const role = end - start < LONGEST ? roleOf(source, node)?.is : undefined;
    if (role === 'string' || role === 'adjacent' || role === 'binary' || (role === 'call' && isFormat(building, node))) {
      const document = effect && statement ? textDocument(building, node) : undefined;
      if (document) {
        found.push({ node, document, form: 'inline-json' });
        continue;
      }
      if (role === 'string' && node.children.length === 0) continue;
    } else if (role === 'object') {
      const kind = keysOf(building, node);
      const value = kind && !building.used.has(node) ? readValue(building, node) : undefined;
      const elements = value?.kind === 'object' ? asElements(value) : undefined;
      if (elements && kind === 'document' && isPolicy(elements)) {
        found.push({ node, document: elements, form: 'source' });
        continue;
      }
      if (elements && kind === 'statement' && isStatement(elements)) lone.push({ node, document: elements });
    }
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as SourceNode);
  }
  // Building a lone statement marks it as used, and so does every document it stands in: only the first may count.
  const inside = new Set(found.flatMap(({ document }) => itemsOf(get(document, 'Statement')).map(({ span }) => span.start)));
  for (const { node, document } of lone)
    if (!inside.has(node.start)) found.push({ node, document: alone(document as ObjectValue), form: 'source' });
  return found;
}

/** A string that is a statement by itself: Python's documentation. */
function isDocumentation({ tracer }: Building, node: SourceNode): boolean {
  const [only] = node.children;
  return node.type === 'expression_statement' && !!only && roleOf(tracer.source, only)?.is === 'string';
}

/** Where a word stands in the text, in order. */
function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}

/** Whether one of the places lies in the range. */
function stands(places: readonly number[], start: number, end: number): boolean {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < start) low = middle + 1;
    else high = middle;
  }
  return (places[low] ?? end) < end;
}

/** `fmt.Sprintf("…", x)`, `"…".format(x)`: its text has places to be filled in. */
function isFormat({ tracer }: Building, call: SourceNode): boolean {
  return /(?:Sprintf|String\.format|\.format|\.formatted)$/.test(calleeOf(tracer.source, call) ?? '');
}

function textDocument(building: Building, node: SourceNode): Value | undefined {
  const value = readValue(building, node);
  if (value.kind !== 'string' || !/^\s{0,1000}\{/.test(value.text)) return undefined;
  const { value: document } = parseEmbeddedJson(value);
  return document && isPolicy(document) ? document : undefined;
}

/** What the direct keys of an object make of it. */
function keysOf({ tracer }: Building, node: SourceNode): 'document' | 'statement' | undefined {
  const { source } = tracer;
  const role = roleOf(source, node);
  const holder = role?.is === 'object' && role.body ? childIn(node, role.body) : node;
  let effect = false;
  for (const child of holder?.children ?? []) {
    const written = source.text.slice(child.start, Math.min(child.start + 14, child.end));
    if (/^["']?Statements?\b/.test(written)) return 'document';
    effect ||= /^["']?Effect\b/.test(written);
  }
  return effect ? 'statement' : undefined;
}

/** Some statement has an effect and actions. */
export function isPolicy(value: Value): boolean {
  return itemsOf(get(value, 'Statement')).some(isStatement);
}

function isStatement(value: Value): boolean {
  const effect = get(value, 'Effect');
  const said = textOf(effect);
  // `'Effect': { 'enum': [...] }` describes statements and is none.
  if (!effect || effect.kind === 'object' || (said !== undefined && said !== 'Allow' && said !== 'Deny')) return false;
  return get(value, 'Action') !== undefined || get(value, 'NotAction') !== undefined;
}

function alone(statement: ObjectValue): Value {
  const { span } = statement;
  return { kind: 'object', span, entries: [{ key: 'Statement', keySpan: span, value: statement }] };
}

/** The fact's part that comes from the document alone. */
export function contentOf(
  { document, form }: Found,
  dialect: Dialect,
): Pick<PolicyFact, 'form' | 'statements' | 'issues' | 'span'> {
  const { statements: known, issues } = readDocument(document);
  const statements = known.map(leftOpen);
  // Where types are fixed, a lone value cannot become a list.
  const isTyped = form === 'source' && (dialect === 'go' || dialect === 'java');
  const read = isTyped ? statements.map((one) => withoutLiterals(one, ({ inList }) => !inList)) : statements;
  // A statement by itself lacks what a document must have, and a program may add to either.
  return { form, statements: read, issues: form === 'source' ? [] : issues, span: document.span };
}
