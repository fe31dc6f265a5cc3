import type { IdentityGraph } from '../../graph/model';
import { administrationOf, nameOf } from '../../graph/paths/index';
import { defineRule, type Hit } from '../model';
import { type AccountLink, accountLinks, type OpenTrust, openPlace, openTrusts } from '../shared/kubernetes/cloud-trust';
import { pinned } from '../shared/kubernetes/pin-account';
import docs from './doc.md';

function openHit(graph: IdentityGraph, open: OpenTrust): Hit {
  const { role, accounts, subject } = open;
  const whom =
    !subject || /^\*|^system:serviceaccount:[^:]*[*?]/.test(subject.text)
      ? 'any ServiceAccount of the cluster'
      : 'other ServiceAccounts of the namespace';
  const narrow = whom.startsWith('other');
  const power = administrationOf(graph, role);
  const first = accounts[0]?.account;
  const whose = first
    ? `${nameOf(graph, first.id)}${accounts.length > 1 ? ` and ${accounts.length - 1} more` : ''}`
    : 'one ServiceAccount';
  return {
    span: openPlace(open).span,
    message: `${role.name} is made for ${whose}, and its trust lets in ${whom}${power ? `; it ${power.words}` : ''}`,
    severity: power && !narrow ? 'critical' : power || !narrow ? 'high' : 'low',
    identity: role.id,
    related: accounts.map(({ account, span }) => ({ span, message: `${nameOf(graph, account.id)} becomes it` })),
    remedies: [
      ...pinned(open),
      {
        type: 'manual',
        title: 'Name the ServiceAccount in the trust',
        steps: [
          'Add the condition StringEquals on the ":sub" key of the cluster\'s issuer: system:serviceaccount:NAMESPACE:NAME.',
          'Keep StringEquals on its ":aud" key with sts.amazonaws.com.',
        ],
      },
    ],
  };
}

function adminHit(graph: IdentityGraph, { account, role, span }: AccountLink): Hit[] {
  const power = administrationOf(graph, role);
  if (!power || power.grade === 'area') return [];
  const becomes = nameOf(graph, role.id);
  return [
    {
      span,
      message: `${nameOf(graph, account.id)} becomes ${becomes}, and that one ${power.words}`,
      identity: account.id,
      related: [
        ...account.references
          .flatMap(({ type, from, span: at }) => (type === 'uses' ? { span: at, message: `${from} runs with it` } : []))
          .slice(0, 3),
        { span: power.span, message: `${becomes} ${power.words}` },
      ],
      remedies: [
        {
          type: 'manual',
          title: 'Give the role what the workload calls',
          steps: [
            `List what the workload really calls (in AWS the last accessed services of ${role.name}), and grant these actions on the resources it works on.`,
            'Whoever runs a command in one of its pods is an administrator of the cloud until then.',
          ],
        },
      ],
    },
  ];
}

export const rule = defineRule({
  id: 'graph-k8s-sa-cloud-role',
  title: 'ServiceAccount becomes a role of a cloud that others may become too, or that administers the cloud',
  group: 'graph',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-284', 'CWE-250'],
  hosts: ['kubernetes', 'helm-template', 'terraform', 'cloudformation'],
  docs,
  scope: 'graph',
  check: (graph) => {
    const open = openTrusts(graph);
    const roles = new Set(open.map(({ role }) => role));
    const seen = new Set<string>();
    const hits = [
      ...open.map((one) => openHit(graph, one)),
      ...accountLinks(graph).flatMap((link) => (roles.has(link.role) ? [] : adminHit(graph, link))),
    ];
    return hits.filter(({ span }) => {
      const place = `${span.file}:${span.start}`;
      return !seen.has(place) && seen.add(place);
    });
  },
});
