import { TOKEN_SECRET } from '../../facts/kubernetes/token-secrets';
import type { CredentialFact, Facts, PodFact, PodVolume } from '../../facts/model';
import { filesWith, filesWithEither } from '../../graph/having';
import type { Held, IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Related, type Severity } from '../model';
import docs from './doc.md';

const DAY = 86_400;
const HOUR = 3_600;

const INSTEAD = [
  'Pods get a token that expires by themselves; for another audience or lifetime mount a projected volume with serviceAccountToken.',
  'What runs outside of the cluster can ask for a token when it needs one (kubectl create token), or log in by OIDC.',
  'Delete this manifest, and the Secret in the cluster: that revokes the token.',
];

/** Who reads the Secret: `Secret/api-token` of the same file's namespace. */
function readersOf(pods: readonly PodFact[], { slot, identity }: CredentialFact): Related[] {
  const name = slot.owner?.slice('Secret/'.length) ?? '';
  const namespace = identity?.slice('k8s-sa:'.length).split('/')[0];
  return pods.flatMap((pod) => {
    if (namespace !== undefined && pod.namespace !== namespace) return [];
    const volume = pod.volumes.find(({ kind, source }) => kind === 'secret' && source === name);
    const variable = pod.variables.find(({ from, source }) => from === 'secret' && source?.name === name);
    const read = volume ?? variable;
    return read ? [{ span: read.span, message: `${pod.owner} reads it` }] : [];
  });
}

/** What the workspace says of the account; where it says nothing, it may have any right. */
function severityOf({ byAlias }: IdentityGraph, identity: string | undefined): Severity {
  const account = identity === undefined ? undefined : byAlias.get(identity);
  return account && account.declared.length > 0 && account.grants.every(isHarmless) ? 'medium' : 'high';
}

/** A role that reads pages of the API server, such as `/metrics`, and no object. */
function isHarmless({ role }: Held): boolean {
  if (!role || role.aggregates) return false;
  return role.rules.every(
    ({ resources, nonResourceUrls, verbs }) =>
      resources.length === 0 && nonResourceUrls.length > 0 && verbs.every(({ text }) => text === 'get' || text === 'head'),
  );
}

/** `Secret/api-token`; a name that a template makes says nothing. */
function ownerOf(owner = 'Secret'): string {
  return owner.includes('{{') ? 'Secret of the template' : owner;
}

function secrets(graph: IdentityGraph, { credentials }: Facts, pods: readonly PodFact[]): Hit[] {
  return credentials.flatMap((credential) => {
    const { slot, storage, span, identity } = credential;
    if (slot.ownerType !== TOKEN_SECRET || storage !== 'none') return [];
    const account = identity === undefined ? undefined : graph.byAlias.get(identity);
    const whose = account && !account.name.includes('{{') ? ` of ServiceAccount ${account.name}` : '';
    const declared = (account?.declared ?? []).map((at) => ({ span: at, message: 'whose token it is' }));
    return {
      span,
      severity: severityOf(graph, identity),
      message: `${ownerOf(slot.owner)} keeps a token${whose} that never expires`,
      related: [...declared, ...readersOf(pods, credential)],
      remedies: [{ type: 'manual', title: 'Use tokens that expire', steps: INSTEAD }],
      ...(identity ? { identity } : {}),
    };
  });
}

function tokens(pod: PodFact): Hit[] {
  return pod.volumes.flatMap((volume) => (isLong(volume) ? lifetime(pod, volume) : []));
}

function isLong({ kind, seconds }: PodVolume): boolean {
  return kind === 'token' && seconds !== undefined && seconds > DAY;
}

function lifetime({ owner, account }: PodFact, { span, seconds = 0 }: PodVolume): Hit {
  return {
    span,
    severity: 'medium',
    message: `${owner} gets a token that is good for ${Math.round(seconds / DAY) || 1} days`,
    remedies: [
      {
        type: 'edit-data',
        id: 'hour',
        title: 'Let the token expire after an hour; Kubernetes renews the file in time',
        safety: 'review',
        changes: [{ op: 'replace', at: span, text: String(HOUR) }],
        steps: ['Make sure that the program reads the file again, rather than once at its start.'],
      },
    ],
    ...(account ? { identity: account } : {}),
  };
}

function check(graph: IdentityGraph): Hit[] {
  const pods = filesWith(graph, 'pods').flatMap((facts) => facts.pods);
  return filesWithEither(graph, 'credentials', 'pods').flatMap((facts) => [
    ...secrets(graph, facts, pods),
    ...facts.pods.flatMap(tokens),
  ]);
}

export const rule = defineRule({
  id: 'k8s-service-account-token-secret',
  title: 'Token of a ServiceAccount never expires, or lives longer than a day',
  group: 'kubernetes',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI7'],
  cwe: ['CWE-613', 'CWE-324'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check,
});
