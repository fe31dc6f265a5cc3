/** Azure Pipelines, CircleCI, Bitbucket Pipelines and Buildkite: a secret variable of the service's own. */
import type { PipelineSystem } from '../../facts/model';
import { pipelineOf } from '../../facts/pipelines/files';
import type { ObjectValue } from '../../syntax/value';
import { dropEntry } from '../data/entries';
import type { Edit } from '../model';
import type { Draft, HostFixes, Place } from './model';
import { isPresent } from './pipelines/present';
import { expressionEdits, pipelineDocuments } from './pipelines/scalar';
import { posixScript } from './pipelines/script';
import { stepVariable } from './pipelines/step-variable';
import { type Found, findLiteral } from './tree';

interface Service {
  readonly system: PipelineSystem;
  /** Keys that hold scripts of a POSIX shell. */
  readonly scripts: RegExp;
  /** A reference to a secret variable where the service itself puts the value in, under these keys. */
  readonly reference?: { readonly under: RegExp; readonly write: (variable: string) => string };
  /** Secret variables are in a script's environment only where its step hands them over in `env`. */
  readonly handsOver?: true;
  /** Paths to entries that may go, because a variable of the project has the same name. */
  readonly drops?: RegExp;
  readonly store: (variable: string) => string;
}

const SERVICES: readonly Service[] = [
  // https://learn.microsoft.com/en-us/azure/devops/pipelines/process/set-secret-variables
  {
    system: 'azure',
    scripts: /^(?:script|bash)$/,
    reference: { under: /^(?:env|inputs)$/, write: (variable) => `$(${variable})` },
    handsOver: true,
    store: (variable) =>
      `Store the value as the secret variable ${variable} of the pipeline, or of a variable group that a key vault fills.`,
  },
  // https://circleci.com/docs/guides/security/env-vars/
  {
    system: 'circleci',
    scripts: /^(?:run|command)$/,
    drops: /^jobs\.[\w-]+\.environment\.\w+$/,
    store: (variable) => `Store the value as ${variable} in a context, or in the environment variables of the project.`,
  },
  // https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/
  {
    system: 'bitbucket',
    scripts: /^(?:script|after-script)$/,
    reference: { under: /^variables$/, write: (variable) => `$${variable}` },
    store: (variable) => `Store the value as the secured variable ${variable} of the repository or of the deployment.`,
  },
  // https://buildkite.com/docs/pipelines/security/secrets/buildkite-secrets
  {
    system: 'buildkite',
    scripts: /^$/,
    store: (variable) => `Store the value as the Buildkite secret ${variable}, and name it under secrets of the step.`,
  },
];

function serviceOf(file: string): Service | undefined {
  const system = pipelineOf(file);
  return SERVICES.find((one) => one.system === system);
}

const THROUGH_SERVICE = 'its steps get secret variables of the service, which the vault may fill';

export const otherPipelines: HostFixes = {
  id: 'other-pipelines',
  title: 'Azure Pipelines, CircleCI, Bitbucket, Buildkite',
  without: {
    'aws-secrets-manager': THROUGH_SERVICE,
    'aws-ssm': THROUGH_SERVICE,
    'hashicorp-vault': THROUGH_SERVICE,
    'azure-key-vault': THROUGH_SERVICE,
    'gcp-secret-manager': THROUGH_SERVICE,
    '1password': THROUGH_SERVICE,
  },
  serves: (file) => serviceOf(file) !== undefined,
  byHand: ({ file, name }) => {
    const service = serviceOf(file);
    return [service?.store(name.env) ?? '', `Let the step read the variable ${name.env}.`];
  },
  reference(place, vault) {
    const service = serviceOf(place.file);
    return service && vault.environment && isPresent(place) ? secretVariable(place, service) : undefined;
  },
};

function secretVariable(place: Place, service: Service): Draft | undefined {
  const { file, text, credential, name } = place;
  if (credential.encoded || credential.encoding) return undefined;
  for (const document of pipelineDocuments(file, text)) {
    const found = findLiteral(document, credential);
    if (!found) continue;
    const whole = found.value.span.start === credential.span.start && found.value.span.end === credential.span.end;
    const isDropped = whole && service.drops?.test(found.path.join('.'));
    const variable = isDropped ? (found.path.at(-1) ?? '') : name.env;
    const edits = isDropped ? dropped(text, found) : taken(place, found, service, variable);
    if (!edits) return undefined;
    return {
      title: `Replace with the secret variable ${variable}`,
      safety: 'review',
      edits: [{ file, edits }],
      followUp: [service.store(variable)],
    };
  }
  return undefined;
}

/** The key of the innermost mapping, whose value may be a list. */
function keyOf({ path }: Found): string {
  return path.filter((key) => !/^\d+$/.test(key)).at(-1) ?? '';
}

function taken(place: Place, found: Found, { scripts, reference, handsOver }: Service, variable: string): Edit[] | undefined {
  if (reference?.under.test(found.path.at(-2) ?? '') && !/script/i.test(keyOf(found))) {
    return expressionEdits(place, found, reference.write(variable));
  }
  // On Windows agents the same key holds a script of the command prompt.
  if (!scripts.test(keyOf(found)) || (handsOver && keyOf(found) === 'script' && /\bwin(?:dows|-\d|32)/i.test(place.text)))
    return undefined;
  const edits = posixScript(place, found, variable);
  if (!edits || !handsOver) return edits;
  const step = found.parents.at(-1);
  const given =
    step?.kind === 'object'
      ? stepVariable(place.text, step, variable, reference?.write(variable) ?? '', keyOf(found))
      : undefined;
  return given && [...edits, given];
}

/** The entry, or all of `environment:` where it was the only one. */
function dropped(text: string, { parents, entry }: Found): Edit[] | undefined {
  const [holder, above] = [parents.at(-1), parents.at(-2)];
  if (holder?.kind !== 'object' || above?.kind !== 'object' || !entry) return undefined;
  const own = above.entries.find(({ value }) => value === holder);
  const edit = holder.entries.length > 1 ? dropEntry(text, holder, entry) : own && dropEntry(text, above as ObjectValue, own);
  return edit && [edit];
}
