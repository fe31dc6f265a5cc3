/** Which credential an action, or a called workflow, receives. */
import type { PipelineFact, PipelineJob, PipelineStep, PipelineVariable } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import type { Severity } from '../../model';
import { isCloudLogin } from './cloud-logins';
import { givesOwnToken, isForReports, openingSecret, storedSecrets } from './secret-reads';
import { isReadOnly, powersOf } from './token-rights';

export interface Received {
  /** For the message: what the action gets. */
  readonly what: string;
  readonly severity: Severity;
  /** The same where the action's author also makes what the credential is for; absent where that is what the action is there for. */
  readonly ofMaker?: Severity;
}

const GIVEN = { severity: 'high', ofMaker: 'medium' } as const;
/** It stands in the job for all its steps. */
const AROUND = { severity: 'high' } as const;
const WEAK = { severity: 'medium' } as const;

/** What the action is given or can take, the worst first. */
export function receivedBy(
  graph: IdentityGraph,
  workflow: PipelineFact,
  job: PipelineJob,
  step: PipelineStep,
): Received | undefined {
  const given = texts([...step.with, ...step.env]);
  const secrets = given.flatMap(storedSecrets);
  const secret = openingSecret(secrets.filter((name) => !isForReports(name)));
  if (secret) return { what: `is given the secret ${secret}`, ...GIVEN };
  const around = openingSecret(texts([...job.env, ...workflow.env]).flatMap(storedSecrets));
  if (around) return { what: `finds the secret ${around} in its environment`, ...AROUND };
  const powers = powersOf(graph, workflow, job);
  if (powers.includes('id-token')) return { what: 'can log in as the job (id-token: write)', ...AROUND };
  const before = job.steps.slice(0, job.steps.indexOf(step)).find(isCloudLogin);
  if (before) return { what: `runs after ${before.uses?.text ?? before.label} and finds its cloud credentials`, ...AROUND };
  if (given.some((text) => /\bsteps\.[\w-]+\.outputs\.(?:[\w-]*token)\b/i.test(text)))
    return { what: 'is given a token that an earlier step made', ...GIVEN };
  if (given.some(givesOwnToken) && !isReadOnly(workflow, job))
    return { what: `is given the job's token${rights(powers)}`, ...(powers.length > 0 ? GIVEN : WEAK) };
  const report = openingSecret(secrets);
  if (report) return { what: `is given the secret ${report}`, severity: 'medium', ofMaker: 'low' };
  // Every action can take the job's token as the default of an input.
  return powers.length > 0 ? { what: `can take the job's token${rights(powers)}`, ...WEAK } : undefined;
}

function rights(powers: readonly string[]): string {
  return powers.length > 0 ? `, which may write ${powers.slice(0, 3).join(', ')}` : '';
}

function texts(variables: readonly PipelineVariable[]): string[] {
  return variables.flatMap(({ expressions }) => expressions.map(({ text }) => text));
}

/** A called workflow of somebody else; whose it is must be known, since most are of the same organization. */
export function receivedByCalled(job: PipelineJob, owners: ReadonlySet<string>): Received | undefined {
  if (owners.size === 0 || !job.secrets || job.secrets.inherit) return undefined;
  const secret = openingSecret(texts(job.secrets.entries).flatMap(storedSecrets));
  return secret ? { what: `is given the secret ${secret}`, ...GIVEN } : undefined;
}
