/** Services that read a secret by themselves and hand it over when something starts: ECS and Batch containers, CodeBuild. */
import type { Attribute, Expression, ObjectEntry, ObjectExpression } from '../../../syntax/hcl/ast';
import { contains, type Range } from '../../../syntax/span';
import type { Edit, FileEdit } from '../../model';
import { indentAt, newlineOf, trimmedEnd } from '../../text';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import { declare } from './declare';
import { attributeOf, childrenOf, type Located, plainText } from './locate';

/** The value named where the service reads it; undefined for other places, vaults and forms. */
export function handedOver(place: Place, at: Located, vault: Vault): Draft | undefined {
  if (!vault.handedOver || !at.whole) return undefined;
  return atBuild(place, at, vault.handedOver(place.name).path) ?? inContainer(place, at, vault.handedOver(place.name));
}

/** `environment_variable { name  value  type }`. https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html */
function atBuild({ file, text }: Place, { blocks, attribute, template, direct }: Located, path: string): Draft | undefined {
  const block = blocks.at(-1);
  if (!direct || blocks[0]?.labels[0]?.text !== 'aws_codebuild_project' || block?.type !== 'environment_variable')
    return undefined;
  const type = attributeOf(block.body, 'type');
  const value = trimmedEnd(text, template);
  const kind: Edit = type
    ? { start: type.value.start, end: type.value.end, text: '"SECRETS_MANAGER"' }
    : {
        start: attribute.start,
        end: attribute.start,
        text: `${named(text, attribute)}${newlineOf(text)}${indentAt(text, attribute.start)}`,
      };
  return {
    note: 'read by CodeBuild when a build starts',
    safety: 'review',
    edits: [{ file, edits: [{ ...value, text: JSON.stringify(path) }, kind].sort((a, b) => a.start - b.start) }],
    steps: ['The service role of the project reads the entry.'],
  };
}

function named(text: string, { nameRange }: Attribute): string {
  const equals = text.indexOf('=', nameRange.end) - nameRange.start;
  return `${'type'.padEnd(Math.max(equals - 1, 'type'.length))} = "SECRETS_MANAGER"`;
}

/** `secrets = [{ name, valueFrom }]` in place of an entry of `environment`. */
function inContainer(place: Place, at: Located, { block, label, body, arn }: HandedOver): Draft | undefined {
  const { text, context, file } = place;
  const [container, list, pair] = around(at.attribute.value, at.template).slice(-4, -1);
  if (container?.kind !== 'object' || list?.kind !== 'list' || pair?.kind !== 'object' || pair.entries.length !== 2)
    return undefined;
  const environment = container.entries.find(({ value }) => value === list);
  const name = plainText(pair.entries.find((entry) => keyOf(entry) === 'name')?.value);
  if (!environment || keyOf(environment) !== 'environment' || name === undefined) return undefined;
  const declared = declare(context, file, text, { block, label, body, expression: arn });
  const entry = `{ name = ${JSON.stringify(name)}, valueFrom = ${arn(declared.label)} }`;
  const own = moved(text, container, environment, pair, entry);
  const same = declared.edits.filter((other) => other.file === file).flatMap(({ edits }) => edits);
  const edits: FileEdit[] = [{ file, edits: [...own, ...same] }, ...declared.edits.filter((other) => other.file !== file)];
  return {
    note: 'read by the service when the container starts',
    safety: 'review',
    edits,
    steps: ['The execution role of the task reads the entry.'],
  };
}

type HandedOver = ReturnType<NonNullable<Vault['handedOver']>>;

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
