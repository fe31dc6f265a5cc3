/** Which steps have use for a variable that a whole job, or a whole workflow, is given. */
import type { PipelineJob, PipelineStep } from '../../../facts/model';

/** Programs that look at no variables but those that they are told of, or at ones of fixed names. */
const PLAIN = new Set(
  (
    'echo printf cd pwd mkdir rm cp mv ls cat head tail sed awk grep cut tr sort uniq wc tar gzip unzip zip touch chmod chown ' +
    'test [ [[ true false exit set unset export sleep date git curl wget docker apt apt-get brew choco pip pip3 pipx uname which ' +
    'jq yq base64 openssl ssh ssh-keyscan ssh-add scp rsync tee diff find xargs read sha256sum md5sum gpg helm kubectl df free'
  ).split(' '),
);
/** Names that tools read by themselves. */
const IMPLICIT =
  /^(?:AWS|AZURE|ARM|GOOGLE|GCP|GCLOUD|CLOUDSDK|TF|TFE|PULUMI|DOCKER|GITHUB|GH|GIT|NPM|NODE|YARN|PNPM|PIP|UV|TWINE|POETRY|CARGO|GRADLE|ORG_GRADLE|MAVEN|SIGNING|SENTRY|SONAR|CODECOV|COVERALLS|TURBO|NX|VERCEL|NETLIFY|CLOUDFLARE|CF|KUBE|VAULT|SNYK|EXPO|FASTLANE|MATCH|DATABASE|PG|MYSQL|REDIS|DJANGO|RAILS|SECRET_KEY_BASE)(?:_|$)|^PG[A-Z]+$/;

export interface OnlyUser {
  readonly job: PipelineJob;
  /** Absent where several steps of the job name it. */
  readonly step?: PipelineStep;
}

/** The one step, or the one of several jobs, that names the variable, where it is certain that no other has use for it. */
export function onlyUser(jobs: readonly PipelineJob[], name: string): OnlyUser | undefined {
  if (!/^[A-Za-z_]\w{0,200}$/.test(name) || IMPLICIT.test(name)) return undefined;
  const steps = jobs.flatMap((job) => job.steps.map((step) => ({ job, step })));
  const users = steps.filter(({ step }) => names(step, name));
  const [first] = users;
  const jobsOfUsers = new Set(users.map(({ job }) => job));
  if (!first || jobsOfUsers.size > 1 || (users.length > 1 && jobs.length === 1) || steps.length < 2) return undefined;
  const elsewhere = jobs.flatMap((job) => [...job.expressions, ...job.with.flatMap(({ expressions }) => expressions)]);
  if (elsewhere.some(({ text }) => namesIn(text, name))) return undefined;
  // A job that names it may read it in its scripts too; in another step that is not told to, nobody knows.
  const others = steps.filter(({ step, job }) => (users.length > 1 ? job !== first.job : step !== first.step));
  if (others.some(({ step }) => mayRead(step, name))) return undefined;
  return users.length > 1 ? { job: first.job } : first;
}

function names({ scripts, env, with: inputs, condition }: PipelineStep, name: string): boolean {
  const variable = new RegExp(`\\$(?:env:)?\\{?(?:env:)?${name}\\b|%${name}%`, 'i');
  const inScript = scripts.some(
    ({ commands, expressions }) =>
      commands.some(({ words }) => words.some((word) => variable.test(word))) ||
      expressions.some(({ text }) => namesIn(text, name)),
  );
  const given = [...env, ...inputs].some(
    ({ value, expressions }) => expressions.some(({ text }) => namesIn(text, name)) || variable.test(value?.text ?? ''),
  );
  return inScript || given || namesIn(condition?.text ?? '', name);
}

function namesIn(expression: string, name: string): boolean {
  return new RegExp(`\\benv\\.${name}\\b|\\benv\\['${name}'\\]`, 'i').test(expression);
}

/** Scripts and programs of the repository may read any variable; so may an action whose name begins like it. */
function mayRead({ scripts, uses }: PipelineStep, name: string): boolean {
  const [brand = ''] = name.toLowerCase().split('_');
  if (uses) return /^(?:\.|docker:)/.test(uses.name) || (!uses.name.startsWith('actions/') && uses.name.includes(brand));
  return scripts.some(
    ({ commands }) =>
      commands.length === 0 || commands.some(({ words: [program = ''] }) => !PLAIN.has(program) && !/^\w+=/.test(program)),
  );
}
