/** What machines, containers, functions and builds are given to run with: environments, start scripts, and their metadata. */
import type { StringValue, Value } from '../../syntax/value';
import type { RuntimeFact } from '../model';
import type { Resource, Template } from './template';

const ENVIRONMENT =
  /(?:^|\.)(?:Environment|EnvironmentVariables|RuntimeEnvironmentVariables|Variables|DefaultArguments|NonOverridableArguments)(?:\[\])?(?:\.|$)/;
/** Elastic Beanstalk gives its option settings to the machines that it makes. */
const BEANSTALK = /(?:^|\.)OptionSettings(?:\[\])?(?:\.|$)/;
/** Scripts by the path of their property; a logical name counts as `*`. */
const SCRIPT = /(?:^|\.)UserData$|^AWS::CloudFormation::Init\..{0,300}\.(?:content|command)$/;
const COMMAND_ENVIRONMENT = /^AWS::CloudFormation::Init\..{0,300}\.env\./;
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  'AWS::ImageBuilder::Component': /^Data$/,
  'AWS::SageMaker::NotebookInstanceLifecycleConfig': /^On(?:Create|Start)\[\]\.Content$/,
  'AWS::SageMaker::StudioLifecycleConfig': /^StudioLifecycleConfigContent$/,
};
/** The metadata that lets an instance fetch files, and what is set up on it: both are shown in clear to whoever may describe the stack. */
export const AUTHENTICATION = 'AWS::CloudFormation::Authentication';

/** Whether a property, or what stands below it, is given to something that runs. `undefined`: it is not. */
export function runtimeKind({ type }: Resource, path: string): RuntimeFact['kind'] | undefined {
  if (SCRIPT.test(path) || SCRIPTS[type]?.test(path)) return 'script';
  if (path.startsWith(AUTHENTICATION) || ENVIRONMENT.test(path) || COMMAND_ENVIRONMENT.test(path)) return 'environment';
  return type.startsWith('AWS::ElasticBeanstalk::') && BEANSTALK.test(path) ? 'environment' : undefined;
}

/** Notes what whoever may describe the resource can read. */
export function addRuntime({ context }: Template, { id, type }: Resource, kind: RuntimeFact['kind'], { span }: Value): void {
  const { runtimes } = context.facts;
  const known = runtimes.some((one) => one.owner === id && one.span.start <= span.start && span.end <= one.span.end);
  if (!known) runtimes.push({ owner: id, ownerType: type, kind, span });
}

/** A private key in a script behind base64, at the place of the whole. */
export function addHiddenKey({ context }: Template, { id, type }: Resource, { span, literal, text }: StringValue): void {
  context.facts.credentials.push({
    type: 'private-key',
    storage: 'literal',
    span,
    literal,
    slot: { kind: 'cfn-compute-environment', name: 'UserData', owner: id, ownerType: type },
    confidence: 'medium',
    evidence: ['base64 of the mark of a private key'],
    fingerprint: context.fingerprint(text),
    encoded: true,
    encoding: ['base64'],
  });
}

/** Names under which `AWS::CloudFormation::Authentication` takes the secret half of a login. */
const SECRETS: Readonly<Record<string, 'access-key' | 'password'>> = { secretKey: 'access-key', password: 'password' };

/**
 * A login in the metadata of an instance whose secret comes from a parameter or an access key of the template: the metadata
 * shows it in clear whatever masks it elsewhere. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-authentication.html
 */
export function addShownLogin({ context }: Template, { id, type }: Resource, name: string, value: Value): void {
  const kind = SECRETS[name];
  const span = value.kind === 'unknown' ? value.span : value.span.via?.[0];
  const isOpen = value.kind !== 'unknown' || /^!(?:Ref|GetAtt) /.test(value.reference ?? '');
  if (!kind || !span || !isOpen) return;
  context.facts.credentials.push({
    type: kind,
    storage: 'none',
    span,
    literal: { start: span.start, end: span.end },
    slot: { kind: 'cfn-compute-environment', name, owner: id, ownerType: type },
    confidence: 'high',
    evidence: [`shown in ${AUTHENTICATION}`],
    fingerprint: '',
  });
}
