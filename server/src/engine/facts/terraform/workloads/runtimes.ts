/** Which arguments are the environment or the start script of something that runs, and whose. */
import type { Value } from '../../../syntax/value';
import type { RuntimeFact } from '../../model';
import type { Holder, TerraformFile } from '../file';

/** Arguments and blocks that become environment variables or settings of running code, and start scripts. */
const ENVIRONMENTS =
  /^(?:environment|environment_variables?|env|env_vars?|runtime_environment_variables|app_settings|container_definitions|container_properties|node_properties|ecs_properties|default_arguments|non_overridable_arguments|user_data|user_data_base64)$/;
/** What a provisioner runs on the machine, or leaves there. */
const PROVISIONED = /^(?:inline|content)$/;
/** Scripts under names that say nothing by themselves. */
const SCRIPTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_imagebuilder_component', ['data']],
  ['aws_sagemaker_notebook_instance_lifecycle_configuration', ['on_create', 'on_start']],
  ['aws_sagemaker_studio_lifecycle_config', ['studio_lifecycle_config_content']],
  ['aws_ssm_document', ['content']],
  ['cloudinit_config', ['content']],
  ['template_cloudinit_config', ['content']],
]);

/** Whether a value under these names, blocks first, is what something runs with. `undefined`: it is not. */
export function runtimeKind(holder: Holder, path: readonly string[]): RuntimeFact['kind'] | undefined {
  const last = path.at(-1) ?? '';
  if (path[0] === 'provisioner' && PROVISIONED.test(last)) return 'script';
  if (/^user_data/.test(last) || SCRIPTS.get(holder.type)?.includes(last)) return 'script';
  return path.some((part) => ENVIRONMENTS.test(part)) ? 'environment' : undefined;
}

/** Notes what AWS lets everyone read who may describe the resource. A module is one of AWS where its file is about AWS. */
export function addRuntime(file: TerraformFile, holder: Holder, kind: RuntimeFact['kind'], value: Value): void {
  if (!isAboutAws(holder, file.context.text)) return;
  file.context.facts.runtimes.push({ owner: holder.address, ownerType: holder.type, kind, span: value.span });
}

function isAboutAws({ type }: Holder, text: string): boolean {
  if (type.startsWith('aws_')) return true;
  const anyCloud = type === 'module' || type.endsWith('cloudinit_config');
  return anyCloud && ['"aws_', '/aws"', '-aws-', 'provider "aws"'].some((word) => text.includes(word));
}
