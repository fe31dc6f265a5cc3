/** What the rules about IAM users share: which are machines, and what they are given. */
import type { UserMeansFact } from '../../../facts/model';
import { filesWith } from '../../../graph/having';
import type { Identity, IdentityGraph } from '../../../graph/model';
import type { Remedy } from '../../model';

/** A user, and what the workspace gives it. */
export interface User {
  readonly identity: Identity;
  readonly means: readonly UserMeansFact[];
}

const known = new WeakMap<IdentityGraph, readonly User[]>();

/** Every IAM user that the workspace declares, with its keys, logins and policies. Worked out once a graph. */
export function usersOf(graph: IdentityGraph): readonly User[] {
  const before = known.get(graph);
  if (before) return before;
  const means = new Map<Identity, UserMeansFact[]>();
  for (const { userMeans } of filesWith(graph, 'userMeans')) {
    for (const one of userMeans) {
      const identity = graph.byAlias.get(one.user);
      if (identity) means.set(identity, [...(means.get(identity) ?? []), one]);
    }
  }
  const users = graph.identities
    .filter(({ kind, declared }) => kind === 'iam-user' && declared.length > 0)
    .map((identity): User => ({ identity, means: means.get(identity) ?? [] }));
  known.set(graph, users);
  return users;
}

/** What of a kind the user certainly has. */
export function meansOf({ means }: User, about: UserMeansFact['about']): readonly UserMeansFact[] {
  return means.filter((one) => one.about === about && !one.conditional);
}

/** Everything of a kind that users are certainly given, whether they are declared or not. */
export function everyMeans(graph: IdentityGraph, about: UserMeansFact['about']): readonly UserMeansFact[] {
  return filesWith(graph, 'userMeans').flatMap(({ userMeans }) =>
    userMeans.filter((one) => one.about === about && !one.conditional),
  );
}

/** What a user is called: by its name where one is known, else by the name in the reference. */
export function userName(graph: IdentityGraph, { user }: UserMeansFact): string {
  return (
    graph.byAlias.get(user)?.name ?? user.slice(Math.max(user.lastIndexOf('.'), user.lastIndexOf(':'), user.lastIndexOf('/')) + 1)
  );
}

/** Taking out what gives it; not where a module does, which others may call. */
export function removalOf({ from, block }: UserMeansFact): readonly Remedy[] {
  return from.startsWith('module.') ? [] : [{ type: 'remove-declaration', title: `Remove ${from}`, owner: block, address: from }];
}

/** Whether the root user of an account is meant, and no user that the workspace declares under that name. */
export function isAccountRoot(graph: IdentityGraph, { user }: UserMeansFact): boolean {
  if (/^arn:[\w-]{1,20}:iam::\d{0,12}:root$/.test(user)) return true;
  return user === 'iam-user:root' && !graph.byAlias.get(user)?.declared.length;
}

/** Words in the names of users that are programs: pipelines, tools, and what such users are made for. */
const MACHINE = new Set(
  (
    'ci cd cicd deploy deployer deployment deployments github gitlab bitbucket jenkins circleci travis teamcity drone buildkite argocd ' +
    'terraform atlantis packer ansible pulumi bot robot svc service services serviceaccount sa automation automated pipeline runner ' +
    'worker agent backup backups exporter importer monitoring prometheus grafana datadog newrelic splunk cloudwatch lambda cron job ' +
    'sync uploader upload downloader app application api backend frontend server machine system integration webhook smtp ses mailer ' +
    'velero externaldns certmanager loki thanos etl airflow ecr registry programmatic daemon program client kops vault'
  ).split(' '),
);

/** `github-actions`, `svc_backup`, `DeployBot`: a name made of words, one of which says that no person is meant. */
export function isMachineName(name: string): boolean {
  if (name.includes('@')) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => MACHINE.has(word));
}

/** `jane.doe`, `jane@example.com`: a first and a last name. */
export function isPersonName(name: string): boolean {
  return name.includes('@') || /^[a-z]{2,20}\.[a-z]{2,20}$/i.test(name);
}

/**
 * Amazon SES takes SMTP logins that are made from an access key: for such a user there is no role to take its place.
 * https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html
 */
export function onlySendsMail({ grants }: Identity): boolean {
  const actions = grants.flatMap(({ policy }) =>
    (policy?.statements ?? []).flatMap((one) => (one.effect === 'Allow' ? one.actions : [])),
  );
  const others = grants.some(({ policy }) => !policy);
  return !others && actions.length > 0 && actions.every(({ text }) => /^ses:(?:send|\*)/i.test(text));
}
