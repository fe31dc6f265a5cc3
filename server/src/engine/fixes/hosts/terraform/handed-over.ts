/** Services that read a secret by themselves and hand it over when something starts: ECS and Batch containers, CodeBuild. */
import type { Expression, ObjectEntry, ObjectExpression } from '../../../syntax/hcl/ast';
import { contains, type Range } from '../../../syntax/span';
import { together } from '../../apply';
import type { Edit } from '../../model';
import { indentAt, newlineOf, trimmedEnd } from '../../text';
import type { HandedOver } from '../../vaults/forms/terraform';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import { attributeOf, childrenOf, type Located, plainText } from './locate';
import { permission, roleOf } from './role';
import { isAwsKey } from './role-login';

/** The value named where the service reads it; undefined for other places, vaults and forms. */
export function handedOver(place: Place, at: Located, vault: Vault): Draft | undefined {
  // Who reads the entry with a role needs no key of AWS.
  const entry = at.whole && !isAwsKey(place.credential) ? vault.handedOver?.(place.name) : undefined;
  return entry && (atBuild(place, at, entry) ?? inContainer(place, at, entry));
}

/** `environment_variable { name  value  type }`. https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html */
function atBuild(place: Place, { blocks, attribute, template, direct }: Located, entry: Entry): Draft | undefined {
  const { file, text } = place;
  const block = blocks.at(-1);
  const [project] = blocks;
  if (!direct || project?.labels[0]?.text !== 'aws_codebuild_project' || block?.type !== 'environment_variable') return undefined;
  const [kind, path] = entry.build;
  const type = attributeOf(block.body, 'type');
  const value = trimmedEnd(text, template);
  const named: Edit = type
    ? { start: type.value.start, end: type.value.end, text: `"${kind}"` }
    : {
        start: attribute.start,
        end: attribute.start,
        text: `type = "${kind}"${newlineOf(text)}${indentAt(text, attribute.start)}`,
      };
  const role = roleOf(place, attributeOf(project.body, 'service_role')?.value);
  const reader = { who: 'The service role of the project', role, neighbour: project };
  const read = permission(place, entry, 'service', reader);
  return {
    note: 'read by CodeBuild when a build starts',
    safety: 'review',
    edits: together([
      { file, edits: [{ ...value, text: JSON.stringify(path) }, named].sort((a, b) => a.start - b.start) },
      ...(role === undefined ? [] : read.edits),
    ]),
    steps: read.steps,
  };
}

/** `secrets = [{ name, valueFrom }]` in place of an entry of `environment`. */
function inContainer(place: Place, at: Located, given: Entry): Draft | undefined {
  const { text, file } = place;
  const [container, list, pair] = around(at.attribute.value, at.template).slice(-4, -1);
  if (container?.kind !== 'object' || list?.kind !== 'list' || pair?.kind !== 'object' || pair.entries.length !== 2)
    return undefined;
  const environment = container.entries.find(({ value }) => value === list);
  const name = plainText(pair.entries.find((entry) => keyOf(entry) === 'name')?.value);
  if (!environment || keyOf(environment) !== 'environment' || name === undefined) return undefined;
  const task = at.blocks[0];
  const role = roleOf(place, task && attributeOf(task.body, 'execution_role_arn')?.value);
  const read = permission(place, given, 'service', { who: 'The execution role of the task', role, neighbour: task });
  const entry = `{ name = ${JSON.stringify(name)}, valueFrom = ${given.from(read.label)} }`;
  const own = moved(text, container, environment, pair, entry);
  if (own.length === 0) return undefined;
  return {
    note: 'read by the service when the container starts',
    safety: 'review',
    edits: together([{ file, edits: own }, ...read.edits]),
    steps: read.steps,
  };
}

type Entry = ReturnType<HandedOver>;

/** The entry leaves the one list, which goes with its last entry, and comes into the other. */
function moved(
  text: string,
  container: ObjectExpression,
  environment: ObjectEntry,
  pair: ObjectExpression,
  entry: string,
): readonly Edit[] {
  const items = environment.value.kind === 'list' ? environment.value.items : [];
  const index = items.indexOf(pair);
  const [before, after] = [items[index - 1], items[index + 1]];
  const secrets = container.entries.find((one) => keyOf(one) === 'secrets')?.value;
  if (secrets && secrets.kind !== 'list') return [];
  const gone: Range = after ? { start: pair.start, end: after.start } : before ? { start: before.end, end: pair.end } : pair;
  const removal: Edit = { start: gone.start, end: gone.end, text: '' };
  if (secrets) {
    const last = secrets.items.at(-1);
    const at = last ? last.end : secrets.start + 1;
    return [removal, { start: at, end: at, text: last ? `, ${entry}` : entry }];
  }
  const ownLine = text.slice(container.start, environment.start).includes('\n');
  const gap = ownLine ? `${newlineOf(text)}${indentAt(text, environment.start)}` : ', ';
  return [removal, { start: environment.value.end, end: environment.value.end, text: `${gap}secrets = [${entry}]` }];
}

function keyOf({ key }: ObjectEntry): string | undefined {
  return key.kind === 'variable' ? key.name : plainText(key);
}

/** The expressions around a place, outermost first, with the one that stands there. */
function around(expression: Expression, range: Range): readonly Expression[] {
  const chain: Expression[] = [];
  for (let at: Expression | undefined = expression; at; at = childrenOf(at).find((child) => contains(child, range)))
    chain.push(at);
  return chain;
}
