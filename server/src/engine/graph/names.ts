/** Names of roles, users and groups hold within one account, and a workspace may describe several. */
import type { Alias, Facts } from '../facts/model';

const NAME = /^iam-(?:role|user|group):/;

/**
 * The files with every name that more than one folder declares limited to its folder (`iam-role:app@envs/dev`): each folder
 * means its own. Within a folder a name is one identity. A name from elsewhere stays as it is, since nobody says which one it is.
 */
export function withLocalNames(files: readonly Facts[]): readonly Facts[] {
  const folders = new Map<Alias, Set<string>>();
  for (const { file, identities } of files) {
    for (const { aliases, declared } of identities) {
      for (const alias of declared ? aliases : []) {
        if (NAME.test(alias)) folders.set(alias, (folders.get(alias) ?? new Set()).add(folderOf(file)));
      }
    }
  }
  const contested = new Map([...folders].filter(([, { size }]) => size > 1));
  return contested.size === 0 ? files : files.map((facts) => renamed(facts, contested));
}

function renamed(facts: Facts, contested: ReadonlyMap<Alias, ReadonlySet<string>>): Facts {
  const folder = folderOf(facts.file);
  if (![...contested.values()].some((folders) => folders.has(folder))) return facts;
  const own = (alias: Alias): Alias => (contested.get(alias)?.has(folder) ? `${alias}@${folder}` : alias);
  return {
    ...facts,
    identities: facts.identities.map((one) => ({ ...one, aliases: one.aliases.map(own) })),
    policies: facts.policies.map((one) => ({ ...one, holders: one.holders.map(own) })),
    attachments: facts.attachments.map((one) => ({ ...one, policy: own(one.policy), identity: own(one.identity) })),
    references: facts.references.map((one) => ({ ...one, to: own(one.to) })),
    credentials: facts.credentials.map((one) => (one.identity ? { ...one, identity: own(one.identity) } : one)),
  };
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}
