/** Which workloads call AWS without a role of their own, and which ECS tasks run with the role that only starts them. */
import type { Attribute, Block, Body } from '../../../syntax/hcl/ast';
import { spanOf } from '../../../syntax/span';
import { get, itemsOf, type Value } from '../../../syntax/value';
import type { SettingFact } from '../../model';
import { argumentOf, attributeOf, blocksOf, type Holder, type TerraformFile } from '../file';
import { alternatives } from '../values/alternatives';
import { optionsOf, settledOf } from '../values/either';
import { evaluate } from '../values/evaluate';
import { documentOf } from '../values/leaves';
import { plainText } from '../values/scope';
import { useInEnvironment, useInScript } from './aws-use';

interface Workload {
  /** The argument or block that gives it a role. */
  readonly role: readonly string[];
  /** What says that it calls AWS, in words; undefined where nothing does, or where the role may be given elsewhere. */
  readonly use: (file: TerraformFile, holder: Holder) => string | undefined;
}

const WORKLOADS: ReadonlyMap<string, Workload> = new Map([
  [
    'aws_instance',
    { role: ['iam_instance_profile'], use: (file, holder) => (hasTemplate(holder) ? undefined : startsWith(file, holder)) },
  ],
  ['aws_launch_configuration', { role: ['iam_instance_profile'], use: startsWith }],
  [
    'aws_launch_template',
    { role: ['iam_instance_profile'], use: (file, holder) => (isOfNodeGroup(file) ? undefined : startsWith(file, holder)) },
  ],
  ['aws_ecs_task_definition', { role: ['task_role_arn'], use: containersUse }],
  ['aws_apprunner_service', { role: ['instance_configuration', 'instance_role_arn'], use: serviceUses }],
]);

/** Fills `facts.settings` with `compute-identity` and `shared-task-role`. */
export function extractWorkloadRoles(file: TerraformFile): void {
  for (const holder of file.holders) {
    const workload = holder.mode === 'resource' ? WORKLOADS.get(holder.type) : undefined;
    if (!workload) continue;
    const missing = isMissing(file, holder.body, workload.role) ? workload.use(file, holder) : undefined;
    if (missing)
      add(file, holder, { about: 'compute-identity', state: 'missing', span: holder.span, path: workload.role, detail: missing });
    if (holder.type === 'aws_ecs_task_definition') sharedRole(file, holder);
  }
}

function add(file: TerraformFile, holder: Holder, fact: Pick<SettingFact, 'about' | 'state' | 'span' | 'path' | 'detail'>): void {
  file.context.facts.settings.push({ owner: holder.address, ownerType: holder.type, block: holder.span, ...fact });
}

/** Nothing is written, or `null`. */
function isMissing(file: TerraformFile, body: Body, path: readonly string[]): boolean {
  const [name = '', ...rest] = path;
  const blocks: readonly Block[] = blocksOf(body, name);
  if (blocks.length > 0) return rest.length > 0 && blocks.every((block) => isMissing(file, block.body, rest));
  const value = argumentOf(file, body, name);
  return !value || (value.kind === 'literal' && value.value === null);
}

function hasTemplate({ body }: Holder): boolean {
  return blocksOf(body, 'launch_template').length > 0;
}

/** The nodes of a managed group get their role from the group: its template must not name one. */
function isOfNodeGroup({ context }: TerraformFile): boolean {
  return /aws_eks_node_group|eks_managed_node_group|\/etc\/eks\/bootstrap\.sh/.test(context.text);
}

/** What its start script, and the provisioners that go on from there, say. */
function startsWith(file: TerraformFile, { body }: Holder): string | undefined {
  const provisioners = blocksOf(body, 'provisioner').filter(({ labels }) => labels[0]?.text !== 'local-exec');
  const scripts = [
    ...['user_data', 'user_data_base64'].flatMap((name) => attributeOf(body, name) ?? []),
    ...provisioners.flatMap((block) => ['inline', 'content'].flatMap((name) => attributeOf(block.body, name) ?? [])),
  ];
  const values = scripts.flatMap(({ value }) => alternatives(value, file.scope, false)).flatMap(itemsOf);
  return first(values, (value) => (value.kind === 'string' ? useInScript(value.text) : undefined));
}

function containersUse(file: TerraformFile, { body }: Holder): string | undefined {
  const volumes = blocksOf(body, 'volume').flatMap((block) => blocksOf(block.body, 'efs_volume_configuration'));
  const access = volumes.flatMap((block) => blocksOf(block.body, 'authorization_config'));
  if (access.some((block) => plainText(argumentOf(file, block.body, 'iam')) === 'ENABLED'))
    return 'mounts a file system as a role';
  return first(optionsOf(argumentOf(file, body, 'container_definitions')), (value) => {
    const containers = documentOf(value);
    return containers?.kind === 'list' ? first(containers.items, (one) => inEnvironment(get(one, 'environment'))) : undefined;
  });
}

function serviceUses(file: TerraformFile, { body }: Holder): string | undefined {
  const repositories = blocksOf(body, 'source_configuration').flatMap((block) => blocksOf(block.body, 'image_repository'));
  const images = repositories.flatMap((block) => blocksOf(block.body, 'image_configuration'));
  return first(images, (block) => inEnvironment(argumentOf(file, block.body, 'runtime_environment_variables')));
}

function inEnvironment(value: Value | undefined): string | undefined {
  return value && useInEnvironment(value);
}

function first<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}

/** The role that pulls images and reads secrets, given to the code as well. */
function sharedRole(file: TerraformFile, holder: Holder): void {
  const task = attributeOf(holder.body, 'task_role_arn');
  const starting = attributeOf(holder.body, 'execution_role_arn');
  const [own, other] = [nameOf(file, task), nameOf(file, starting)];
  if (!task || own === undefined || other === undefined) return;
  const state = own === other ? 'unsafe' : 'safe';
  const span = spanOf(file.context.file, task.value);
  add(file, holder, { about: 'shared-task-role', state, span, path: ['task_role_arn'] });
}

/** What tells roles apart: a reference, or the text itself; of one of several, the expression as it is written. */
function nameOf(file: TerraformFile, attribute: Attribute | undefined): string | undefined {
  const value = attribute && settledOf(evaluate(attribute.value, file.scope));
  if (!attribute || value?.kind !== 'unknown') return plainText(value);
  const written = file.context.text.slice(attribute.value.start, attribute.value.end);
  return value.reference?.includes('[]') ? written.replace(/\s/g, '') : value.reference;
}
