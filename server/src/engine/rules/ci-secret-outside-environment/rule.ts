import type { PipelineFact, PipelineJob } from '../../facts/model';
import { spanOf } from '../../syntax/span';
import { defineRule, type Hit, type Remedy } from '../model';
import { onceAPlace } from '../shared/pipeline/each-workflow';
import { isForReports } from '../shared/pipeline/secret-reads';
import { placesOf, type WorkflowPlace, workflowsIn } from '../shared/pipeline/workflow-places';
import { isOnlyCalled } from '../shared/pipeline/workflow-triggers';
import docs from './doc.md';

/** One secret by its name: `secrets.NAME`, `secrets['NAME']`. */
const SECRET = /(?<![\w.-])secrets(?:\.([A-Za-z_][\w-]{0,100})|\[\s{0,4}'([^'\]]{1,100})'\s{0,4}\])/gi;
/** Names of what is kept among the secrets and is none: accounts, users, places. */
const PLAIN =
  /^(?:USER|USERNAME|EMAIL|REGION)$|_(?:ID|IDS|USER|USERNAME|LOGIN|EMAIL|REGION|ARN|ACCOUNT|BUCKET|HOST|HOSTNAME|KEYNAME|REGISTRY|KNOWN_HOSTS|PROJECT|ORG|NAME|NAMESPACE|PROVIDER|MODEL|TENANT|DOMAIN|ENDPOINT)(?:_READ|_WRITE|_RO|_RW)?$|_(?:VAULT|BASE|API|SITE|SERVER)_URL$/i;
/** What says that a job or a secret is about something that runs or is shipped. */
const DEPLOYS =
  /deploy|publish|release|upload|push|prod(?:uction)?\b|prod_|staging|terraform|kube|helm|ssh|registry|docker|npm|pypi|nuget|aws|azure|gcp|google|cloudflare|netlify|vercel|heroku|fly_api/i;
/** Jobs that look at the code or tell of it, whatever the workflow is called. */
const LOOKS =
  /(?:^|[-_])(?:e2e|tests?|lint|checks?|coverage|notify|notification|alert|scan|review|label)(?:[-_]|$)|[a-z]Tests?$/i;
const deploys = ({ name }: PipelineFact, job: PipelineJob, secret: string): boolean =>
  !LOOKS.test(job.id) && !isForReports(secret) && DEPLOYS.test([job.id, secret, name].join(' '));

/** What only looks at the code has no place in the environment of what runs. */
const BY_HAND: Remedy = {
  type: 'manual',
  title: 'Keep the secret in an environment of its own',
  steps: [
    'Make an environment in the repository settings for jobs of this kind, with the branches that may use it.',
    'Name it in the job (environment:), move the secret there, and delete it from the repository.',
  ],
};

function inEnvironment(name: string, job: PipelineJob): Remedy {
  return {
    type: 'edit-data',
    id: 'environment',
    title: `Run job ${job.id} in the environment ${name}`,
    safety: 'review',
    changes: [{ op: 'set', at: job.span, path: ['environment'], value: name, after: 'runs-on' }],
    steps: [
      `Make the environment ${name} in the repository's settings, with the branches and reviewers that may use it.`,
      "Move the job's secrets there, and delete them from the repository.",
    ],
  };
}

function hitsOf(workflow: PipelineFact, job: PipelineJob, { expression }: WorkflowPlace): Hit[] {
  const { text, span } = expression;
  const known = workflow.jobs.find(({ environment }) => environment && !environment.text.includes('${{'))?.environment?.text;
  return [...text.matchAll(SECRET)].flatMap((found) => {
    const name = found[1] ?? found[2] ?? '';
    if (/^GITHUB_TOKEN$/i.test(name) || PLAIN.test(name)) return [];
    const exact = span.end - span.start === text.length;
    const range = exact ? { start: span.start + found.index, end: span.start + found.index + found[0].length } : span;
    const isDeploy = deploys(workflow, job, name);
    return [
      {
        span: spanOf(span.file, range, span.via),
        message: `Job ${job.id} reads secret ${name} without a protected environment, so any branch's version of the workflow can read it`,
        severity: isDeploy ? ('low' as const) : ('info' as const),
        remedies: [isDeploy || known ? inEnvironment(known ?? 'production', job) : BY_HAND],
      },
    ];
  });
}

/** One environment mends a whole job: its further secrets are hints. */
function onceAJob(found: readonly Hit[]): Hit[] {
  const first = found.find(({ severity }) => severity === 'low');
  return found.map((hit) => (hit === first ? hit : { ...hit, severity: 'info' }));
}

function hits(workflow: PipelineFact): readonly Hit[] {
  if (workflow.kind !== 'workflow' || isOnlyCalled(workflow)) return [];
  const places = placesOf(workflow);
  return workflow.jobs.flatMap((job) => {
    // A job that calls a workflow has no environment: the called one has.
    if (job.environment || job.uses) return [];
    return onceAJob(onceAPlace(places.filter((place) => place.job === job).flatMap((place) => hitsOf(workflow, job, place))));
  });
}

export const rule = defineRule({
  id: 'ci-secret-outside-environment',
  title: 'Secret is read by a job without a protected environment',
  group: 'pipeline',
  severity: 'low',
  confidence: 'medium',
  owasp: ['NHI8'],
  cwe: ['CWE-284', 'CWE-522'],
  hosts: ['pipeline'],
  docs,
  scope: 'file',
  check: (facts) => workflowsIn(facts).flatMap(hits),
});
