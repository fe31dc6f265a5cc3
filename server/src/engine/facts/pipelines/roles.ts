/** Roles of AWS that jobs of the other systems become, where the file names them. */
import type { Span } from '../../syntax/span';
import type { PipelineFact, PipelineJob, PipelineText, PipelineVariable, ReferenceFact } from '../model';

const ROLE = /^arn:aws[a-z-]{0,10}:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;
/** Names of variables and inputs whose role is the one that the job logs in with. */
const NAMED = /role[_-]?(?:arn|to[_-]assume)?$|^role$/i;

interface Named {
  readonly role: string;
  readonly span: Span;
}

/** `Pipeline/.gitlab-ci.yml/deploy` assumes the role: an ARN in a variable or input by its name, or of a command that assumes one. */
export function rolesOf(fact: PipelineFact): ReferenceFact[] {
  if (fact.system === 'github') return [];
  const all = [
    ...fact.env.flatMap(named).map((one) => ({ ...one, job: '' })),
    ...fact.jobs.flatMap((job) => inJob(job).map((one) => ({ ...one, job: job.id }))),
  ];
  const seen = new Set<number>();
  return all.flatMap(({ role, span, job }): ReferenceFact[] => {
    if (seen.has(span.start)) return [];
    seen.add(span.start);
    const from = `Pipeline/${fact.name}${job ? `/${job}` : ''}`;
    const fromIdentity = fact.identity ? { fromIdentity: fact.identity } : {};
    return [{ type: 'assumes', from, fromType: 'Pipeline', ...fromIdentity, to: role, span }];
  });
}

function inJob({ env, with: given, steps }: PipelineJob): Named[] {
  return [
    ...[...env, ...given].flatMap(named),
    ...steps.flatMap((step) => [
      ...[...step.env, ...step.with].flatMap(named),
      ...step.scripts.flatMap(({ commands }) => commands.flatMap(({ words, span }) => assumed(words, span))),
    ]),
  ];
}

function named({ name, value }: PipelineVariable): Named[] {
  return value && NAMED.test(name) && isRole(value) ? [{ role: value.text, span: value.span }] : [];
}

function isRole({ text }: PipelineText): boolean {
  return ROLE.test(text);
}

/** `aws sts assume-role-with-web-identity --role-arn …`. */
function assumed(words: readonly string[], span: Span): Named[] {
  const at = words.findIndex((word) => /^assume-role/.test(word));
  const flag = at < 0 ? -1 : words.findIndex((word) => /^--role-arn\b/.test(word));
  const role = flag < 0 ? undefined : (/=(.+)$/.exec(words[flag] ?? '')?.[1] ?? words[flag + 1]);
  return role && ROLE.test(role) ? [{ role, span }] : [];
}
