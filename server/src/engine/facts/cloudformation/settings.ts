/**
 * Switches of AWS resources that decide how identities are proven, as facts/terraform/workloads/settings.ts has them. Properties and
 * defaults: the AWS CloudFormation template reference and the actions of the services behind it.
 */
import { get, textOf, type Value } from '../../syntax/value';
import { hasIamLogin } from '../database-engines';
import type { SettingFact, SettingTopic } from '../model';
import { aliasOf, alternatives, type Resource, type Template, targetOf } from './template';

type State = SettingFact['state'];

/** A switch of one or several resource types. */
interface Switch {
  readonly about: SettingTopic;
  readonly types: readonly string[];
  /** From the resource's `Properties` on. */
  readonly path: readonly string[];
  readonly safe: boolean | string;
  /** What is true where nothing is written. */
  readonly otherwise: 'safe' | 'missing' | 'unknown';
  /** `none` where the resource does not have the switch, the state it is in whatever the switch says, or undefined. */
  readonly unless?: (template: Template, resource: Resource, written: boolean) => State | 'none' | undefined;
}

const SWITCHES: readonly Switch[] = [
  {
    // An instance takes what its account, its image or its template says; a template is where a team says it.
    about: 'instance-metadata',
    types: ['AWS::EC2::Instance'],
    path: ['MetadataOptions', 'HttpTokens'],
    safe: 'required',
    otherwise: 'unknown',
  },
  {
    about: 'instance-metadata',
    types: ['AWS::EC2::LaunchTemplate'],
    path: ['LaunchTemplateData', 'MetadataOptions', 'HttpTokens'],
    safe: 'required',
    otherwise: 'missing',
    unless: metadataByDefault,
  },
  {
    about: 'instance-metadata',
    types: ['AWS::AutoScaling::LaunchConfiguration'],
    path: ['MetadataOptions', 'HttpTokens'],
    safe: 'required',
    otherwise: 'missing',
    unless: metadataByDefault,
  },
  {
    about: 'instance-metadata',
    types: ['AWS::ImageBuilder::InfrastructureConfiguration'],
    path: ['InstanceMetadataOptions', 'HttpTokens'],
    safe: 'required',
    otherwise: 'missing',
  },
  {
    about: 'instance-metadata',
    types: ['AWS::SageMaker::NotebookInstance'],
    path: ['InstanceMetadataServiceConfiguration', 'MinimumInstanceMetadataServiceVersion'],
    safe: '2',
    otherwise: 'unknown',
  },
  {
    about: 'database-iam-login',
    types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    path: ['EnableIAMDatabaseAuthentication'],
    safe: true,
    otherwise: 'missing',
    unless: takesIamLogins,
  },
  { about: 'database-iam-login', types: ['AWS::Neptune::DBCluster'], path: ['IamAuthEnabled'], safe: true, otherwise: 'missing' },
  {
    // With fine-grained access control the master user is an IAM role or a name and a password kept inside of the domain.
    about: 'database-iam-login',
    types: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],
    path: ['AdvancedSecurityOptions', 'InternalUserDatabaseEnabled'],
    safe: false,
    otherwise: 'safe',
  },
  {
    about: 'guest-access',
    types: ['AWS::Cognito::IdentityPool'],
    path: ['AllowUnauthenticatedIdentities'],
    safe: false,
    otherwise: 'safe',
    unless: guestsAreMeant,
  },
];

/** Fills `facts.settings`. */
export function extractSettings(template: Template): void {
  for (const resource of template.resources) {
    for (const one of SWITCHES) {
      if (!one.types.includes(resource.type)) continue;
      const fact = settingOf(template, resource, one);
      if (fact) template.context.facts.settings.push(fact);
    }
    if (resource.type === 'AWS::ECS::TaskDefinition') addTaskRole(template, resource);
  }
}

function settingOf(template: Template, resource: Resource, one: Switch): SettingFact | undefined {
  const { id, type, span, properties } = resource;
  const value = at(properties, one.path);
  const decided = one.unless?.(template, resource, value !== undefined);
  if (decided === 'none') return undefined;
  return {
    about: one.about,
    owner: id,
    ownerType: type,
    state: decided ?? stateOf(value, one),
    span: value?.span ?? span,
    block: span,
    path: ['Properties', ...one.path],
    safe: one.safe,
  };
}

/** The value under the keys, or what stands on the way and is no object: an `Fn::If`, a transform. */
function at(properties: Value | undefined, path: readonly string[]): Value | undefined {
  let value = properties;
  for (const key of path) {
    if (value?.kind !== 'object') return value;
    const isOpen = value.entries.some((entry) => entry.key.startsWith('Fn::') || entry.key === '<<');
    const next = get(value, key);
    if (!next && isOpen) return value;
    value = next;
  }
  return value;
}

/** A parameter, a mapping and a condition say what is only where each of their values says the same. */
function stateOf(value: Value | undefined, { safe, otherwise }: Switch): State {
  if (!value) return otherwise;
  if (value.span.via) return 'unknown';
  const states = alternatives(value).map((one) => {
    const text = one.kind === 'literal' ? String(one.value) : textOf(one);
    if (text === undefined || one.span.via) return 'unknown';
    return text.toLowerCase() === String(safe).toLowerCase() ? 'safe' : 'unsafe';
  });
  return states.find((state) => states.every((other) => other === state)) ?? 'unknown';
}

/** A metadata service that is off gives nothing to anybody, and images of Amazon Linux 2023 ask for tokens by themselves. */
function metadataByDefault({ context }: Template, { properties, body }: Resource, written: boolean): State | undefined {
  const data = get(properties, 'LaunchTemplateData') ?? properties;
  if (textOf(get(data, 'MetadataOptions', 'HttpEndpoint')) === 'disabled') return 'safe';
  if (written) return undefined;
  const image = get(data, 'ImageId');
  const { start, end } = image?.span ?? body.span;
  const parameter = image?.kind === 'unknown' ? /^!Ref (\w{1,255})$/.exec(image.reference ?? '')?.[1] : undefined;
  return /al2023/.test(context.text.slice(start, end)) || (parameter && isAmazonLinux(context.text, parameter))
    ? 'safe'
    : undefined;
}

/** Whether the parameter's declaration names an image of Amazon Linux 2023. */
function isAmazonLinux(text: string, parameter: string): boolean {
  const at = text.search(new RegExp(`["']?\\b${parameter}["']?\\s{0,4}:`));
  return at >= 0 && /al2023/.test(text.slice(at, at + 400));
}

/** Engines without IAM logins, instances of a cluster, which has them as a whole, and copies of what is not said. */
function takesIamLogins(_: Template, { type, properties }: Resource, written: boolean): State | 'none' | undefined {
  const engine = textOf(get(properties, 'Engine'));
  const here = hasIamLogin({
    engine,
    version: textOf(get(properties, 'EngineVersion')),
    instanceClass: textOf(get(properties, 'DBInstanceClass')) ?? textOf(get(properties, 'DBClusterInstanceClass')),
    mode: textOf(get(properties, 'EngineMode')),
  });
  if (!here) return 'none';
  if (written) return undefined;
  const inCluster = type === 'AWS::RDS::DBInstance' && (get(properties, 'DBClusterIdentifier') || /^aurora/.test(engine ?? ''));
  if (inCluster || engine === undefined) return get(properties, 'Engine') && !inCluster ? 'unknown' : 'none';
  return undefined;
}

/** Pages that report to CloudWatch RUM send as guests: that is how the service is made. */
function guestsAreMeant(template: Template, { id }: Resource): 'none' | undefined {
  const isThis = (value: Value | undefined) => targetOf(template, value)?.id === id;
  const monitored = template.resources.some(
    ({ type, properties }) =>
      type === 'AWS::RUM::AppMonitor' && isThis(get(properties, 'AppMonitorConfiguration', 'IdentityPoolId')),
  );
  return monitored ? 'none' : undefined;
}

/** A task whose code runs with the role that starts it. */
function addTaskRole(template: Template, { id, type, span, properties }: Resource): void {
  const [task, start] = ['TaskRoleArn', 'ExecutionRoleArn'].map((name) => get(properties, name));
  if (!task || !start) return;
  const [own, other] = [task, start].map((value) => nameOf(template, value));
  if (own === undefined || other === undefined) return;
  template.context.facts.settings.push({
    about: 'shared-task-role',
    owner: id,
    ownerType: type,
    state: own === other ? 'unsafe' : 'safe',
    span: task.span,
    block: span,
    path: ['Properties', 'TaskRoleArn'],
  });
}

/** What a value names: a resource of the template, a parameter, or a text. */
function nameOf(template: Template, value: Value): string | undefined {
  const target = targetOf(template, value);
  return target ? aliasOf(template, target.id) : value.kind === 'unknown' ? value.reference : textOf(value);
}
