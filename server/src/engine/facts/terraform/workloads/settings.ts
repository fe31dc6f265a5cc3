/**
 * Switches of AWS resources that decide how identities are proven. Arguments and defaults: the resource pages of
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
import type { Block, Body } from '../../../syntax/hcl/ast';
import { type Span, spanOf } from '../../../syntax/span';
import { entryOf, type Value } from '../../../syntax/value';
import type { SettingFact, SettingTopic } from '../../model';
import { argumentOf, attributeOf, blocksOf, type Holder, type TerraformFile } from '../file';
import { settledOf } from '../values/either';
import { evaluated } from '../values/evaluate';
import { plainText } from '../values/scope';
import { guestsAreMeant, metadataByDefault, takesIamLogins } from './setting-scopes';

/** A switch of one or several resource types. */
export interface Switch {
  readonly about: SettingTopic;
  readonly types: readonly string[];
  /** Sources of modules on the registry that hand the same arguments on. */
  readonly modules?: RegExp;
  readonly path: readonly string[];
  readonly safe: boolean | string;
  /** What is true where nothing is written. */
  readonly otherwise: 'safe' | 'missing' | 'unknown';
  /**
   * What else of the resource decides: undefined where the switch is there as the table says, `none` where the resource does
   * not have it, or the state that it is in whatever the switch says. `written`: whether the switch is.
   */
  readonly unless?: (file: TerraformFile, holder: Holder, written: boolean) => SettingFact['state'] | 'none' | undefined;
}

const SWITCHES: readonly Switch[] = [
  {
    // The API's default is `optional`; an account, an image or a launch template may say otherwise.
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-options-order-of-precedence.html
    about: 'instance-metadata',
    types: ['aws_instance', 'aws_launch_template', 'aws_launch_configuration', 'aws_spot_instance_request'],
    path: ['metadata_options', 'http_tokens'],
    safe: 'required',
    otherwise: 'missing',
    unless: metadataByDefault,
  },
  {
    about: 'instance-metadata',
    types: ['aws_imagebuilder_infrastructure_configuration'],
    path: ['instance_metadata_options', 'http_tokens'],
    safe: 'required',
    otherwise: 'missing',
  },
  {
    about: 'instance-metadata',
    types: ['aws_sagemaker_notebook_instance'],
    path: ['instance_metadata_service_configuration', 'minimum_instance_metadata_service_version'],
    safe: '2',
    otherwise: 'unknown',
  },
  {
    about: 'instance-metadata-default',
    types: ['aws_ec2_instance_metadata_defaults'],
    path: ['http_tokens'],
    safe: 'required',
    otherwise: 'unknown',
  },
  {
    about: 'database-iam-login',
    types: ['aws_db_instance', 'aws_rds_cluster'],
    modules: /^(?:registry\.terraform\.io\/)?terraform-aws-modules\/rds(?:-aurora)?\/aws$/,
    path: ['iam_database_authentication_enabled'],
    safe: true,
    otherwise: 'missing',
    unless: takesIamLogins,
  },
  {
    about: 'database-iam-login',
    types: ['aws_neptune_cluster'],
    path: ['iam_database_authentication_enabled'],
    safe: true,
    otherwise: 'missing',
  },
  {
    // With fine-grained access control the master user is an IAM role or a name and a password kept inside of the domain.
    about: 'database-iam-login',
    types: ['aws_opensearch_domain', 'aws_elasticsearch_domain'],
    path: ['advanced_security_options', 'internal_user_database_enabled'],
    safe: false,
    otherwise: 'safe',
  },
  {
    about: 'guest-access',
    types: ['aws_cognito_identity_pool'],
    path: ['allow_unauthenticated_identities'],
    safe: false,
    otherwise: 'safe',
    unless: guestsAreMeant,
  },
];

const BY_TYPE: ReadonlyMap<string, readonly Switch[]> = new Map(
  [...new Set(SWITCHES.flatMap(({ types }) => types))].map((type) => [
    type,
    SWITCHES.filter(({ types }) => types.includes(type)),
  ]),
);
const OF_MODULES = SWITCHES.filter(({ modules }) => modules);

/** Fills `facts.settings` from the table of switches. */
export function extractSettings(file: TerraformFile): void {
  for (const holder of file.holders) {
    if (holder.mode !== 'resource' && holder.mode !== 'module') continue;
    for (const one of switchesOf(file, holder)) {
      const fact = settingOf(file, holder, one);
      if (fact) file.context.facts.settings.push(fact);
    }
  }
}

function switchesOf(file: TerraformFile, holder: Holder): readonly Switch[] {
  if (holder.mode === 'resource') return BY_TYPE.get(holder.type) ?? [];
  const source = plainText(argumentOf(file, holder.body, 'source')) ?? '';
  return OF_MODULES.filter(({ modules }) => modules?.test(source));
}

function settingOf(file: TerraformFile, holder: Holder, one: Switch): SettingFact | undefined {
  const { written, at } = placeOf(file, holder, one.path);
  const decided = one.unless?.(file, holder, written !== undefined);
  if (decided === 'none') return undefined;
  return {
    about: one.about,
    owner: holder.address,
    ownerType: holder.type,
    state: decided ?? stateOf(written, one),
    span: written?.value.span ?? at,
    block: holder.span,
    path: one.path,
    safe: one.safe,
  };
}

interface Written {
  readonly value: Value;
  /** It is the default of a variable, which holds only where nobody gives it another value. */
  readonly suggested: boolean;
}

/** The switch where it is written; else the innermost block of its path that is there, or the name of the resource. */
function placeOf(file: TerraformFile, holder: Holder, path: readonly string[]): { written?: Written; at: Span } {
  let body: Body = holder.body;
  let at = holder.span;
  for (const [depth, name] of path.entries()) {
    const argument = writtenIn(file, body, name);
    if (depth === path.length - 1) return argument ? { written: argument, at } : { at };
    const block: Block | undefined = blocksOf(body, name)[0];
    if (!block) {
      if (!argument) return { at };
      // A module is given what its resource has as a block in the form of an object.
      const value = path.slice(depth + 1).reduce<Value | undefined>((map, key) => entryOf(map, key)?.value, argument.value);
      return { written: { ...argument, value: value ?? argument.value }, at };
    }
    body = block.body;
    at = spanOf(file.context.file, block.typeRange);
  }
  return { at };
}

function writtenIn(file: TerraformFile, body: Body, name: string): Written | undefined {
  const attribute = attributeOf(body, name);
  if (!attribute) return undefined;
  const { value, suggested } = evaluated(attribute.value, file.scope);
  const fromVariable = value.span.via?.some(({ start }) => file.scope.text.startsWith('var.', start)) ?? false;
  return { value: settledOf(value), suggested: suggested || fromVariable };
}

function stateOf(written: Written | undefined, { safe, otherwise }: Switch): SettingFact['state'] {
  if (!written) return otherwise;
  const { value, suggested } = written;
  if (suggested) return 'unknown';
  if (value.kind === 'literal' && value.value === null) return otherwise;
  const text = plainText(value);
  if (text === undefined) return 'unknown';
  return text === String(safe) ? 'safe' : 'unsafe';
}
