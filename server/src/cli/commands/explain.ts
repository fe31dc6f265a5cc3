import { ruleOf } from '../../engine/rules/run';
import { EXIT, type Io, UsageError } from '../io';

/** `nhi explain RULE`: what a rule finds, why it matters, what to do. */
export async function explain(args: string[], io: Io): Promise<number> {
  const [id] = args;
  if (!id) throw new UsageError('which rule? for example: nhi explain secret-provider-token');
  const rule = ruleOf(id);
  if (!rule) throw new UsageError(`there is no rule "${id}"; "nhi rules" lists them`);
  io.out(`${rule.id} · ${rule.severity} · ${[...rule.owasp, ...rule.cwe].join(', ')}\n${rule.title}\n\n${rule.docs.trim()}\n`);
  return EXIT.clean;
}
