/** What the policy documents of tasks are for: the module says it. */
import type { Purpose } from '../../../iam/model';
import { get } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import type { Alias, PolicyFact } from '../../model';
import type { ModuleCall } from '../tasks';
import { holderOf, nameIn } from './names';

/** The argument of each module that holds a document, under its names of all versions. */
const DOCUMENTS: Readonly<Record<string, Readonly<Record<string, Purpose>>>> = {
  iam_role: { assume_role_policy_document: 'trust' },
  iam_policy: { policy_json: 'identity', policy_document: 'identity' },
  iam_managed_policy: { policy: 'identity', policy_document: 'identity' },
  s3_bucket: { policy: 'resource' },
  sqs_queue: { policy: 'resource' },
  sns_topic: { policy: 'resource' },
  kms_key: { policy: 'resource' },
  aws_kms: { policy: 'resource' },
  ecs_ecr: { policy: 'resource' },
  opensearch: { access_policies: 'resource' },
  ses_identity_policy: { policy: 'resource' },
  aws_ses_identity_policy: { policy: 'resource' },
  secretsmanager_secret: { resource_policy: 'resource' },
  aws_secret: { resource_policy: 'resource' },
};

/** Gives the documents that stand in the arguments of a call their purpose, their name and their holder. */
export function addPurposes({ facts }: ExtractContext, call: ModuleCall): void {
  for (const [argument, purpose] of Object.entries(DOCUMENTS[call.module] ?? {})) {
    const value = get(call.body, argument);
    if (!value) continue;
    const { file, start, end } = value.span;
    for (const [at, policy] of facts.policies.entries()) {
      const { span } = policy;
      if (span.file !== file || span.start < start || span.end > end) continue;
      facts.policies[at] = known(policy, call, argument, purpose);
    }
  }
}

function known(policy: PolicyFact, call: ModuleCall, argument: string, purpose: Purpose): PolicyFact {
  const holder = holderIn(call);
  const own = call.module === 'iam_managed_policy' ? nameIn(call, 'name', 'policy_name') : undefined;
  return {
    ...policy,
    name: `${call.label} ${argument}`,
    purpose,
    holders: holder ? [holder] : [],
    ...(own ? { key: `managed-policy:${own}` } : {}),
  };
}

function holderIn(call: ModuleCall): Alias | undefined {
  if (call.module === 'iam_policy') return holderOf(call)?.alias;
  const name = call.module === 'iam_role' ? nameIn(call, 'name', 'role_name') : undefined;
  return name && `iam-role:${name}`;
}
