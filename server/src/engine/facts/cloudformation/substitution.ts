/** `Fn::Sub`: a text with `${Name}`, and a map of names of its own. */
import type { Span } from '../../syntax/span';
import { get, type Value } from '../../syntax/value';
import { combinations, oneOf } from './choices';
import { type Resolve, reachedBy, referred, type Sources, textsIn, textsOf } from './sources';
import { placeholders, substituted } from './strings';

/** A text for every combination of what its names may stand for; a template that is nothing but one variable is the variable's own value. */
export function substitution(argument: Value, span: Span, sources: Sources, resolve: Resolve): Value | undefined {
  const [template, map] = argument.kind === 'list' ? argument.items : [argument];
  if (template?.kind !== 'string') return undefined;
  const lone = /^\$\{([A-Za-z0-9:.]+)\}$/.exec(template.text)?.[1];
  const given = lone === undefined ? undefined : get(map, lone);
  if (given) return reachedBy(resolve(given), span);
  if (lone) {
    const reference = `${lone.includes('.') ? '!GetAtt' : '!Ref'} ${lone}`;
    return referred(lone, span, sources) ?? { kind: 'unknown', span, reason: 'known only when the stack is deployed', reference };
  }
  const names = placeholders(template);
  const texts = names.map((name) => {
    const value = get(map, name);
    return value ? textsIn(resolve(value), sources.text) : textsOf(name, span, sources, resolve);
  });
  const ways = combinations(texts).map((way) => new Map(names.map((name, i) => [name, way[i]])));
  return oneOf(
    ways.map((way) => substituted(template, (name) => way.get(name))),
    span,
  );
}
