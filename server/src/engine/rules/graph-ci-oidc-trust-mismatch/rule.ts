import type { IdentityGraph, ResolvedPolicy } from '../../graph/model';
import type { Condition, Statement, Term } from '../../iam/model';
import { claimKeyOf } from '../../iam/trust/oidc';
import { meet, NAME, patternOf } from '../../iam/trust/subject-patterns';
import { isPositive } from '../../iam/trust/subjects';
import { defineRule, type Hit, type Remedy } from '../model';
import { federatedIn } from '../shared/aws/oidc-trust';
import type { Subject } from '../shared/pipeline/trigger-subjects';
import { type RoleLogin, roleLogins } from '../shared/pipeline/workflow-roles';
import { subjectsOf } from '../shared/pipeline/workflow-subjects';
import docs from './doc.md';

/** A statement that lets in tokens of GitHub's jobs, and what it asks of their subject. */
interface Door {
  readonly statement: Statement;
  readonly subjects: readonly Condition[];
}

/** The doors of a role's trust; undefined where something of it cannot be read. */
function doorsOf(policies: readonly ResolvedPolicy[]): Door[] | undefined {
  const doors: Door[] = [];
  for (const policy of policies) {
    for (const statement of policy.statements) {
      if (statement.effect === 'Deny') continue;
      const unknown = statement.principals.some(
        ({ type, state, reference = '' }) => state === 'unknown' && (type !== 'Federated' || !/openid|oidc/i.test(reference)),
      );
      if (statement.effect === 'unknown' || statement.partial || statement.optional || unknown) return undefined;
      const federated = federatedIn({ policy, statement, kind: 'trust' });
      if (!federated.some(({ issuer, host }) => issuer?.name === 'GitHub Actions' || host === undefined)) continue;
      doors.push({ statement, subjects: federated[0]?.demands.filter(({ key }) => claimKeyOf(key)?.claim === 'sub') ?? [] });
    }
  }
  return doors;
}

/** Whether a subject of the job, whatever the repository is called, is one that the value covers. */
function admits({ operator }: Condition, { state, text }: Term, { text: rest, like }: Subject): boolean {
  // Another form of subject than the usual one: it was changed for the organization.
  if (state === 'unknown' || !/^(?:repo:|[*?\uFFFC])/.test(text)) return true;
  const wanted = [...patternOf('repo:', false), NAME, ':', ...patternOf(rest, like)];
  return meet(patternOf(text, /like/i.test(operator)), wanted);
}

const letsIn =
  (subject: Subject) =>
  ({ subjects }: Door): boolean =>
    subjects.every((one) => !isPositive(one) || one.values.some((value) => admits(one, value, subject)));

/** The subject of the job for the repository that the trust names already. */
function remediesFor(door: Door, subjects: readonly Subject[]): Remedy[] {
  const values = door.subjects.flatMap((one) => (isPositive(one) ? one.values : []));
  const [value] = values;
  const project = /^(repo:[^:*?\uFFFC]+\/[^:*?\uFFFC]+):/.exec(value?.text ?? '')?.[1];
  const [subject] = subjects;
  const manual: Remedy = {
    type: 'manual',
    title: 'Let the trust admit this job, or the job log in as another role',
    steps: [
      `Write the subject of the job in the trust's condition: repo:OWNER/REPOSITORY:${subject?.text ?? 'environment:NAME'}.`,
      'Or give the job the environment that the trust names (environment: NAME), or another role-to-assume.',
    ],
  };
  if (!value || !project || !subject || subject.like || subjects.length > 1 || value.state !== 'known' || value.span.via?.length)
    return [manual];
  const wanted = `${project}:${subject.text}`;
  return [
    {
      type: 'replace-term',
      span: value.span,
      literal: value.literal,
      inList: value.inList,
      choices: [
        { title: `Admit ${subject.because} too`, terms: [wanted, value.text], safety: 'review' },
        { title: `Admit ${subject.because} in its place`, terms: [wanted], safety: 'review' },
      ],
    },
    manual,
  ];
}

function hitOf(graph: IdentityGraph, { workflow, job, role, span }: RoleLogin): Hit[] {
  const subjects = subjectsOf(graph, workflow, job);
  const doors = role.trusts.length > 0 && subjects ? doorsOf(role.trusts) : undefined;
  if (!subjects || !doors || doors.some((door) => subjects.some((subject) => letsIn(subject)(door)))) return [];
  const [door] = doors;
  const values = doors.flatMap((one) => one.subjects.flatMap(({ values: all }) => all));
  const because = [...new Set(subjects.map((subject) => subject.because))].slice(0, 3).join(', ');
  const trust = role.trusts[0];
  return [
    {
      span,
      message: door
        ? `Job ${job.id} cannot log in as ${role.name}: it runs for ${because}, and the role's trust admits other subjects only`
        : `Job ${job.id} cannot log in as ${role.name}: the role's trust lets in no jobs of GitHub`,
      related: [
        ...values.slice(0, 3).map((value) => ({ span: value.span, message: `what the trust of ${role.name} admits` })),
        ...(values.length === 0 && trust ? [{ span: trust.span, message: `the trust of ${role.name}` }] : []),
      ],
      identity: role.id,
      remedies: door ? remediesFor(door, subjects) : [],
    },
  ];
}

export const rule = defineRule({
  id: 'graph-ci-oidc-trust-mismatch',
  title: "Workflow logs in as a role whose trust does not admit the job's subject",
  group: 'pipeline',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI6'],
  cwe: ['CWE-284', 'CWE-863'],
  hosts: ['pipeline'],
  docs,
  scope: 'graph',
  check: (graph) => roleLogins(graph).flatMap((login) => hitOf(graph, login)),
});
