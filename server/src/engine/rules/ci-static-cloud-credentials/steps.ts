/** Logins that are a step of their own. */
import type { PipelineFact, PipelineStep } from '../../facts/model';
import { CLOUDS, type Cloud } from './clouds';
import type { Login } from './logins';

interface Own {
  readonly system: PipelineFact['system'];
  readonly name: RegExp;
  readonly cloud: string;
  /** The input that names the key; absent where the step takes it from variables of a known name. */
  readonly input?: RegExp;
  /** Without that input it is no login with a key. */
  readonly required?: true;
  /** Inputs with which the step logs in by a token of the run. */
  readonly unless?: RegExp;
}

const OWN: readonly Own[] = [
  // https://plugins.jenkins.io/aws-credentials/ · https://plugins.jenkins.io/pipeline-aws/
  { system: 'jenkins', name: /^(?:aws|amazonwebservicescredentialsbinding)$/, cloud: 'AWS', input: /^credentialsid$/i },
  { system: 'jenkins', name: /^withaws$/, cloud: 'AWS', input: /^credentials$/, required: true },
  // https://plugins.jenkins.io/azure-credentials/
  {
    system: 'jenkins',
    name: /^(?:azureserviceprincipal|azurecredentialsbinding)$/,
    cloud: 'Azure',
    input: /^(?:credentialsid|id)$/i,
  },
  // https://circleci.com/developer/orbs/orb/circleci/aws-cli · …/gcp-cli · …/azure-cli
  {
    system: 'circleci',
    name: /^circleci\/aws-cli\/setup$/,
    cloud: 'AWS',
    unless: /^(?:role_arn|aws_secret_access_key|aws_access_key_id)$/,
  },
  {
    system: 'circleci',
    name: /^circleci\/gcp-cli\/(?:setup|initialize)$/,
    cloud: 'Google Cloud',
    unless: /^(?:use_oidc|gcp_cred_config_file_path|gcloud_service_key)$/,
  },
  { system: 'circleci', name: /^circleci\/azure-cli\/login_with_service_principal$/, cloud: 'Azure' },
];

/** A binding of Jenkins that gives a stored value to a variable by a cloud's name. */
const BINDS = /^(?:string|file|usernamepassword|stringbinding|filebinding|usernamepasswordmultibinding)$/;

export function ownLogins({ system }: PipelineFact, step: PipelineStep, where: string): Login[] {
  const { uses } = step;
  if (!uses) return [];
  const name = uses.name.replace(/-(?=[a-z_]*$)/g, '_').replace('azure_cli', 'azure-cli');
  const known = OWN.find((one) => one.system === system && (one.name.test(uses.name) || one.name.test(name)));
  if (known) {
    const cloud = cloudOf(known.cloud);
    const input = known.input && step.with.find((one) => known.input?.test(one.name));
    if (!cloud || (known.required && !input?.value)) return [];
    if (step.with.some((one) => known.unless?.test(one.name.replaceAll('-', '_')) && one.value?.text !== 'false')) return [];
    const value = input?.value ?? { text: uses.text, span: uses.span, literal: uses.literal };
    return [{ cloud, value, source: value.text, where, name: '', related: [] }];
  }
  return system === 'jenkins' && BINDS.test(uses.name) ? bound(step, where) : [];
}

function bound({ with: given }: PipelineStep, where: string): Login[] {
  const id = given.find(({ name }) => name === 'credentialsId')?.value;
  const named = given.find(({ name }) => /^(?:variable|passwordVariable)$/.test(name));
  const cloud = CLOUDS.find(({ secret }) => secret.test(named?.value?.text.toLowerCase() ?? ''));
  return id && cloud && named ? [{ cloud, value: id, source: id.text, where, name: named.value?.text ?? '', related: [] }] : [];
}

function cloudOf(title: string): Cloud | undefined {
  return CLOUDS.find((one) => one.title === title);
}
