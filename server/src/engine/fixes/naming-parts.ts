/** The words a credential's name is made of: from its slot, what holds it, and its file. */
import type { CredentialFact } from '../facts/model';
import type { CredentialType } from '../secrets/model';

/** What a credential is called, as word endings of a slot's name; the longest wins. The rest of the name is the component. */
const FIELDS: readonly (readonly string[])[] = [
  'administrator login password',
  'master user password',
  'secret access key',
  'service account key',
  'access key id',
  'administrator password',
  'admin user password',
  'master password',
  'admin password',
  'root password',
  'user password',
  'client secret',
  'signing secret',
  'webhook secret',
  'private key',
  'secret key',
  'access key',
  'signing key',
  'encryption key',
  'api key',
  'api token',
  'auth token',
  'access token',
  'session token',
  'refresh token',
  'bot token',
  'bearer token',
  'connection string',
  'webhook url',
  'secret string',
  'secret data',
  'passwords',
  'apikey',
  'secretkey',
  'privatekey',
  'accesskey',
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'pass',
  'secret',
  'token',
  'credentials',
  'key',
].map((name) => name.split(' '));

/** Folders that say nothing about what they hold. */
const PLAIN_FOLDERS = new Set(
  (
    'src lib app apps main test tests infra infrastructure terraform tf modules module deploy deployment deployments k8s kubernetes ' +
    'manifests templates charts chart helm config configs conf cloudformation cfn stacks stack services service packages cmd internal ' +
    'pkg java resources base overlays envs env environments server client workflows actions ' +
    'ansible group_vars host_vars inventory inventories playbooks roles tasks handlers vars defaults secret secrets'
  ).split(' '),
);

/** Words of an owner that only say that there is one, or what is done with it. */
const PLAIN_WORDS = new Set(
  (
    'main this default primary master instance cluster self resource example provider new create make get open build from connect ' +
    'connection client driver manager pool config configure session options deployment statefulset daemonset pod job cronjob container ' +
    'secret configmap variables env script runs pipelines jobs step steps run command with items loop pipeline pipe'
  ).split(' '),
);

/** What kind of thing holds it, where it has no name of its own. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/redis|cache|memcache/, 'cache'],
  [/kafka|amqp|rabbit|_mq|mq_|broker|queue/, 'queue'],
  [/smtp|mail/, 'mail'],
  [/ldap|directory/, 'directory'],
  [/db|rds|sql|database|postgres|psycopg|mongo|redshift|jdbc|knex|sequelize|docdb/, 'db'],
];

const TYPE_FIELDS: Readonly<Partial<Record<CredentialType, string>>> = {
  password: 'password',
  token: 'token',
  'access-key': 'access_key',
  'private-key': 'private_key',
  certificate: 'certificate',
};

/** Lower-case words of a name in any case style. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** `DB_PASSWORD` is the field `password` of `db`; of a connection string only the password is taken. */
export function slotWords(credential: CredentialFact): { prefix: string[]; field: string; env: string[] } {
  // What is read from the environment has its name there.
  const words = wordsOf(credential.storage === 'environment' ? (credential.source ?? '') : credential.slot.name);
  if (isPart(credential)) {
    const holders = new Set(['url', 'uri', 'dsn', 'connection', 'string', 'password', 'pwd']);
    return { prefix: words.filter((word) => !holders.has(word)), field: 'password', env: ['password'] };
  }
  const ending = FIELDS.find((field) => endsWith(words, field));
  // PGPASSWORD
  const run = /^(.+)password$/.exec(words.at(-1) ?? '')?.[1];
  if (!ending && run) return { prefix: [...words.slice(0, -1), run], field: 'password', env: ['password'] };
  if (!ending) {
    const field = credential.format?.includes('webhook') ? 'webhook_url' : (TYPE_FIELDS[credential.type] ?? 'value');
    return { prefix: words, field, env: words.length > 0 ? [] : field.split('_') };
  }
  // Whose password it is says the component; the administrator's stands beside another one of the same component.
  const field = ending[0] !== 'root' && /^passwords?$/.test(ending.at(-1) ?? '') ? ['password'] : ending;
  return { prefix: words.slice(0, words.length - ending.length), field: field.join('_'), env: [...field] };
}

/** Whether the secret is only a part of its literal (the password of a connection string). */
function isPart({ span, literal, type, storage }: CredentialFact): boolean {
  const margin = span.start - literal.start + (literal.end - span.end);
  return storage === 'literal' && (type === 'connection-string' || (margin > 8 && type !== 'private-key'));
}

function endsWith(words: readonly string[], ending: readonly string[]): boolean {
  const from = words.length - ending.length;
  return from >= 0 && ending.every((word, index) => words[from + index] === word);
}

/** https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.typesafe-configuration-properties.relaxed-binding.environment-variables */
const SPRING = /^spring\.(?:datasource|flyway|liquibase|r2dbc|mail|rabbitmq|(?:data\.)?redis|data\.mongodb)$/;

/** Where it is used, not whose it is: a SecureString may hold anything. */
const SYSTEM = 'windows';

/** What holds the credential, in a word or a few. */
export function ownerWords(credential: CredentialFact): string[] {
  const { slot, provider } = credential;
  const action = actionWords(slot.ownerType ?? '');
  if (action.length > 0) return action;
  const owner = slot.owner ?? '';
  const about = `${owner} ${slot.ownerType ?? ''} ${provider ?? ''}`.toLowerCase();
  // Spring takes the property from a variable of its whole name; of a part of a URL it would take another property.
  if (SPRING.test(owner) && !isPart(credential)) return wordsOf(owner);
  if (slot.kind !== 'sdk-argument') {
    const label = wordsOf(labelOf(owner)).filter((word) => !PLAIN_WORDS.has(word));
    if (label.length > 0) return label.slice(0, 4);
  }
  const kind = KINDS.find(([pattern]) => pattern.test(about))?.[1];
  if (kind) return [kind];
  if (provider === SYSTEM) return ['credentials'];
  const maker = wordsOf((provider ?? '').toLowerCase());
  if (maker.length > 0) return maker.slice(0, 2);
  const words = wordsOf(owner).filter((word) => !PLAIN_WORDS.has(word));
  return words.length > 0 ? words.slice(0, 2) : ['credentials'];
}

/** Words of an action's name that say what it does, not with whom. */
const ACTION_WORDS = new Set(
  'action actions github gh setup login upload download deploy publish push pull create run send notify configure credentials cli the to from on'.split(
    ' ',
  ),
);

/** `codecov` of `codecov/codecov-action@v5`, `docker` of `docker/login-action@v3`: whom a step of a workflow gives it to. */
function actionWords(ownerType: string): string[] {
  const [, maker = '', action = ''] = /^([\w.-]{1,60})\/([\w.-]{1,100})(?:[/@]|$)/.exec(ownerType) ?? [];
  // Those of GitHub itself say nothing of whose it is.
  if (maker === 'actions') return [];
  const [own, makers] = [action, maker].map((name) => wordsOf(name).filter((word) => !ACTION_WORDS.has(word)));
  return ((own?.length ?? 0) > 0 ? own : makers)?.slice(0, 3) ?? [];
}

/** `wrongsecrets` of `wrongsecrets.keys`, for what has no other name. */
export function fileWords({ span }: CredentialFact): string[] {
  const base = span.file.slice(span.file.lastIndexOf('/') + 1).replace(/(?<=.)\..*$/, '');
  // `RSAprivatekey`: here capitals begin a word, and do not end one.
  return wordsOf(base.replace(/[A-Z]{2,}/g, (run) => run.charAt(0) + run.slice(1).toLowerCase())).slice(0, 4);
}

/** Everything the owner's name says: longer, for the case that the short one says too little. */
export function allOwnerWords({ slot }: CredentialFact): string[] {
  const owner = wordsOf(slot.owner ?? '');
  return owner
    .filter((word, index) => !/^(aws|google|azurerm|new|container|deployment|main|this)$/.test(word) || index > 3)
    .filter((word) => !/^(services?|environment|jobs?|steps?|with)$/.test(word))
    .slice(0, 5);
}

/** In pipelines the job's name says more than the part of it: `jobs.deploy.steps.run`, `deploy.script`. */
const PIPELINE =
  /^((?:jobs\.)?[\w-]+(?:\.services\.[\w-]+)?)(?:\.steps)?\.(?:run|env|with|script|before_script|after_script|variables)$/;

/** `job deploy step Upload`, `job test service db`: whose a variable of a pipeline is. */
const JOB = /^(?:job|stage|command|executor) (?:[\w.-]{1,100} service )?([\w-]{1,100})/;

/** `HelmRelease/cache.spec.values.auth`, `Application/cache.spec.source.helm.valuesObject.auth`: what leads to a release's values. */
const RELEASE = /^([A-Z]\w{0,60}\/[\w-]{1,100})\.spec\.(?:sources?\.helm\.)?values(?:Object)?\b/;

/** `main` of `aws_db_instance.main`, `api` of `Deployment/api container web`, the name itself otherwise. */
function labelOf(owner: string): string {
  const job = JOB.exec(owner)?.[1];
  if (job) return job;
  const first = (owner.split(' ')[0] ?? '').replace(PIPELINE, '$1').replace(RELEASE, '$1');
  const slash = first.indexOf('/');
  return slash >= 0 ? first.slice(slash + 1) : first.slice(first.lastIndexOf('.') + 1).replace(/[([].*$/, '');
}

/** The workload, else the nearest folder that says something, else `app`. */
export function serviceOf({ slot, span }: CredentialFact): string {
  const owner = slot.owner ?? '';
  if (slot.kind === 'k8s-env' && owner.includes('/')) return wordsOf(labelOf(owner)).join('-') || 'app';
  const folders = span.file.split('/').slice(0, -1).reverse();
  const folder = folders.find(
    (name) => !PLAIN_FOLDERS.has(name.toLowerCase()) && wordsOf(name).length > 0 && !name.startsWith('.'),
  );
  return folder ? wordsOf(folder).join('-') : 'app';
}
