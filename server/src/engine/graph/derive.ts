import type { Identity } from './model';

const OWNER_TAGS = ['owner', 'team', 'squad', 'contact', 'maintainer', 'backstage.io/owner'];
const ENVIRONMENT_TAGS = ['environment', 'env', 'stage'];

/** One spelling for each environment people write in many ways. */
const ENVIRONMENTS: Readonly<Record<string, string>> = {
  prod: 'production',
  production: 'production',
  prd: 'production',
  live: 'production',
  stage: 'staging',
  staging: 'staging',
  stg: 'staging',
  uat: 'staging',
  qa: 'test',
  test: 'test',
  testing: 'test',
  dev: 'development',
  develop: 'development',
  development: 'development',
  sandbox: 'sandbox',
};

/** Who answers for it, from a tag, label or annotation; undefined where none says. */
export function ownerOf(identity: Identity): { value: string; source: string } | undefined {
  const tag = findTag(identity, OWNER_TAGS);
  return tag ? { value: tag.value, source: `tag ${tag.key}` } : undefined;
}

/** Environments by tag, else by folder or file names on the way to its declarations and uses. Sorted. */
export function environmentsOf(identity: Identity): string[] {
  const tag = findTag(identity, ENVIRONMENT_TAGS);
  if (tag) return [ENVIRONMENTS[tag.value.toLowerCase()] ?? tag.value];
  const files = [...identity.declared, ...identity.references.map((reference) => reference.span)].map((span) => span.file);
  const words = files.flatMap((file) => file.toLowerCase().split(/[/._-]/));
  return [...new Set(words.flatMap((word) => (Object.hasOwn(ENVIRONMENTS, word) ? [ENVIRONMENTS[word] as string] : [])))].sort();
}

function findTag(identity: Identity, names: readonly string[]): { key: string; value: string } | undefined {
  for (const name of names) {
    const entry = Object.entries(identity.tags).find(([key, value]) => key.toLowerCase() === name && value !== '');
    if (entry) return { key: entry[0], value: entry[1] };
  }
  return undefined;
}
