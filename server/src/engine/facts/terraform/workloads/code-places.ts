/** Where the code of functions and tasks stands, from the `aws_lambda_function`, `aws_ecs_task_definition` and `archive_file` pages. */
import { folderOf, joinPath } from '../../../syntax/path';
import { get, HOLE, type Value } from '../../../syntax/value';
import { imageName } from '../../image-name';
import type { CodePlaceFact } from '../../model';
import { argumentOf, blocksOf, textIn } from '../module/body';
import type { Instance } from '../module/module';
import { itemsOfArgument, useOf, valuesOf } from '../module/place';
import { derivedOf, type Root } from '../module/root';
import { identityAlias, policyAlias } from '../policies/policy-aliases';
import { optionsOf } from '../values/either';
import { documentOf } from '../values/leaves';

/** Whether it is something that runs code. */
export function runsCode({ mode, type }: Instance): boolean {
  return mode === 'resource' && (type === 'aws_lambda_function' || type === 'aws_ecs_task_definition');
}

/** Adds where the code of an instance stands, once all of its module has been looked at. */
export function extractCodePlaces(instance: Instance): void {
  if (instance.type === 'aws_lambda_function') addFunction(instance);
  if (instance.type === 'aws_ecs_task_definition') addTask(instance);
}

function addFunction(instance: Instance): void {
  const { module, address: owner, type: ownerType, span } = instance;
  const archive = archiveOf(instance);
  const place = archive && sourceOf(archive);
  if (!place) return;
  const handler = textIn(instance, 'handler');
  const runtime = textIn(instance, 'runtime');
  const isSentOn =
    blocksOf(instance, 'dead_letter_config').length > 0 ||
    module.folder.sources.some(({ text }) => /aws_lambda_function_event_invoke_config|\bon_failure\b/.test(text));
  const layers = argumentOf(instance, 'layers');
  const isForeign = layers !== undefined && !(layers.kind === 'list' && layers.items.every(isOwnLayer));
  const fact: CodePlaceFact = { owner, ownerType, ...place, span: useOf(valuesOf(instance, 'filename')[0] ?? madeAt(span)) };
  derivedOf(module.root, span.file).codePlaces.push({
    ...fact,
    ...roleIn(instance, 'role'),
    ...(handler ? { handler } : {}),
    ...(runtime ? { runtime } : {}),
    ...(isForeign ? { foreign: 'a layer' } : {}),
    ...(isSentOn ? { sendsOn: true } : {}),
    ...(hasOpenRights(module.root) ? { openRights: true } : {}),
  });
}

/** Arguments that give a role a policy. */
const GIVING: ReadonlyMap<string, string> = new Map([
  ['aws_iam_role_policy_attachment', 'policy_arn'],
  ['aws_iam_policy_attachment', 'policy_arn'],
  ['aws_iam_role_policy_attachments_exclusive', 'policy_arns'],
  ['aws_iam_role', 'managed_policy_arns'],
]);

const open = new WeakMap<Root, boolean>();

/** Whether something under this root gives a role a policy that is not known. */
function hasOpenRights(root: Root): boolean {
  const known = open.get(root);
  if (known !== undefined) return known;
  const found = [...root.registry.values()].some((one) => {
    const argument = one.mode === 'resource' ? GIVING.get(one.type) : undefined;
    return argument !== undefined && itemsOfArgument(one, argument).some((value) => policyAlias(one.module, value) === undefined);
  });
  open.set(root, found);
  return found;
}

function madeAt(span: Instance['span']): Value {
  return { kind: 'unknown', span, reason: 'not written' };
}

/** One that the module declares; its files are among the workspace's. */
function isOwnLayer(value: Value): boolean {
  return value.kind === 'unknown' && value.origin?.type === 'aws_lambda_layer_version';
}

/** The `archive_file` that a function is packed by: named by reference, or by the path that it writes. */
function archiveOf(instance: Instance): Instance | undefined {
  const { registry } = instance.module.root;
  for (const argument of ['filename', 'source_code_hash'])
    for (const value of valuesOf(instance, argument)) {
      const origin = value.kind === 'string' || value.kind === 'unknown' ? value.origin : undefined;
      const found = origin?.type === 'archive_file' ? registry.get(origin.key) : undefined;
      if (found) return found;
    }
  const written = textIn(instance, 'filename');
  if (!written) return undefined;
  const archives = [...registry.values()].filter(
    (one) => one.type === 'archive_file' && one.module === instance.module && textIn(one, 'output_path') === written,
  );
  return archives.length === 1 ? archives[0] : undefined;
}

function sourceOf(archive: Instance): Pick<CodePlaceFact, 'kind' | 'path'> | undefined {
  for (const [argument, kind] of [
    ['source_dir', 'folder'],
    ['source_file', 'file'],
  ] as const) {
    const text = textIn(archive, argument);
    const path = text === undefined || text.includes(HOLE) ? undefined : pathOf(archive, text);
    if (path !== undefined) return { kind, path };
  }
  return undefined;
}

/** Paths are taken from the folder that Terraform is started in; people who think of the file's own are understood, too. */
function pathOf({ module, scope }: Instance, text: string): string | undefined {
  const isFromModule = module.path === '' || !text.startsWith('.');
  return joinPath(isFromModule ? module.root.dir : folderOf(scope.file), text);
}

function addTask(instance: Instance): void {
  const { module, address: owner, type: ownerType, span } = instance;
  const lists = optionsOf(argumentOf(instance, 'container_definitions')).flatMap((value) => documentOf(value) ?? []);
  const containers = lists.flatMap((list) => (list.kind === 'list' ? list.items : []));
  for (const container of containers) {
    const image = get(container, 'image');
    const path = image?.kind === 'string' ? imageName(image.text) : undefined;
    if (path === undefined) continue;
    const fact: CodePlaceFact = { owner, ownerType, kind: 'image', path, span };
    derivedOf(module.root, span.file).codePlaces.push({
      ...fact,
      ...roleIn(instance, 'task_role_arn'),
      ...(hasOpenRights(module.root) ? { openRights: true } : {}),
      ...(containers.length > 1 ? { foreign: 'another container' } : {}),
    });
  }
}

function roleIn(instance: Instance, argument: string): Pick<CodePlaceFact, 'role'> {
  const roles = valuesOf(instance, argument).flatMap((value) => identityAlias(value, 'role') ?? []);
  return roles.length === 1 && roles[0] ? { role: roles[0] } : {};
}
