/** Logins to a cloud with a key that somebody stored, each once, wherever its system keeps the key. */
import type { PipelineFact, PipelineJob, PipelineStep, PipelineText } from '../../facts/model';
import type { Span } from '../../syntax/span';
import type { Cloud } from './clouds';
import { commandLogins, projectLogins } from './commands';
import { groupLogins } from './groups';
import { ownLogins } from './steps';
import { isOtherStore } from './store';

export interface Login {
  readonly cloud: Cloud;
  /** The key's reference, its name, or the command. */
  readonly value: PipelineText;
  /** Which key: `secrets.PROD_KEY`. */
  readonly source: string;
  /** `step Deploy of job ship`, `job ship`; empty for the whole file. */
  readonly where: string;
  /** The variable or input; empty for a command or a login of its own. */
  readonly name: string;
  readonly related: readonly { readonly span: Span; readonly message: string }[];
}

export function loginsOf(fact: PipelineFact): Login[] {
  const whole = groupLogins(fact, {
    variables: fact.env,
    where: '',
    around: [],
    words: wordsOf(fact.jobs.flatMap(({ steps }) => steps)),
  });
  return [...whole, ...fact.jobs.flatMap((job) => jobLogins(fact, job, whole))];
}

function jobLogins(fact: PipelineFact, job: PipelineJob, outer: readonly Login[]): Login[] {
  const name = job.id ? `${fact.system === 'jenkins' ? 'stage' : 'job'} ${job.id}` : '';
  const words = wordsOf(job.steps);
  const env = [...fact.env, ...job.env];
  // A called workflow of the same repository is read itself.
  const handed = job.uses && !job.uses.text.startsWith('./') ? (job.secrets?.entries ?? []) : [];
  const own = [job.env, job.with, handed].flatMap((variables) =>
    groupLogins(fact, { variables, where: name, around: env, words, ...(job.uses ? { uses: job.uses.name } : {}) }),
  );
  const inSteps = job.steps.flatMap((step) => {
    const where = [`step ${step.label}`, name].filter((one) => one !== '').join(' of ');
    const around = [...env, ...step.env, ...step.with];
    const uses = step.uses ? { uses: step.uses.name } : {};
    const given = [step.with, step.env].flatMap((variables) =>
      groupLogins(fact, { variables, where, around, words: wordsOf([step]), ...uses }),
    );
    return [...given, ...(isOtherStore(around, []) ? [] : ownLogins(fact, step, where))];
  });
  const found = joined([...own, ...inSteps], outer);
  const commands = job.steps.flatMap((step) => (isOtherStore([...env, ...step.env], []) ? [] : commandLogins(step, name)));
  const project = isOtherStore(env, words) ? [] : projectLogins(fact, job, name);
  // What was found first says the most of a login.
  const byCommand = unlike(commands, [...outer, ...found]);
  const byName = unlike(project, [...outer, ...found, ...byCommand]);
  return [...found, ...joined([...byCommand, ...byName], outer)];
}

function unlike(logins: readonly Login[], known: readonly Login[]): Login[] {
  return logins.filter(({ cloud }) => !known.some((one) => one.cloud === cloud));
}

/** One key used again in the job is the same login: the first place tells it, the others are beside it. */
function joined(logins: readonly Login[], outer: readonly Login[]): Login[] {
  const kept = new Map<string, Login>();
  const keyOf = ({ cloud, source }: Login) => `${cloud.title} ${source}`;
  const known = new Set(outer.map(keyOf));
  for (const login of logins) {
    const key = keyOf(login);
    const first = kept.get(key);
    if (first)
      kept.set(key, { ...first, related: [...first.related, { span: login.value.span, message: 'The same key again' }] });
    else if (!known.has(key)) kept.set(key, login);
  }
  return [...kept.values()];
}

function wordsOf(steps: readonly PipelineStep[]): readonly string[] {
  return steps.flatMap(({ scripts }) => scripts.flatMap(({ commands }) => commands.flatMap(({ words }) => words)));
}
