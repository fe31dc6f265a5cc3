/** Who may change another identity of IAM so that it becomes that one, or more than that one was. */
import type { Identity } from '../../model';
import { addArc, addMember } from '../found';
import type { Arc } from '../model';
import { type Holder, type Making, placeOf, usable } from './making';
import { addNamed } from './named';
import type { AwsKind, Meant } from './targets';

interface Change {
  readonly action: string;
  readonly kind: AwsKind;
  readonly says: string;
}

const CHANGES: readonly Change[] = [
  {
    action: 'iam:UpdateAssumeRolePolicy',
    kind: 'role',
    says: 'may write itself into the trust of {to} (iam:UpdateAssumeRolePolicy)',
  },
  { action: 'iam:CreateAccessKey', kind: 'user', says: 'may make an access key for {to} (iam:CreateAccessKey)' },
  { action: 'iam:CreateLoginProfile', kind: 'user', says: 'may give {to} a password (iam:CreateLoginProfile)' },
  { action: 'iam:UpdateLoginProfile', kind: 'user', says: 'may change the password of {to} (iam:UpdateLoginProfile)' },
  { action: 'iam:AddUserToGroup', kind: 'group', says: 'may put itself into {to} (iam:AddUserToGroup)' },
];

/** They write what another may do: who also becomes that one has any right. */
const RAISES: readonly { readonly action: string; readonly kind: AwsKind }[] = [
  { action: 'iam:AttachRolePolicy', kind: 'role' },
  { action: 'iam:PutRolePolicy', kind: 'role' },
  { action: 'iam:AttachUserPolicy', kind: 'user' },
  { action: 'iam:PutUserPolicy', kind: 'user' },
];

const hubOf = (kind: AwsKind, home: string) => `hub:rewrite ${kind} ${home}`;

export function addRewriting(making: Making): void {
  const entered = new Set<string>();
  for (const holder of making.holders) {
    for (const change of CHANGES) addChange(making, holder, change, entered);
    addRaising(making, holder);
  }
  for (const key of entered) {
    const [kind, home] = split(key);
    for (const { id } of making.targets.ofHome(home, kind)) addMember(making.found, hubOf(kind, home), { to: id });
  }
}

function split(key: string): [AwsKind, string] {
  const space = key.indexOf(' ');
  return [key.slice(0, space) as AwsKind, key.slice(space + 1)];
}

function addChange(making: Making, holder: Holder, { action, kind, says }: Change, entered: Set<string>): void {
  const { identity, home, effective } = holder;
  // Only a user is put into a group.
  if (kind === 'group' && identity.kind !== 'iam-user') return;
  for (const { grant, under } of usable(effective, action)) {
    const base = { way: 'rewrite', says, span: placeOf(grant).span, ...(under ? { under } : {}) } as const;
    if (grant.reach === 'anywhere') {
      entered.add(`${kind} ${home}`);
      addArc(making.found, identity.id, { ...base, to: hubOf(kind, home) });
      continue;
    }
    addNamed(making, holder, grant, kind, base, `rewrite-${kind}`, () => ({}));
  }
}

/** Whom it may become and whose policies it may write: the step to them gives any right. */
function addRaising(making: Making, { identity, home, effective }: Holder): void {
  const arcs = making.found.arcs.get(identity.id);
  if (!arcs) return;
  const written: { readonly action: string; readonly ids: ReadonlySet<string> }[] = [];
  for (const { action, kind } of RAISES) {
    for (const { grant, under } of usable(effective, action)) {
      if (under || grant.reach === 'anywhere') continue;
      for (const term of grant.resources) written.push({ action, ids: idsOf(making.targets.named(term, kind, home)) });
    }
  }
  if (written.length === 0) return;
  const raised = arcs.map((arc): Arc => {
    const action = written.find(({ ids }) => ids.has(arc.to))?.action;
    return action === undefined
      ? arc
      : { ...arc, raises: true, says: `${arc.says}, to which it may attach any policy (${action})` };
  });
  making.found.arcs.set(identity.id, raised);
}

const ids = new WeakMap<Meant, ReadonlySet<string>>();

function idsOf(meant: Meant): ReadonlySet<string> {
  const known = ids.get(meant) ?? new Set(meant.identities.map(({ id }) => id));
  ids.set(meant, known);
  return known;
}

/** What gives an identity any right that it likes, where it reaches itself: by action and the kind of identity it changes. */
export const OWN_RIGHTS: readonly { readonly action: string; readonly kinds: readonly Identity['kind'][] }[] = [
  { action: 'iam:AttachRolePolicy', kinds: ['iam-role'] },
  { action: 'iam:PutRolePolicy', kinds: ['iam-role'] },
  { action: 'iam:AttachUserPolicy', kinds: ['iam-user'] },
  { action: 'iam:PutUserPolicy', kinds: ['iam-user'] },
  { action: 'iam:CreatePolicyVersion', kinds: ['iam-role', 'iam-user', 'iam-group'] },
];
