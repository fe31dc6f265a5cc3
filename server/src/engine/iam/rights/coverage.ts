/** How much a wildcard in an action list stands for. */
import { memoryOf } from '../../syntax/memory';
import { type AccessLevel, actionOf, expandAction, nameOf } from '../table/actions';
import { sensitiveIn } from '../table/sensitive';

export type Levels = Readonly<Record<AccessLevel, number>>;

/** Levels in the order in which they are told. */
export const LEVELS: readonly AccessLevel[] = ['list', 'read', 'write', 'tagging', 'permissions'];

const WORDS: Readonly<Record<AccessLevel, string>> = {
  list: 'list',
  read: 'read',
  write: 'write',
  tagging: 'tagging',
  permissions: 'permissions management',
};

export interface Coverage {
  readonly total: number;
  readonly services: number;
  readonly levels: Levels;
  /** Names of actions that manage permissions or give out credentials, the gravest first. */
  readonly dangerous: readonly string[];
}

const known = memoryOf<Coverage>(100_000);

/** What an action pattern covers: `s3:Get*`, `*`. Nothing for one that names no action of the table. */
export function coverageOf(pattern: string): Coverage {
  const key = pattern.toLowerCase();
  return known.get(key) ?? known.set(key, count(key));
}

function count(pattern: string): Coverage {
  const levels: Record<AccessLevel, number> = { list: 0, read: 0, write: 0, tagging: 0, permissions: 0 };
  const services = new Set<string>();
  const actions = expandAction(pattern);
  for (const { service, access } of actions) {
    levels[access]++;
    services.add(service);
  }
  return {
    total: actions.length,
    services: services.size,
    levels,
    dangerous: gravestFirst(sensitiveIn(pattern).actions.map(nameOf)),
  };
}

/** Who has one of these needs no other: they come first where only a few can be named. */
const GRAVEST = [
  'iam:PassRole',
  'iam:CreateAccessKey',
  'iam:AttachRolePolicy',
  'iam:PutRolePolicy',
  'iam:CreatePolicyVersion',
  'iam:UpdateAssumeRolePolicy',
  'sts:AssumeRole',
  'secretsmanager:GetSecretValue',
  'ssm:GetParameter',
  'kms:PutKeyPolicy',
  'kms:CreateGrant',
  's3:PutBucketPolicy',
  's3:PutBucketAcl',
  'lambda:AddPermission',
  'ec2:GetPasswordData',
  'redshift:GetClusterCredentials',
  'rds-db:connect',
  'ecr:SetRepositoryPolicy',
];

const OPENS = /:(?:Put|Set|Attach|Add|Create|Update|Modify|Share|Grant)\w*(?:Policy|Acl|Permission|Grant|Trust|Role|User)/;
const TAKES = /:(?:Delete|Remove|Detach|Revoke|Reject|Disassociate|Dissociate|Disable|Deregister|Cancel)/;

/** Names with the gravest before the others: what opens access before what changes it, and last what takes it away. */
export function gravestFirst(names: readonly string[]): string[] {
  const rank = (name: string) => {
    const at = GRAVEST.indexOf(name);
    if (at >= 0) return at;
    return GRAVEST.length + (actionOf(name)?.access !== 'permissions' ? 0 : OPENS.test(name) ? 1 : TAKES.test(name) ? 3 : 2);
  };
  return [...names].sort((a, b) => rank(a) - rank(b));
}

/** `12 list, 20 read and 10 write`; levels without an action are left out. */
export function levelsInWords(levels: Levels): string {
  const parts = LEVELS.flatMap((level) => (levels[level] > 0 ? `${levels[level]} ${WORDS[level]}` : []));
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? '');
}
