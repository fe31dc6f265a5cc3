/** The workloads that run as one identity: what is one program counts once, however many resources it takes. */
import type { ReferenceFact } from '../../../facts/model';
import type { Identity, IdentityGraph } from '../../../graph/model';
import type { Span } from '../../../syntax/span';
import { podAccounts } from '../kubernetes/pod-accounts';

export interface Workload {
  /** `Deployment/api`, `aws_lambda_function.orders`. */
  readonly name: string;
  readonly span: Span;
}

const PODS = /^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Rollout|Pod|Job|CronJob)$/;
/** What runs programs of its own. Nodes of a cluster and the services of a cloud are not meant. */
const RUNS =
  /^(?:aws_(?:lambda_function|ecs_task_definition|instance|batch_job_definition|apprunner_service|sfn_state_machine|codebuild_project|glue_job)|kubernetes_(?:deployment|stateful_set|daemon_set|daemonset|job|cron_job|pod)(?:_v1)?|google_(?:cloud_run_(?:v2_)?(?:service|job)|cloudfunctions2?_function|compute_instance|app_engine_\w+_version)|azurerm_(?:(?:linux|windows)_)?(?:function_app|web_app|virtual_machine|app_service|container_app|container_group|logic_app_standard)|AWS::(?:Lambda::Function|Serverless::(?:Function|StateMachine)|ECS::TaskDefinition|EC2::Instance|Batch::JobDefinition|AppRunner::Service|StepFunctions::StateMachine|CodeBuild::Project|Glue::Job))$/;

/** What runs as the identity, in the order of its references; a pod counts by its application. */
export function workloadsOf(graph: IdentityGraph, identity: Identity): Workload[] {
  const found = new Map<string, Workload>();
  const add = (key: string, workload: Workload) => {
    if (!found.has(key)) found.set(key, workload);
  };
  for (const reference of identity.references) {
    const { from, fromType, span, type, fromIdentity } = reference;
    if (type === 'assumes' && fromType === 'ServiceAccount')
      add(`account ${fromIdentity?.split('/').at(-1) ?? from}`, { name: from, span });
    else if (type === 'uses' && PODS.test(fromType)) add(`pod ${applicationOf(graph, reference)}`, { name: from, span });
    // What `count` and `for_each` make are copies of one.
    else if (type === 'uses' && RUNS.test(fromType)) add(from.replace(/\[[^\]]{0,200}\]$/, ''), { name: from, span });
  }
  return withoutHelpers(found);
}

/** The application that the pod's labels name, else the name of what makes the pod: of whatever kind, in whatever overlay. */
function applicationOf(graph: IdentityGraph, { from, to, span }: ReferenceFact): string {
  const labels = podAccounts(graph).podOf(span.file, from, to)?.labels ?? {};
  return labels['app.kubernetes.io/name'] ?? from.slice(from.indexOf('/') + 1);
}

/** `api-migrate` is a part of `api`: the job that prepares it, or the worker beside it that its chart makes. */
function withoutHelpers(found: ReadonlyMap<string, Workload>): Workload[] {
  const keys = [...found.keys()];
  return [...found]
    .filter(([key]) => !key.startsWith('pod ') || !keys.some((other) => other !== key && key.startsWith(`${other}-`)))
    .map(([, workload]) => workload);
}
