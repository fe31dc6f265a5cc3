/** Who may hand which role to something that runs its code: iam:PassRole, and then what makes a service use it. */
import { passesTo } from '../../../iam/escalation/guards';
import { COMBINED_PATHS } from '../../../iam/escalation/index';
import { PASS_ROLE } from '../../../iam/escalation/model';
import type { Effective, Grant } from '../../../iam/rights/effective';
import { addArc, addMember } from '../found';
import { type Making, placeOf, usable } from './making';
import { addNamed } from './named';

const PATHS = COMBINED_PATHS.filter(({ needs }) => needs[0] === PASS_ROLE);

const hubOf = (service: string, home: string) => `hub:pass ${service} ${home}`;

export function addPassing(making: Making): void {
  const { found, holders, roles, trusts } = making;
  for (const { role, home, trust } of roles)
    for (const [service, span] of trust.services) addMember(found, hubOf(service, home), { to: role.id, span });
  for (const holder of holders) {
    const { identity, home, effective } = holder;
    const passes = usable(effective, PASS_ROLE.actions[0] as string);
    if (passes.length === 0) continue;
    const open = openServices(effective);
    for (const { grant, under } of passes) {
      for (const [service, { actions, under: later }] of open) {
        if (!passesTo(grant, [service])) continue;
        const guard = under ?? later;
        const base = {
          way: 'pass',
          says: `may hand {to} to ${nameOf(service)} and run code as it (${wordsOf(actions)})`,
          span: placeOf(grant).span,
          ...(guard ? { under: guard } : {}),
        } as const;
        if (grant.reach === 'anywhere') {
          addArc(found, identity.id, { ...base, to: hubOf(service, home) });
          continue;
        }
        addNamed(making, holder, grant, 'role', base, `pass-${service}`, (target) => {
          const span = trusts.get(target)?.services.get(service);
          return span && { span };
        });
      }
    }
  }
}

interface Opened {
  readonly actions: readonly string[];
  readonly under?: string;
}

const opened = new WeakMap<Effective, ReadonlyMap<string, Opened>>();

/** The services that the identity can have use a role, each by the first path that is open. */
function openServices(effective: Effective): ReadonlyMap<string, Opened> {
  const known = opened.get(effective);
  if (known) return known;
  const found = new Map<string, Opened>();
  for (const { needs, passedTo } of PATHS) {
    if (passedTo.every((service) => found.get(service) && !found.get(service)?.under)) continue;
    const steps = needs.slice(1).map(({ actions }) => stepOf(effective, actions));
    if (!steps.every((step) => step !== undefined)) continue;
    const under = steps.find((step) => step.under)?.under;
    const actions = ['iam:PassRole', ...steps.map(({ action }) => action)];
    for (const service of passedTo)
      if (!found.has(service) || !under) found.set(service, { actions, ...(under ? { under } : {}) });
  }
  opened.set(effective, found);
  return found;
}

interface Usage {
  readonly action: string;
  readonly grant: Grant;
  readonly under?: string;
}

function stepOf(effective: Effective, actions: readonly string[]): Usage | undefined {
  const ways = actions.flatMap((action) => usable(effective, action).map((one): Usage => ({ action, ...one })));
  return ways.find(({ under }) => under === undefined) ?? ways[0];
}

/** `lambda` of `lambda.amazonaws.com`. */
function nameOf(service: string): string {
  return service.replace(/\.amazonaws\.com$/, '');
}

/** `iam:PassRole with lambda:CreateFunction and lambda:InvokeFunction`. */
export function wordsOf([first = '', ...rest]: readonly string[]): string {
  if (rest.length === 0) return first;
  return `${first} with ${rest.length > 1 ? `${rest.slice(0, -1).join(', ')} and ${rest.at(-1)}` : rest[0]}`;
}
