import type { PipelineFact, PipelineUse } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Remedy } from '../model';
import { pinFor } from '../shared/pipeline/action-pins';
import { isPinned, ownersIn, partyOf } from '../shared/pipeline/action-trust';
import { isCloudLogin } from '../shared/pipeline/cloud-logins';
import { type Received, receivedBy, receivedByCalled } from '../shared/pipeline/received-credentials';
import { workflowsOf } from '../shared/pipeline/workflow-places';
import docs from './doc.md';

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
  const severity = party === 'maker' ? got.ofMaker : got.severity;
  if (!severity) return [];
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
    ...job.steps.flatMap((step) =>
      hitOf(graph, step.uses, owners, () => {
        const got = receivedBy(graph, workflow, job, step);
        return got && isCloudLogin(step) ? { what: got.what, severity: got.severity } : got;
      }),
    ),
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
