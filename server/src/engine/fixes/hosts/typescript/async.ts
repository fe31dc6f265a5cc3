/** Where an `await` may stand. */

import type { Place } from '../model';
import { type LiteralSite, lastIndex, textIn } from '../source/nodes';
import { isModule } from './modules';

const FUNCTIONS = new Set([
  'function_declaration',
  'function_expression',
  'generator_function_declaration',
  'generator_function',
  'arrow_function',
  'method_definition',
]);

/** In the body of an async function, or at the top level of an ECMAScript module. */
export function awaits(place: Place, { path, root }: LiteralSite): boolean {
  const index = lastIndex(path, ({ type }) => FUNCTIONS.has(type) || type === 'class_body');
  const scope = path[index];
  if (!scope) return isModule(place, root);
  if (!FUNCTIONS.has(scope.type) || path[index + 1]?.field !== 'body') return false;
  const body = scope.children.find(({ field }) => field === 'body');
  const parameters = scope.children.find(({ field }) => field === 'parameters' || field === 'parameter');
  const head = place.text.slice(scope.start, parameters?.start ?? body?.start ?? scope.start);
  return /(^|[\s;])async[\s(]/.test(`${head} `);
}

/**
 * The password of a client or pool of `pg` may be an async function: https://node-postgres.com/apis/client. It stands for the
 * whole literal.
 */
export function takesFunction({ text, credential }: Place, { node, parent, path }: LiteralSite): boolean {
  const call = path.at(-5);
  const whole = credential.span.start <= node.start + 1 && credential.span.end >= node.end - 1;
  return (
    whole &&
    parent.type === 'pair' &&
    /^['"]?password['"]?$/.test(textIn(text, parent.children[0])) &&
    call?.type === 'new_expression' &&
    /(^|\.)(Pool|Client)$/.test(textIn(text, call.children[0])) &&
    /\b(?:from|require\()\s*['"]pg['"]/.test(text)
  );
}
