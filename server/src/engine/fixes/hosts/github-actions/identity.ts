/** No secret at all: a job logs in to a cloud, and to its own repository, with a token that is made for it. */
import { get, type ListValue, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import { together } from '../../apply';
import { dropEntry, entryEnd } from '../../data/entries';
import type { Edit, FileEdit, Step } from '../../model';
import type { ActionsStep } from '../../vaults/forms/pipeline';
import { awsLogin, azureLogin, gcpLogin, type Login } from '../../vaults/logins';
import type { Draft, Place } from '../model';
import { azureProvider } from './azure-provider';
import { ownToken } from './own-token';
import { withIdToken } from './permissions';
import { actionOf, jobsOf, type Where, whereIs } from './place';
import { trustFor } from './trust';
import { inserted, isSame } from './vault';

interface Cloud {
  readonly title: string;
  readonly login: Login;
  /** Inputs of the login's action that hold a key. */
  readonly inputs: readonly string[];
  /** Variables that tools read a key from, without any login. */
  readonly variables: readonly string[];
  /** Commands that need it. */
  readonly tools: RegExp;
}

const CLOUDS: readonly Cloud[] = [
  {
    title: 'AWS',
    login: awsLogin,
    inputs: ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'],
    variables: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
    tools: /\b(?:aws|terraform|tofu|terragrunt|cdk|sam|serverless|sls|eksctl|pulumi|packer)\b/,
  },
  { title: 'Azure', login: azureLogin, inputs: ['creds'], variables: [], tools: /\baz\b/ },
  {
    title: 'Google Cloud',
    login: gcpLogin,
    inputs: ['credentials_json'],
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/guides/provider_reference#authentication
    variables: ['GOOGLE_CREDENTIALS', 'GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_CLOUD_KEYFILE_JSON', 'GCLOUD_KEYFILE_JSON'],
    tools: /\b(?:gcloud|gsutil|bq|terraform|tofu|terragrunt|pulumi|packer)\b/,
  },
];

export function withoutSecret(place: Place): Draft | undefined {
  const where = whereIs(place);
  // Runners of other forges have no token that a cloud would trust; an action does not know its job.
  if (!where || where.composite || /\.(?:gitea|forgejo)\//i.test(place.file)) return undefined;
  return inLogin(place, where) ?? inVariables(place, where) ?? azureProvider(place, where) ?? ownToken(place, where);
}

/** The keys of a login step go, for what says who to become. */
function inLogin(place: Place, where: Where): Draft | undefined {
  const { text, file } = place;
  const { step, job, found, part, document } = where;
  const cloud = CLOUDS.find(({ login }) => step && isSame(step, login.step));
  const inputs = get(step, 'with');
  if (!cloud || part !== 'with' || inputs?.kind !== 'object' || !job || !cloud.inputs.includes(found.path.at(-1) ?? ''))
    return undefined;
  const trust = trustFor(place, where, cloud.title);
  const wanted = (trust.login ?? cloud.login.step).with ?? [];
  const lines = wanted.filter(([key]) => !get(inputs, key)).map(([key, value]) => `${key}: ${value}`);
  const swapped = replaced(text, inputs, cloud.inputs, lines);
  const again = droppedLater(place, where, cloud);
  const edits = swapped && again && [...swapped, ...again];
  const permission = withIdToken(text, document, job.value);
  if (!edits || !permission) return undefined;
  const missing = new Set(wanted.filter(([key]) => !get(inputs, key)).map(([, value]) => value));
  return draft(
    cloud,
    [{ file, edits: [...edits, ...permission.edits] }, ...trust.edits],
    [...needsOf(trust.needs ?? cloud.login.needs, missing), ...trust.steps, ...permission.steps],
  );
}

/** Of the steps that name variables only those whose variable is used. */
function needsOf(needs: readonly Step[], written: ReadonlySet<string>): Step[] {
  const used = [...written].join(' ');
  return needs.filter((step) => typeof step === 'string' || used.includes(step.command.replace(/^.* /, 'vars.')));
}

/** The first of the entries makes room for the lines, the others go. */
function replaced(text: string, holder: ObjectValue, keys: readonly string[], lines: readonly string[]): Edit[] | undefined {
  const entries = holder.entries.filter(({ key }) => keys.includes(key));
  const [first, ...rest] = entries;
  if (!first) return undefined;
  const gone = [...(lines.length > 0 ? rest : entries)].map((entry) => dropEntry(text, holder, entry));
  const lead = dropEntry(text, holder, first);
  if (!lead || gone.some((edit) => !edit)) return undefined;
  const column = text.slice(text.lastIndexOf('\n', first.keySpan.start - 1) + 1, first.keySpan.start);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const put = { start: first.keySpan.start, end: entryEnd(text, first), text: lines.join(newline + column) };
  return [...(lines.length > 0 ? [put] : []), ...(gone as Edit[])];
}

/** Keys in an environment go; each job that needs the cloud logs in first. */
function inVariables(place: Place, where: Where): Draft | undefined {
  const { text, file, context } = place;
  const { found, part, document } = where;
  const cloud = CLOUDS.find(({ variables }) => variables.includes(found.path.at(-1) ?? ''));
  const env = found.parents.at(-1);
  const holder = found.parents.at(-2);
  if (!cloud || part !== 'env' || env?.kind !== 'object' || holder?.kind !== 'object' || where.level === 'service')
    return undefined;
  const users = usersOf(where, cloud);
  const trust = trustFor(place, where, cloud.title);
  const login = withRegion(trust.login ?? cloud.login.step, env);
  const made = users?.map(({ job, steps, index }) => {
    const at = steps.items[index];
    const loggedIn = steps.items.findIndex((step) => isSame(step, cloud.login.step));
    const step = loggedIn >= 0 ? (loggedIn < index ? NO_STEP : undefined) : at && inserted(context, text, at, [login]);
    const permission = withIdToken(text, document, job);
    return step && permission
      ? { edits: [...step.edits, ...permission.edits], steps: [...step.steps, ...permission.steps] }
      : undefined;
  });
  const own = droppedVariables(text, holder, env, cloud.variables);
  const later = where.level === 'step' ? droppedLater(place, where, cloud) : [];
  const dropped = own && later && [...own, ...later];
  if (!made || made.length === 0 || !dropped || made.some((one) => !one)) return undefined;
  const written = new Set((login.with ?? []).map(([, value]) => value));
  const edits = [...dropped, ...made.flatMap((one) => one?.edits ?? [])];
  return draft(
    cloud,
    [{ file, edits }, ...trust.edits],
    [...needsOf(trust.needs ?? cloud.login.needs, written), ...trust.steps, ...new Set(made.flatMap((one) => one?.steps ?? []))],
  );
}

/** The login is there already. */
const NO_STEP = { edits: [], steps: [] };

/** The same key in the environment of steps that come later in the job. */
function droppedLater({ text, credential }: Place, { job, index = 0 }: Where, { variables }: Cloud): Edit[] | undefined {
  const key = text.slice(credential.span.start, credential.span.end);
  if (!/^\$\{\{[^{}]{1,200}\}\}$/.test(key)) return [];
  const edits = (job?.steps?.items ?? []).slice(index + 1).flatMap((step): (Edit | undefined)[] => {
    const env = get(step, 'env');
    const same = variables.some((name) => textOf(get(env, name)) === key);
    if (step.kind !== 'object' || env?.kind !== 'object' || !same) return [];
    return droppedVariables(text, step, env, variables) ?? [undefined];
  });
  return edits.every((edit) => edit !== undefined) ? (edits as Edit[]) : undefined;
}

interface User {
  readonly job: ObjectValue;
  readonly steps: ListValue;
  readonly index: number;
}

/** The jobs, and in each the first step, that have use for the keys. */
function usersOf({ level, document, job, index }: Where, { tools }: Cloud): User[] | undefined {
  if (level === 'step') return job?.steps && index !== undefined ? [{ job: job.value, steps: job.steps, index }] : undefined;
  const jobs = level === 'job' && job ? [job.value] : jobsOf(document);
  const users = jobs.flatMap((value): User[] => {
    const steps = get(value, 'steps');
    if (steps?.kind !== 'list') return [];
    const needs = (step: Value) =>
      tools.test(textOf(get(step, 'run')) ?? '') || /^(?:aws-actions|hashicorp\/setup-terraform)/.test(actionOf(step) ?? '');
    const named = steps.items.findIndex(needs);
    const first = named >= 0 ? named : jobs.length === 1 ? steps.items.findIndex((step) => get(step, 'run') !== undefined) : -1;
    return first >= 0 ? [{ job: value, steps, index: first }] : [];
  });
  return users.length > 0 ? users : undefined;
}

/** The region that stands beside the keys, where it is written. */
function withRegion(step: ActionsStep, env: ObjectValue): ActionsStep {
  const region = textOf(get(env, 'AWS_REGION')) ?? textOf(get(env, 'AWS_DEFAULT_REGION'));
  if (!region || !/^[a-z]{2}[a-z-]*-\d$/.test(region)) return step;
  return { ...step, with: (step.with ?? []).map(([key, value]) => (key === 'aws-region' ? [key, region] : [key, value])) };
}

function droppedVariables(text: string, holder: ObjectValue, env: ObjectValue, names: readonly string[]): Edit[] | undefined {
  const gone = env.entries.filter(({ key }) => names.includes(key));
  const own = holder.entries.find(({ value }) => value === env);
  const edits =
    gone.length < env.entries.length ? gone.map((entry) => dropEntry(text, env, entry)) : [own && dropEntry(text, holder, own)];
  return edits.every((edit) => edit !== undefined) ? (edits as Edit[]) : undefined;
}

function draft(cloud: Cloud, edits: readonly FileEdit[], steps: readonly Step[]): Draft {
  return {
    title: `Log in to ${cloud.title} with the job's own token (OpenID Connect), without a key`,
    safety: 'review',
    edits: together(edits),
    steps: [...steps, 'Delete the key where it was issued once the job has run without it.'],
  };
}
