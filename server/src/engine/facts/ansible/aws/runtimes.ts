/** What instances, functions and containers are given to run with: whoever may describe them can read it. */
import { get, itemsOf, type StringValue, type Value } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import type { RuntimeFact } from '../../model';
import { hidesKey } from '../../terraform/secrets/user-data';
import type { ModuleCall } from '../tasks';

const SCRIPTS: ReadonlySet<string> = new Set([
  ...['ec2', 'ec2_instance', 'ec2_lc', 'autoscaling_launch_config', 'ec2_launch_template', 'ec2_spot_instance'],
]);
const FUNCTIONS: ReadonlySet<string> = new Set(['lambda', 'lambda_function']);

/** What a task gives a function or machine to run with. */
export function addRuntimes(context: ExtractContext, call: ModuleCall): void {
  const { module, body } = call;
  if (SCRIPTS.has(module)) add(context, call, 'script', get(body, 'user_data'));
  else if (FUNCTIONS.has(module)) add(context, call, 'environment', get(body, 'environment_variables'));
  else if (module === 'ecs_taskdefinition')
    for (const container of itemsOf(get(body, 'containers'))) add(context, call, 'environment', get(container, 'environment'));
}

function add(context: ExtractContext, call: ModuleCall, kind: RuntimeFact['kind'], value: Value | undefined): void {
  if (!value || value.kind === 'unknown' || value.span.via) return;
  const { span } = value;
  context.facts.runtimes.push({ owner: call.label, ownerType: call.module, kind, span });
  if (kind === 'script' && value.kind === 'string' && hidesKey(value)) addHiddenKey(context, call, value);
}

/** A private key in a script behind base64, at the place of the whole. */
function addHiddenKey({ facts, fingerprint }: ExtractContext, { label, module }: ModuleCall, value: StringValue): void {
  const { span, literal, text } = value;
  facts.credentials.push({
    type: 'private-key',
    storage: 'literal',
    span,
    literal,
    slot: { kind: 'key-value', name: 'user_data', owner: label, ownerType: module },
    confidence: 'medium',
    evidence: ['base64 of the mark of a private key'],
    fingerprint: fingerprint(text),
    encoded: true,
    encoding: ['base64'],
  });
}
