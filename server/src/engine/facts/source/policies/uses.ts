/** What the documents of a program are for: the purpose and the holder that the calls of an SDK give them. */
import type { Purpose } from '../../../iam/model';
import type { SourceNode } from '../../../syntax/source/tree';
import { spanOf } from '../../../syntax/span';
import { textOf, type Value } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import type { Alias, IdentityFact } from '../../model';
import type { Tracer } from '../origin';
import { buildingOf, readValue } from '../values/value';
import { managedPolicy } from './managed';
import { type Request, requestsOf } from './requests';
import { sourcesOf } from './roots';
import { ATTACH_OPERATIONS, POLICY_OPERATIONS, type PolicyOperation } from './sdk-calls';

export interface Use {
  readonly purpose: Purpose;
  readonly holders: readonly Alias[];
  /** For messages: `PutRolePolicy PolicyDocument`. */
  readonly name: string;
}

const OPERATIONS: ReadonlySet<string> = new Set([...POLICY_OPERATIONS.keys(), ...ATTACH_OPERATIONS.keys()]);

/** Uses by the node that writes the document. Adds the identities that the calls name, and what is attached to them. */
export function sdkUses(context: ExtractContext, tracer: Tracer): Map<SourceNode, Use> {
  const uses = new Map<SourceNode, Use>();
  if (!/olic(?:y|ies)|create_?role|getfederationtoken|assume_?role/i.test(context.text)) return uses;
  for (const request of requestsOf(tracer, OPERATIONS)) {
    for (const operation of POLICY_OPERATIONS.get(request.operation) ?? []) {
      const given = request.parameter(operation.parameter);
      if (!given) continue;
      const holder = holderOf(context, tracer, request, operation.holder);
      const name = `${request.operation} ${operation.parameter}`;
      const use: Use = { purpose: operation.purpose, holders: holder ? [holder] : [], name };
      for (const node of sourcesOf(tracer, given)) uses.set(node, use);
    }
    attach(context, tracer, request);
  }
  return uses;
}

function attach(context: ExtractContext, tracer: Tracer, request: Request): void {
  const given = ATTACH_OPERATIONS.get(request.operation);
  const arn = given && request.parameter('PolicyArn');
  const value = arn && readValue(buildingOf(tracer), arn);
  const policy = value && managedPolicy(value);
  const identity = policy && holderOf(context, tracer, request, given);
  if (value?.kind !== 'string' || !policy || !identity) return;
  const { span, literal } = value;
  context.facts.attachments.push({ policy, identity, type: 'grant', name: request.operation, span, literal });
}

const KINDS = { 'iam-role': 'iam-role', 'iam-user': 'iam-user', 'iam-group': 'iam-group' } as const satisfies Record<
  string,
  IdentityFact['kind']
>;

function holderOf(
  { facts, file }: ExtractContext,
  tracer: Tracer,
  request: Request,
  holder: PolicyOperation['holder'],
): Alias | undefined {
  const given = holder && request.parameter(holder[0]);
  const value: Value | undefined = given && readValue(buildingOf(tracer), given);
  const name = textOf(value);
  if (!holder || !value || !name) return undefined;
  const alias = `${holder[1]}:${name}`;
  facts.identities.push({
    kind: KINDS[holder[1]],
    provider: 'aws',
    name,
    aliases: [alias],
    declared: request.operation === 'CreateRole',
    span: spanOf(file, value.span, value.span.via),
  });
  return alias;
}
