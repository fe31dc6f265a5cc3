/** From a value that is handed to a call back to the expression that writes the document. */
import type { SourceNode } from '../../../syntax/source/tree';
import { objectOf, type Tracer } from '../origin';
import { bindingAt } from '../outline';
import { argumentsOf, calleeOf, dotted, roleOf, unwrap } from '../read';

const MOST_STEPS = 30;

/** Calls through which a document passes on its way: the first argument, or what the method is called on. */
const THROUGH =
  /(?:^|\.)(?:stringify|dumps|Marshal|MarshalIndent|String|string|str|ToPtr|Ptr|valueOf|writeValueAsString|toJson|fromJson|from_json|PolicyDocument\.fromJson)$/;
const ON = /\.(?:trim|strip|toString|format|formatted|stripIndent)$/;

/** The expressions on the way, the last of which writes the value: a literal, an object, a call that is none of the known ones. */
export function sourcesOf(tracer: Tracer, start: SourceNode): SourceNode[] {
  const { source, outline } = tracer;
  let node = unwrap(source, start);
  const way: SourceNode[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    way.push(node);
    const role = roleOf(source, node);
    if (role?.is === 'name' || role?.is === 'member') {
      const binding = bindingAt(outline, dotted(source, node) ?? '', node);
      if (!binding?.value || binding.property) return way;
      node = unwrap(source, binding.value);
      continue;
    }
    if (role?.is !== 'call') return way;
    const callee = calleeOf(source, node) ?? '';
    const next = THROUGH.test(callee)
      ? argumentsOf(source, node).positional[0]
      : ON.test(callee)
        ? objectOf(source, node)
        : undefined;
    if (!next) return way;
    node = unwrap(source, next);
  }
  return way;
}
