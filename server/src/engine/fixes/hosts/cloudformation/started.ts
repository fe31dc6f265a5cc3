/** What fetches its secrets when it starts: containers of ECS and Batch, builds of CodeBuild. */
import { entryOf, get, textOf } from '../../../syntax/value';
import type { Edit } from '../../model';
import { pascal, type SecretName } from '../../naming';
import { newlineOf } from '../../text';
import type { CloudFormationReference, StartedWith } from '../../vaults/forms/cloudformation';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import { isJson } from '../parse';
import { followsKey, inBraces } from '../tree';
import type { At } from './at';
import { secretWith } from './declared';
import { plainParameter } from './parameter';
import { permission } from './permission';
import { moveToSecrets, type Words } from './task-secrets';

const WORDS: Words = { environment: 'Environment', secrets: 'Secrets', name: 'Name', value: 'Value', valueFrom: 'ValueFrom' };

/** Where the role of those that start is named, below the properties. */
interface Starter {
  readonly type: string;
  readonly keys: RegExp;
  readonly role: readonly string[];
  readonly roleName: string;
}

const STARTERS: readonly Starter[] = [
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskdefinition-secret.html
  {
    type: 'AWS::ECS::TaskDefinition',
    keys: /^ContainerDefinitions\.\d+\.Environment\.\d+\.Value$/,
    role: ['ExecutionRoleArn'],
    roleName: 'ExecutionRoleArn',
  },
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-batch-jobdefinition-secret.html
  {
    type: 'AWS::Batch::JobDefinition',
    keys: /^ContainerProperties\.Environment\.\d+\.Value$/,
    role: ['ContainerProperties', 'ExecutionRoleArn'],
    roleName: 'ExecutionRoleArn',
  },
  {
    type: 'AWS::CodeBuild::Project',
    keys: /^Environment\.EnvironmentVariables\.\d+\.Value$/,
    role: ['ServiceRole'],
    roleName: 'ServiceRole',
  },
];

/** The value's name in place of the value; the role of the template gets the permission to read it. */
export function startedWith(
  place: Place,
  at: At,
  vault: Vault,
  { started, declared: form }: CloudFormationReference,
): Draft | undefined {
  const starter = STARTERS.find(({ type, keys }) => type === at.type && keys.test(at.keys.join('.')));
  const { value } = at.found;
  const { span } = place.credential;
  if (!starter || value.tag || span.start !== value.span.start || span.end !== value.span.end) return undefined;
  const { text, file, name } = place;
  const secret = form && secretWith(at.top, name.field);
  const build = starter.type === 'AWS::CodeBuild::Project';
  const from = secret
    ? { ref: secret.id, edits: [] }
    : build || 'name' in started.container
      ? undefined
      : arnParameter(text, at, name);
  if (!build && 'behindArn' in started.container && !from) return undefined;
  const moved = build ? inBuild(place, at, started, secret?.id) : inContainer(place, at, started, from?.ref);
  if (!moved) return undefined;
  const role = get(at.top, 'Resources', at.id, 'Properties', ...starter.role);
  const allowed = permission(
    place,
    at.top,
    role,
    started.action,
    from?.ref ?? secret?.id ?? { sub: started.resource(name) },
    name,
  );
  return {
    ...(secret ? { title: `Read it from the secret ${secret.id} of this template when it starts (key ${name.field})` } : {}),
    safety: 'review',
    edits: [{ file, edits: [...(from?.edits ?? []), ...moved, ...(allowed ?? [])] }],
    followUp: secret ? [`From the next deployment on, the value is the one that ${secret.id} holds.`] : vault.store(name),
    steps: [
      ...(from && !secret ? [`Give ${from.ref}, the ARN of the secret, when you deploy.`] : []),
      ...(allowed ? [] : [`Allow the role in ${starter.roleName} ${started.action} on it: that role reads it when it starts.`]),
    ],
  };
}

function arnParameter(text: string, { top }: At, { component }: SecretName): { ref: string; edits: readonly Edit[] } | undefined {
  const parameter = plainParameter(text, top, `${pascal(component)}SecretArn`);
  return parameter && { ref: parameter.name, edits: parameter.edits };
}

function inContainer(
  { text, file, name }: Place,
  { found }: At,
  { container: form }: StartedWith,
  ref?: string,
): Edit[] | undefined {
  const container = found.parents.at(-3);
  if (container?.kind !== 'object') return undefined;
  const json = isJson(file, text);
  const from =
    'name' in form
      ? json
        ? JSON.stringify(form.name(name))
        : form.name(name)
      : sub(`\${${ref}}${form.behindArn(name.field)}`, json);
  return moveToSecrets(text, container, Number(found.path.at(-2)), from, WORDS);
}

function inBuild({ text, file, name }: Place, { found }: At, { build }: StartedWith, secret?: string): Edit[] | undefined {
  const { value, entry, parents } = found;
  const variable = parents.at(-1);
  const type = entryOf(variable, 'Type');
  if (!entry || variable?.kind !== 'object' || !followsKey(text, entry)) return undefined;
  if (type && textOf(type.value) !== 'PLAINTEXT') return undefined;
  const json = isJson(file, text);
  const written = build.value(name);
  const shown = secret ? sub(`\${${secret}}:${name.field}`, json) : json ? JSON.stringify(written) : written;
  const edits: Edit[] = [{ ...value.literal, text: shown }];
  if (type?.value.kind === 'string') return [...edits, { ...type.value.span, text: build.type }];
  const mark = text[entry.keySpan.start] === '"' ? '"' : '';
  const line = `${mark}Type${mark}: ${mark}${build.type}${mark}`;
  if (inBraces(text, variable)) return [{ start: value.literal.start, end: value.literal.end, text: `${shown}, ${line}` }];
  const indent = ' '.repeat(entry.keySpan.start - (text.lastIndexOf('\n', entry.keySpan.start) + 1));
  return [{ ...value.literal, text: `${shown}${newlineOf(text)}${indent}${line}` }];
}

function sub(text: string, json: boolean): string {
  return json ? `{"Fn::Sub": "${text}"}` : `!Sub '${text}'`;
}
