/** Values of policies in the words of their host, and the declarations they need. */
import type { PolicyValue } from '../../rules/model';
import { folderOf } from '../../syntax/path';
import { get, textOf } from '../../syntax/value';
import { documentsOf } from '../hosts/parse';
import { declare } from '../hosts/terraform/declare';
import type { FileEdit, FixContext } from '../model';
import type { TerraformReference } from '../vaults/forms/terraform';
import type { Notation } from './notation';
import { inputParameter } from './parameter';

export interface Written {
  readonly text: string;
  /** What must be declared for it. */
  readonly edits: readonly FileEdit[];
  /** What a person has to give afterwards. */
  readonly steps: readonly string[];
}

interface Place {
  readonly context: FixContext;
  readonly file: string;
  readonly text: string;
  readonly notation: Notation;
}

/** The value as it is written at the place; undefined where the notation has no words for it. */
export function writeValue(place: Place, value: string | PolicyValue): Written | undefined {
  if (typeof value === 'string') return plain(literal(place.notation, value));
  switch (place.notation) {
    case 'hcl':
    case 'hcl-text':
    case 'hcl-quoted':
      return inTerraform(place, value);
    case 'cfn-yaml':
    case 'cfn-json':
      return inTemplate(place, value);
    default:
      return undefined;
  }
}

function plain(text: string | undefined): Written | undefined {
  return text === undefined ? undefined : { text, edits: [], steps: [] };
}

/** A text in quotes. Policy variables (`${aws:username}`) are no interpolations of the host. */
function literal(notation: Notation, text: string): string | undefined {
  if (/[\uFFFC\r\n\\"']/.test(text)) return undefined;
  if (notation.startsWith('hcl'))
    return quotedIn(
      notation,
      text.replace(/[$%](?=\{)/g, (sign) => sign + sign),
    );
  if (notation === 'cfn-json' || notation === 'json') return JSON.stringify(text);
  return `'${text}'`;
}

function quotedIn(notation: Notation, text: string): string {
  return notation === 'hcl-quoted' ? `\\"${text}\\"` : `"${text}"`;
}

/** https://developer.hashicorp.com/terraform/language/expressions/references */
function inTerraform(place: Place, value: PolicyValue): Written | undefined {
  const expression = terraformExpression(place, value);
  if (!expression) return undefined;
  const { text, suffix = '', edits, steps } = expression;
  const bare = place.notation === 'hcl' && suffix === '';
  return { text: bare ? text : quotedIn(place.notation, `\${${text}}${suffix}`), edits, steps };
}

function terraformExpression(place: Place, value: PolicyValue): (Written & { suffix?: string }) | undefined {
  if (value.kind === 'arn') {
    const folder = folderOf(place.file);
    const address = value.resource.startsWith(`tf:${folder}:`) ? value.resource.slice(`tf:${folder}:`.length) : undefined;
    // A resource of another module is known there by an output only.
    if (!address || !/^(?:data\.)?[a-z]\w*\.[\w-]+$/.test(address)) return undefined;
    return { text: `${address}.arn`, edits: [], steps: [], ...(value.suffix ? { suffix: value.suffix } : {}) };
  }
  const reference = value.kind === 'account' ? ACCOUNT : inputOf(value);
  const declared = declare(place, { reference });
  const steps = value.kind === 'input' && !declared.existing ? [`Give ${declared.label} its value: ${value.description}.`] : [];
  return { text: reference.expression(declared.label), edits: declared.edits, steps };
}

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/caller_identity */
const ACCOUNT: TerraformReference = {
  block: ['data', 'aws_caller_identity'],
  label: 'current',
  body: () => [],
  expression: (label) => `data.aws_caller_identity.${label}.account_id`,
};

function inputOf({ name, description }: Extract<PolicyValue, { kind: 'input' }>): TerraformReference {
  return {
    block: ['variable'],
    label: name,
    body: () => [
      ['description', JSON.stringify(description)],
      ['type', 'string'],
    ],
    file: 'variables.tf',
    expression: (label) => `var.${label}`,
  };
}

/** Resources whose `Ref` is their ARN, and that have no attribute `Arn`. */
const REF_IS_ARN = new Set([
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::IAM::ManagedPolicy',
  'AWS::SecretsManager::Secret',
  'AWS::SNS::Topic',
]);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
function inTemplate({ file, text, notation }: Place, value: PolicyValue): Written | undefined {
  const json = notation === 'cfn-json';
  if (value.kind === 'account') return plain(json ? '{ "Ref": "AWS::AccountId" }' : '!Ref AWS::AccountId');
  if (value.kind === 'arn') {
    const prefix = `cfn:${file}:`;
    const id = value.resource.startsWith(prefix) ? value.resource.slice(prefix.length) : '';
    if (!/^[A-Za-z0-9]+$/.test(id)) return undefined;
    const isRef = REF_IS_ARN.has(textOf(get(documentsOf(file, text)[0], 'Resources', id, 'Type')) ?? '');
    if (value.suffix) {
      const sub = `\${${id}${isRef ? '' : '.Arn'}}${value.suffix}`;
      return plain(json ? `{ "Fn::Sub": "${sub}" }` : `!Sub '${sub}'`);
    }
    if (isRef) return plain(json ? `{ "Ref": "${id}" }` : `!Ref ${id}`);
    return plain(json ? `{ "Fn::GetAtt": ["${id}", "Arn"] }` : `!GetAtt ${id}.Arn`);
  }
  const top = documentsOf(file, text)[0];
  const parameter = top && inputParameter(text, top, value);
  if (!parameter) return undefined;
  const edits = parameter.edits.length > 0 ? [{ file, edits: parameter.edits }] : [];
  const steps = edits.length > 0 ? [`Give the parameter ${parameter.name} its value: ${value.description}.`] : [];
  return { text: json ? `{ "Ref": "${parameter.name}" }` : `!Ref ${parameter.name}`, edits, steps };
}
