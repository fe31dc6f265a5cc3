import type { FederationFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { Term } from '../../iam/model';
import type { Issuer } from '../../iam/trust/issuers';
import { type Breadth, breadthOf, narrowedBy } from '../../iam/trust/subjects';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { chosenClaim } from '../shared/aws/oidc-trust';
import { conditionOf, type Demand, demandsOf, issuerOf } from '../shared/azure/federated-subjects';
import docs from './doc.md';

const REACH: Readonly<Record<Exclude<Breadth, 'pinned'>, string>> = {
  anyone: 'any customer of the issuer',
  owner: 'every project of the organization',
  project: 'every branch, tag and pull request of the project',
  branch: 'every branch or environment of the project',
};

/** An issuer that is not in the table: only a subject of nothing but wildcards is too wide for certain. */
const OTHER: Issuer = { name: 'the issuer', host: /$^/, shared: false };

function reachOf(breadth: Exclude<Breadth, 'pinned'>, { text }: Term): string {
  if (/:pull_request$/.test(text)) return 'every pull request of the project';
  return /^system:serviceaccount:[^:]*[*?]/.test(text) ? 'service accounts of any namespace of the cluster' : REACH[breadth];
}

/** What is compared as plain text lets nobody in by its wildcard; pull requests of a repository are its own people's. */
function severityOf(breadth: Exclude<Breadth, 'pinned'>, { shared }: Issuer, { value, like }: Demand): Severity {
  if (!like) return /[*?]/.test(value.text) && breadth !== 'branch' ? 'medium' : 'low';
  if (breadth === 'anyone') return 'critical';
  if (breadth === 'owner') return 'high';
  return breadth === 'project' && shared ? 'medium' : 'low';
}

/** `repo:contoso/app:*` pinned to what people mean by it. */
function remediesFor({ span, text, state }: Term, issuer: Issuer): readonly Remedy[] {
  const manual: Remedy = {
    type: 'manual',
    title: 'Pin the subject',
    steps: [
      `Name the project, and the branch or environment that deploys${issuer.subject ? `, such as ${issuer.subject.sample}` : ''}.`,
      'Declare one credential for each branch or environment that needs the identity.',
    ],
  };
  const project = /^(repo:[^/:*?]+\/[^:*?]+):(?:\*|pull_request|ref:\*|ref:refs\/heads\/\*|ref:refs\/\*)$/.exec(text)?.[1];
  const group = /^(project_path:[^:*?]+):\*$/.exec(text)?.[1];
  if (state !== 'known' || span.via?.length || span.end - span.start !== text.length) return [manual];
  const pin = (title: string, to: string): Remedy => ({ type: 'replace-text', title, span, text: to, safety: 'review' });
  if (group) return [pin('Only the branch main', `${group}:ref_type:branch:ref:main`), manual];
  if (!project) return [manual];
  const branch = pin('Only the branch main', `${project}:ref:refs/heads/main`);
  return [branch, pin('Only the environment production', `${project}:environment:production`), manual];
}

function hitOf(fact: FederationFact): readonly Hit[] {
  const demands = fact.cloud === 'azure' && fact.kind === 'credential' ? demandsOf(fact) : undefined;
  if (!demands) return [];
  const { host, issuer = OTHER } = issuerOf(fact);
  const subject = demands.find(({ claim }) => claim === 'sub');
  const others = demands.filter((one) => one !== subject).map((one) => conditionOf(host, one));
  const at = subject ?? demands[0];
  if (!at) return [];
  const { value } = at;
  const chosen = subject && chosenClaim(issuer, value, others);
  const identity = fact.identity === undefined ? {} : { identity: fact.identity };
  if (chosen)
    return [
      {
        span: value.span,
        message: `The subject of ${fact.owner} begins with ${chosen}, which whoever runs a job at ${issuer.name} chooses`,
        severity: issuer.shared && !/:(?:repo|repository|project_path):[^:*?]+/.test(value.text) ? 'critical' : 'medium',
        remedies: remediesFor(value, issuer),
        ...identity,
      },
    ];
  const open = subject ? breadthOf(issuer, value) : issuer.shared ? 'anyone' : 'pinned';
  const breadth = narrowedBy(open, others);
  if (breadth === 'pinned') return [];
  const plain = !at.like && /[*?]/.test(value.text);
  const reach = reachOf(breadth, value);
  return [
    {
      span: value.span,
      message: plain
        ? `The subject of ${fact.owner} is meant for ${reach}, and Entra ID takes its wildcard as a plain character`
        : `${fact.owner} lets in ${reach}`,
      severity: severityOf(breadth, issuer, at),
      confidence: plain || value.state !== 'known' ? 'medium' : 'high',
      remedies: remediesFor(value, issuer),
      ...identity,
    },
  ];
}

export const rule = defineRule({
  id: 'tf-azure-federated-subject-wide',
  title: 'Federated credential accepts too many subjects',
  group: 'azure',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI6'],
  cwe: ['CWE-284'],
  hosts: ['terraform', 'arm', 'bicep'],
  docs,
  scope: 'graph',
  check: (graph) => filesWith(graph, 'federations').flatMap(({ federations }) => federations.flatMap(hitOf)),
});
