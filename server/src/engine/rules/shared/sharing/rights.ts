/** Whether an identity holds more than what a platform asks of everything that it runs. */
import type { Held, Identity, IdentityGraph } from '../../../graph/model';

/** Policies that a workload needs to run at all: logs, traces, images, the agent of the machine. */
const PLATFORM =
  /^(?:service-role\/)?(?:AWSLambda(?:Basic|VPCAccess)ExecutionRole|AWSXRayDaemonWriteAccess|AWSXrayWriteOnlyAccess|CloudWatch(?:LambdaInsightsExecutionRole|AgentServer)Policy|AmazonSSMManagedInstanceCore|AmazonEC2RoleforSSM|AmazonECSTaskExecutionRolePolicy|AmazonEKSWorkerNodePolicy|AmazonEKS_CNI_Policy|AmazonEC2ContainerRegistry(?:ReadOnly|PullOnly))$/;
const PLATFORM_ACTION =
  /^(?:logs|xray|ssmmessages|ec2messages):|^cloudwatch:PutMetricData$|^ecr:(?:Get|Batch)|^ec2:\w{0,20}NetworkInterfaces?$|^ssm:UpdateInstanceInformation$/i;
/** The role that starts containers fetches their images and secrets; tasks have roles of their own beside it. */
const STARTS_TASKS = /AmazonECSTaskExecutionRolePolicy$/;

/** some: it has rights of its own · none: only the platform's · unknown: nobody in the workspace says. */
export function ownRights(graph: IdentityGraph, identity: Identity): 'some' | 'none' | 'unknown' {
  const { grants, declared } = identity;
  if (grants.some(({ managed }) => managed !== undefined && STARTS_TASKS.test(managed))) return 'none';
  if (grants.some((held) => !isOfPlatform(held)) || becoming(graph).has(identity)) return 'some';
  return declared.length === 0 && grants.length === 0 ? 'unknown' : 'none';
}

const known = new WeakMap<IdentityGraph, ReadonlySet<Identity>>();

/** Identities that become another one: a ServiceAccount with a role of a cloud. */
function becoming(graph: IdentityGraph): ReadonlySet<Identity> {
  const before = known.get(graph);
  if (before) return before;
  const found = new Set(
    graph.references.flatMap(({ type, fromIdentity }) =>
      type === 'assumes' && fromIdentity ? (graph.byAlias.get(fromIdentity) ?? []) : [],
    ),
  );
  known.set(graph, found);
  return found;
}

function isOfPlatform({ managed, policy, role }: Held): boolean {
  if (managed !== undefined) return PLATFORM.test(managed);
  if (role || !policy) return false;
  const allowed = policy.statements.filter(({ effect }) => effect !== 'Deny');
  return allowed.every(({ actions }) => actions.length > 0 && actions.every(({ text }) => PLATFORM_ACTION.test(text)));
}
