import type { Identity, IdentityGraph } from '../../graph/model';
import type { Statement, Term } from '../../iam/model';
import type { Span } from '../../syntax/span';
import { defineRule, type Hit } from '../model';
import { isMachineName } from '../shared/aws/aws-users';
import { workloadsOf } from '../shared/sharing/workloads';
import docs from './doc.md';

/** The role that single sign-on makes for people. https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html */
const SIGN_ON = /AWSReservedSSO_/;
const USER = /^arn:aws[a-z-]{0,10}:iam::\d{12}:user\/(?:[\w+=,.@-]{1,64}\/){0,4}([\w+=,.@*-]{1,64})$/;
/** `anna.meier`, `anna@shop.example`: how accounts of people are called. */
const PERSON = /^[a-z]{2,20}\.[a-z]{2,20}$|@[\w-]{1,40}\.[a-z]{2,10}$/i;

const STEPS = [
  'Let people log in through single sign-on, with a role of their own that has what they need.',
  'Leave in the trust only what runs as this role.',
  'Where people must act as it in an emergency, make a role for that, and let its use be told.',
];

/** Whether programs run as the role: it is used by one, or its trust lets in a service or jobs by their token. */
function isForPrograms(graph: IdentityGraph, role: Identity, statements: readonly Statement[]): boolean {
  const lets = statements.some(({ effect, principals }) =>
    principals.some(
      ({ type, text }) => effect === 'Allow' && (type === 'Service' || (type === 'Federated' && /oidc-provider/.test(text))),
    ),
  );
  return lets || workloadsOf(graph, role).length > 0;
}

/** The people that a principal names, in words; undefined where it names none, or nobody can say. */
function peopleOf(graph: IdentityGraph, { state, text }: Term): string | undefined {
  if (state !== 'known') return undefined;
  if (SIGN_ON.test(text)) return 'people of single sign-on';
  const user = USER.exec(text)?.[1];
  if (user === undefined) return undefined;
  if (user === '*') return 'every IAM user of the account';
  if (isMachineName(user)) return undefined;
  return PERSON.test(user) || logsIn(graph, text, user) ? `the person ${user}` : undefined;
}

/** A user of the workspace who has a password for the console. */
function logsIn(graph: IdentityGraph, arn: string, name: string): boolean {
  const aliases = new Set((graph.byAlias.get(arn) ?? graph.byAlias.get(`iam-user:${name}`))?.aliases ?? []);
  return (
    aliases.size > 0 &&
    [...graph.facts.values()].some(({ userMeans }) =>
      userMeans.some(({ about, user }) => about === 'console-login' && aliases.has(user)),
    )
  );
}

function trusts(graph: IdentityGraph): Hit[] {
  return graph.identities.flatMap((role) => {
    const statements = role.kind === 'iam-role' ? role.trusts.flatMap((one) => one.statements) : [];
    if (statements.length === 0) return [];
    const named = statements.flatMap((statement) => {
      if (statement.effect !== 'Allow') return [];
      const limits = statement.conditions.flatMap(({ operator, key, values }) =>
        /^aws:principalarn$/i.test(key) && /^(?:String|Arn)(?:Like|Equals)/i.test(operator) ? values : [],
      );
      return [...statement.principals, ...limits].flatMap((term): { span: Span; people: string }[] => {
        const people = peopleOf(graph, term);
        return people ? [{ span: term.span, people }] : [];
      });
    });
    if (named.length === 0 || !isForPrograms(graph, role, statements)) return [];
    return named.map(({ span, people }) => ({
      span,
      message: `Role ${role.name}, which programs run as, may be taken by ${people}`,
      identity: role.id,
      related: workloadsOf(graph, role)
        .slice(0, 5)
        .map((one) => ({ span: one.span, message: `${one.name} runs as it` })),
      remedies: [{ type: 'manual' as const, title: 'Give people a role of their own', steps: STEPS }],
    }));
  });
}

function guides(graph: IdentityGraph): Hit[] {
  return [...graph.facts.values()].flatMap(({ sdkUses, host }) =>
    sdkUses.flatMap(({ about, owner, span, detail }) => {
      if (about !== 'human-login') return [];
      return {
        span,
        message: `${host === 'text' ? 'People are told' : 'This script for developers asks people'} to log in with ${detail} (${owner})`,
        severity: 'low' as const,
        confidence: 'medium' as const,
        remedies: [
          {
            type: 'manual' as const,
            title: 'Let people log in as themselves',
            steps: [
              'Google: gcloud auth login, with --impersonate-service-account where the rights of an account are needed.',
              'Azure: az login. Kubernetes: the login of the cluster (kubelogin, aws eks get-token, gke-gcloud-auth-plugin).',
              'Take the key or token that was handed around back, and give those who need them the rights by a group.',
            ],
          },
        ],
      };
    }),
  );
}

export const rule = defineRule({
  id: 'graph-human-uses-nhi',
  title: 'People act as the identity of a program',
  group: 'graph',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI10'],
  cwe: ['CWE-1390', 'CWE-284'],
  hosts: ['terraform', 'cloudformation', 'shell', 'text'],
  docs,
  scope: 'graph',
  check: (graph) => [...trusts(graph), ...guides(graph)],
});
