/** Environments by the words that people write for them: one spelling for each, and none where a word means something else as well. */
const WORDS: Readonly<Record<string, string>> = {
  prod: 'production',
  production: 'production',
  prd: 'production',
  live: 'production',
  stage: 'staging',
  stag: 'staging',
  staging: 'staging',
  stg: 'staging',
  preprod: 'staging',
  preproduction: 'staging',
  uat: 'uat',
  qa: 'qa',
  test: 'test',
  testing: 'test',
  tst: 'test',
  dev: 'development',
  develop: 'development',
  development: 'development',
  nonprod: 'non-production',
  nonprd: 'non-production',
  nonproduction: 'non-production',
  sandbox: 'sandbox',
  sbx: 'sandbox',
};

/** Words that name other things as often, unless what they stand in is about environments. */
const AMBIGUOUS: ReadonlySet<string> = new Set([
  'live',
  'stage',
  'stag',
  'test',
  'testing',
  'tst',
  'develop',
  'dev',
  'qa',
  'sandbox',
]);

/** The environment that a whole value names: of a tag, a job's `environment:`, a workspace. Undefined for any other word. */
export function environmentNamed(text: string): string | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  return Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
}

/**
 * The environment in a name of several words: `shop-prod`, `prod-eu`, `non-prod`. Only its first or last word counts, the last
 * before the first, and an ambiguous word (`dev-tools`) only as the last, or before a region or number (`dev-eu-1`).
 */
export function environmentIn(name: string): string | undefined {
  const parts = name
    .toLowerCase()
    .replace(/\b(non|pre)[-_]?(?=prod|prd)/g, '$1')
    .split(/[-_.]/)
    .filter((part) => part !== '');
  // `infrastructure-live` holds every environment.
  const last = parts.length > 1 && parts.at(-1) === 'live' ? undefined : wordOf(parts.at(-1));
  if (last) return last;
  const first = parts[0];
  if (first === undefined || parts.length < 2) return undefined;
  return AMBIGUOUS.has(first) && !parts.slice(1).every(isRegional) ? undefined : wordOf(first);
}

/** `prod1` is one of several; a word alone is itself. */
function wordOf(part: string | undefined): string | undefined {
  const word = part?.replace(/\d{1,2}$/, '');
  return word !== undefined && Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
}

const REGIONAL =
  /^(?:\d{1,3}|eu|us|uk|ap|ca|sa|me|af|emea|apac|global|(?:north|south|west|east|central)+\d?|(?:ue|uw|ew|ec|en|as|an)\d|cluster|account|eks|gke|aks|vpc)$/;

function isRegional(part: string): boolean {
  return REGIONAL.test(part);
}

/** Whether this word alone names other things as often: `dev` may be tools, `test` test code. */
export function isAmbiguous(name: string): boolean {
  return AMBIGUOUS.has(name.toLowerCase());
}
