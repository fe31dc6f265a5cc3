/** Logins to a cloud with a key that somebody stored, each once, wherever its system keeps the key. */
import type { PipelineFact, PipelineJob, PipelineStep, PipelineText, PipelineVariable } from '../../facts/model';
import type { Span } from '../../syntax/span';
import { CLOUDS, type Cloud, INPUTS, OF_CLOUD } from './clouds';
import { commandLogins, ownLogins } from './steps';
import { isOtherStore, plain } from './store';

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

/** Variables that stand together. */
interface Group {
  readonly variables: readonly PipelineVariable[];
  readonly where: string;
  readonly uses?: string;
  /** What else says which store the key is for. */
  readonly around: readonly PipelineVariable[];
  readonly words: readonly string[];
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
  const known = new Set([...outer, ...found].map(({ cloud }) => cloud));
  return [
    ...found,
    ...joined(
      commands.filter(({ cloud }) => !known.has(cloud)),
      outer,
    ),
  ];
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

function groupLogins(fact: PipelineFact, group: Group): Login[] {
  return group.variables.flatMap((variable): Login[] => {
    const { value } = variable;
    const name = plain(variable.name);
    const cloud = CLOUDS.find((one) => one.secret.test(name)) ?? byInput(group.uses, name) ?? bySecret(group, variable);
    const source = cloud && value ? storedIn(fact, group, variable) : undefined;
    if (!cloud || !value || !source) return [];
    if (cloud.temporary && group.variables.some((one) => cloud.temporary?.test(plain(one.name)) && one.value?.text)) return [];
    if (cloud.title === 'AWS' && isOtherStore([...group.around, ...group.variables, variable], group.words)) return [];
    const related = group.variables
      .filter((one) => cloud.partner.test(plain(one.name)) && one.value)
      .map((one) => ({ span: (one.value as PipelineText).span, message: `${one.name} of the same login` }));
    return [{ cloud, value, source, where: group.where, name: variable.name, related }];
  });
}

function byInput(uses: string | undefined, name: string): Cloud | undefined {
  const known = uses === undefined ? undefined : INPUTS.find(({ action, input }) => action.test(uses) && input.test(name));
  return known && CLOUDS.find(({ title }) => title === known.cloud);
}

/** An input of an action whose value says what it is. */
function bySecret({ uses }: Group, { expressions }: PipelineVariable): Cloud | undefined {
  const [only, more] = expressions;
  const stored = uses === undefined || more ? undefined : /^secrets\.(\w{1,100})$/.exec(only?.text ?? '')?.[1];
  const known = stored === undefined ? undefined : OF_CLOUD.find(({ name }) => name.test(stored));
  return known && CLOUDS.find(({ title }) => title === known.cloud);
}

/** Which stored value it is; undefined for a literal, an output of an earlier step and whatever else is made in the run. */
function storedIn({ system }: PipelineFact, { uses }: Group, { value, expressions }: PipelineVariable): string | undefined {
  const texts = expressions.map(({ text }) => text);
  if (system === 'github') {
    const found = texts.map((text) => /\bsecrets\s{0,4}(?:\.\s{0,4}[\w-]+|\[[^\]]{0,100}\])/i.exec(text)?.[0]);
    const named = found.filter((one) => one !== undefined);
    return named.find((one) => /secret\w|key|cred|pass/i.test(one.replace(/^secrets/i, ''))) ?? named[0];
  }
  if (system === 'azure') return texts.find((text) => !text.includes('.'));
  // https://circleci.com/developer/orbs/orb/circleci/aws-cli: an input of the type env_var_name
  if (system === 'circleci' && uses && /^\$?[A-Z][A-Z0-9_]*$/.test(value?.text ?? '')) return value?.text.replace('$', '');
  return texts[0]?.replace(/^credentials:/, 'the credential ');
}

function wordsOf(steps: readonly PipelineStep[]): readonly string[] {
  return steps.flatMap(({ scripts }) => scripts.flatMap(({ commands }) => commands.flatMap(({ words }) => words)));
}
