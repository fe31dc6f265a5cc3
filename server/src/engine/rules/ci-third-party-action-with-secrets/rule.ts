import type { PipelineFact, PipelineJob, PipelineStep, PipelineUse, PipelineVariable } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { pinFor } from '../action-pins';
import { isPinned, ownersIn, partyOf } from '../action-trust';
import { isCloudLogin } from '../cloud-logins';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { givesOwnToken, storedSecrets } from '../secret-reads';
import { isReadOnly, powersOf } from '../token-rights';
import { workflowsOf } from '../workflow-places';
import docs from './doc.md';

interface Received {
  /** For the message: what the action gets. */
  readonly what: string;
  readonly severity: Severity;
}

/** What the action is given or can take, the worst first. */
function receivedBy(graph: IdentityGraph, workflow: PipelineFact, job: PipelineJob, step: PipelineStep): Received | undefined {
  const given = texts([...step.with, ...step.env]);
  const [secret] = given.flatMap(storedSecrets);
  if (secret) return { what: `is given the secret ${secret}`, severity: 'high' };
  const [around] = texts([...job.env, ...workflow.env]).flatMap(storedSecrets);
  if (around) return { what: `finds the secret ${around} in its environment`, severity: 'high' };
  const powers = powersOf(graph, workflow, job);
  if (powers.includes('id-token')) return { what: `can log in as the job (id-token: write)`, severity: 'high' };
  const before = job.steps.slice(0, job.steps.indexOf(step)).find(isCloudLogin);
  if (before)
    return { what: `runs after ${before.uses?.text ?? before.label} and finds its cloud credentials`, severity: 'high' };
  if (given.some((text) => /\bsteps\.[\w-]+\.outputs\.(?:[\w-]*token)\b/i.test(text)))
    return { what: 'is given a token that an earlier step made', severity: 'high' };
  const own = given.some(givesOwnToken);
  if (own && !isReadOnly(workflow, job))
    return { what: `is given the job's token${rights(powers)}`, severity: powers.length > 0 ? 'high' : 'medium' };
  // Every action can take the job's token as the default of an input.
  return powers.length > 0 ? { what: `can take the job's token${rights(powers)}`, severity: 'medium' } : undefined;
}

function rights(powers: readonly string[]): string {
  return powers.length > 0 ? `, which may write ${powers.slice(0, 3).join(', ')}` : '';
}

function texts(variables: readonly PipelineVariable[]): string[] {
  return variables.flatMap(({ expressions }) => expressions.map(({ text }) => text));
}

/** A called workflow of somebody else; whose it is must be known, since most are of the same organization. */
function receivedByCalled(job: PipelineJob, owners: ReadonlySet<string>): Received | undefined {
  if (owners.size === 0 || !job.secrets || job.secrets.inherit) return undefined;
  const [secret] = texts(job.secrets.entries).flatMap(storedSecrets);
  return secret ? { what: `is given the secret ${secret}`, severity: 'high' } : undefined;
}

function remediesFor(graph: IdentityGraph, use: PipelineUse): Remedy[] {
  const pin = pinFor(graph, use);
  const [repository = use.name] = /^[^/]+\/[^/@]+/.exec(use.text) ?? [];
  const isImage = use.text.startsWith('docker://');
  const name = use.text.split('@')[0] ?? use.text;
  const by: Remedy = {
    type: 'manual',
    title: isImage ? 'Pin the image to its digest' : 'Pin the action to a commit',
    steps: isImage
      ? [
          `Find the digest: docker buildx imagetools inspect ${name.slice('docker://'.length)}`,
          'Write it behind the name: docker://name@sha256:….',
        ]
      : [
          `Find the commit of the version: gh api repos/${repository}/commits/${use.ref ?? 'HEAD'} --jq .sha`,
          `Write ${name}@<commit> # ${use.ref ?? 'version'}, and let Dependabot or Renovate raise it.`,
        ],
  };
  if (!pin) return [by];
  const change = { op: 'replace' as const, at: use.span, text: `${name}@${pin.commit}`, comment: pin.version };
  const title = `Pin to the commit that another workflow uses for ${pin.version}`;
  return [{ type: 'edit-data', id: 'pin', title, safety: 'review', changes: [change] }, by];
}

function hitOf(
  graph: IdentityGraph,
  use: PipelineUse | undefined,
  owners: ReadonlySet<string>,
  received: () => Received | undefined,
): Hit[] {
  const party = use && !isPinned(use) ? partyOf(use, owners) : 'own';
  const got = use && party !== 'own' ? received() : undefined;
  if (!use || !got) return [];
  const severity = party === 'maker' && got.severity === 'high' ? 'medium' : party === 'maker' ? 'low' : got.severity;
  const moves = use.ref ? `whatever ${use.ref} names` : 'whatever is newest';
  return [
    {
      span: use.span,
      message: `${use.text} runs ${moves} at that time and ${got.what}`,
      severity,
      remedies: remediesFor(graph, use),
    },
  ];
}

function hitsIn(graph: IdentityGraph, workflow: PipelineFact, owners: ReadonlySet<string>): Hit[] {
  return workflow.jobs.flatMap((job) => [
    ...hitOf(graph, job.uses, owners, () => receivedByCalled(job, owners)),
    ...job.steps.flatMap((step) => hitOf(graph, step.uses, owners, () => receivedBy(graph, workflow, job, step))),
  ]);
}

export const rule = defineRule({
  id: 'ci-third-party-action-with-secrets',
  title: 'Third-party action that can change is given a credential',
  group: 'pipeline',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI3'],
  cwe: ['CWE-829', 'CWE-494'],
  hosts: ['pipeline'],
  docs,
  scope: 'graph',
  check: (graph) => {
    const owners = ownersIn(graph);
    return workflowsOf(graph).flatMap((workflow) => hitsIn(graph, workflow, owners));
  },
});
