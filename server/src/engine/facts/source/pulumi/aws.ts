/** AWS identities of a Pulumi program: who is declared, which documents and managed policies they get. */
import type { Purpose } from '../../../iam/model';
import type { SourceNode } from '../../../syntax/source/tree';
import { get, itemsOf, textOf, type Value } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import type { Alias, AttachmentFact, IdentityFact } from '../../model';
import type { Tracer } from '../origin';
import { managedPolicy } from '../policies/managed';
import { sourcesOf } from '../policies/roots';
import type { Use } from '../policies/uses';
import type { PulumiResource } from './resources';

const KINDS: Readonly<Record<string, IdentityFact['kind']>> = { Role: 'iam-role', User: 'iam-user', Group: 'iam-group' };

/** Arguments that hold a document: what it is for, and which argument names the holder (none: the resource itself). */
const DOCUMENTS: Readonly<
  Record<string, readonly { readonly argument: string; readonly purpose: Purpose; readonly holder?: string }[]>
> = {
  Role: [{ argument: 'assume_role_policy', purpose: 'trust' }],
  RolePolicy: [{ argument: 'policy', purpose: 'identity', holder: 'role' }],
  UserPolicy: [{ argument: 'policy', purpose: 'identity', holder: 'user' }],
  GroupPolicy: [{ argument: 'policy', purpose: 'identity', holder: 'group' }],
  Policy: [{ argument: 'policy', purpose: 'identity' }],
};

/** Arguments that name who gets a policy by its ARN, and those that list ARNs for the resource itself. */
const ATTACHED = ['role', 'user', 'group', 'roles', 'users', 'groups'];

/** Adds identities, attachments and keys; gives what each document is for, by the nodes that lead to it. */
export function addAws({ facts }: ExtractContext, tracer: Tracer, resources: readonly PulumiResource[]): Map<SourceNode, Use> {
  const uses = new Map<SourceNode, Use>();
  for (const resource of resources) {
    const [provider, module, type = ''] = resource.type;
    if (provider !== 'aws' || module !== 'iam') continue;
    const kind = KINDS[type];
    if (kind) facts.identities.push(identityOf(resource, kind));
    for (const { argument, purpose, holder } of DOCUMENTS[type] ?? []) {
      const expression = resource.written.get(argument);
      if (!expression) continue;
      const holders = holder ? named(resource, holder) : kind ? [resource.alias] : [];
      for (const node of sourcesOf(tracer, expression))
        uses.set(node, { purpose, holders, name: `${resource.owner} ${argument}` });
    }
    for (const arn of itemsOf(get(resource.body, 'policy_arn')))
      attach(
        facts,
        resource,
        arn,
        ATTACHED.flatMap((name) => named(resource, name)),
        'grant',
      );
    if (!kind) continue;
    for (const arn of itemsOf(get(resource.body, 'managed_policy_arns'))) attach(facts, resource, arn, [resource.alias], 'grant');
    const boundary = get(resource.body, 'permissions_boundary');
    if (boundary) attach(facts, resource, boundary, [resource.alias], 'boundary');
  }
  return uses;
}

function identityOf({ alias, name, span, body }: PulumiResource, kind: IdentityFact['kind']): IdentityFact {
  const own = textOf(get(body, 'name'));
  return {
    ...{ kind, provider: 'aws', span, declared: true },
    name: own ?? name,
    aliases: own ? [alias, `${kind}:${own}`] : [alias],
  };
}

/** Whom an argument names: a resource of the program, or an identity by its name. */
function named({ body }: PulumiResource, argument: string): Alias[] {
  const kind = argument.replace(/s$/, '');
  return itemsOf(get(body, argument)).flatMap((value: Value): Alias[] => {
    if (value.kind === 'unknown') return value.origin ? [value.origin.key] : [];
    const name = textOf(value);
    return name ? [`iam-${kind}:${name}`] : [];
  });
}

function attach(
  facts: ExtractContext['facts'],
  { owner }: PulumiResource,
  arn: Value,
  identities: readonly Alias[],
  type: AttachmentFact['type'],
): void {
  const policy = managedPolicy(arn);
  if (arn.kind !== 'string' || !policy) return;
  const { span, literal } = arn;
  for (const identity of identities) facts.attachments.push({ policy, identity, type, name: owner, span, literal });
}
