import { isWeakAccess } from '../../facts/kubernetes/access';
import type { Facts } from '../../facts/model';
import { filesWithEither } from '../../graph/having';
import type { Span } from '../../syntax/span';
import { type DataChange, defineRule, type Hit, type Remedy, type Severity } from '../model';
import docs from './doc.md';

/** A flag, or the setting of a file that says the same. */
interface Switch {
  readonly owner: string;
  readonly program: string;
  readonly name: string;
  readonly value: string;
  /** The value. */
  readonly span: Span;
  /** What goes where the switch goes; absent where it shares its item with others. */
  readonly item?: Span;
  /** What an edit writes before the value, where none is written. */
  readonly prefix?: string;
}

const WORDS: Readonly<Record<string, string>> = {
  'anonymous-auth': 'answers requests that carry no credential at all',
  'authorization-mode': 'allows whatever anybody asks for',
  'token-auth-file': 'accepts the static tokens of a file, which never expire',
  'basic-auth-file': 'accepts the static passwords of a file, which never expire',
};
const UNGUARDED = 'answers on a port that asks for no credential';

const PROBES =
  'Health checks without a credential get 401 then: give them a token, or allow only their paths in an AuthenticationConfiguration (anonymous.conditions).';
const CLIENTS = 'Let those who log in this way use client certificates, OIDC or ServiceAccount tokens first.';

function severityOf({ program, name }: Switch): Severity {
  if (program !== 'kube-apiserver') return 'high';
  // What a stranger may do is up to RBAC there; nothing is left to decide where every request is allowed.
  return name === 'anonymous-auth' ? 'medium' : name === 'authorization-mode' ? 'critical' : 'high';
}

function edit(id: string, title: string, safety: 'safe' | 'review', change: DataChange, steps: readonly string[]): Remedy {
  return { type: 'edit-data', id, title, safety, changes: [change], steps };
}

function remedies({ program, name, value, span, item, prefix = '' }: Switch): Remedy[] {
  const written = (text: string): DataChange => ({ op: 'replace', at: span, text: prefix + text });
  if (name === 'anonymous-auth') {
    const isKubelet = program === 'kubelet';
    return [
      edit(
        'refuse',
        'Refuse requests without a credential',
        isKubelet ? 'safe' : 'review',
        written('false'),
        isKubelet ? [] : [PROBES],
      ),
    ];
  }
  if (name === 'authorization-mode') {
    const rest = value.split(',').filter((mode) => mode.trim() !== 'AlwaysAllow');
    const modes = rest.join(',') || (program === 'kubelet' ? 'Webhook' : 'Node,RBAC');
    const steps = ['Bind roles to those who need rights before the change: nothing is allowed by itself then.'];
    return [edit('authorize', `Let ${modes} decide`, 'review', written(modes), steps)];
  }
  if (name === 'insecure-port') return [edit('close', 'Close the insecure port', 'review', written('0'), [CLIENTS])];
  if (!item) return [{ type: 'manual', title: `Take --${name} out`, steps: [CLIENTS, `Take --${name} out of the command.`] }];
  const flag = `--${name}=${value}`;
  const was = item.end - item.start === flag.length ? { was: flag } : {};
  return [edit('remove', `Take --${name} out`, 'review', { op: 'remove', at: item, empties: true, ...was }, [CLIENTS])];
}

function hitOf(one: Switch): Hit {
  const { owner, program, name, value, span } = one;
  const at = value.indexOf('AlwaysAllow');
  // Of several modes the one that is wrong.
  const isExact = name === 'authorization-mode' && at >= 0 && span.end - span.start === value.length;
  const exact = isExact ? { ...span, start: span.start + at, end: span.start + at + 'AlwaysAllow'.length } : span;
  return {
    span: exact,
    severity: severityOf(one),
    message: `${program} in ${owner} ${WORDS[name] ?? UNGUARDED} (${name})`,
    remedies: remedies(one),
  };
}

function switches({ pods, settings }: Facts): Switch[] {
  return [
    ...pods.flatMap(({ owner, flags }) =>
      flags.map(({ program, name, value, span, literal, apart }): Switch => {
        const isBare = span.end - span.start > value.length && span.start <= literal.start + 1;
        const item = apart ? {} : { item: { file: span.file, ...literal } };
        return { owner, program, name, value, span, ...item, ...(isBare ? { prefix: `--${name}=` } : {}) };
      }),
    ),
    ...settings.flatMap(({ about, owner, ownerType, span, block, path, detail }): Switch[] => {
      if (about !== 'cluster-access') return [];
      return [{ owner, program: ownerType, name: path.at(-1) ?? '', value: detail ?? '', span, item: block }];
    }),
  ];
}

export const rule = defineRule({
  id: 'k8s-api-server-weak-auth',
  title: 'API server or kubelet lets in callers without proof, or with static passwords',
  group: 'kubernetes',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI4'],
  cwe: ['CWE-306', 'CWE-287'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  // What Terraform declares depends on other files.
  scope: 'graph',
  check: (graph) =>
    filesWithEither(graph, 'pods', 'settings').flatMap((file) =>
      switches(file).flatMap((one) => (isWeakAccess(one.name, one.value) ? [hitOf(one)] : [])),
    ),
});
