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
  const contested = new Map<string, Set<Alias>>();
  for (const [alias, { size }] of folders) {
    if (size < 2) continue;
    for (const folder of folders.get(alias) ?? []) contested.set(folder, (contested.get(folder) ?? new Set()).add(alias));
  }
  return contested.size === 0 ? files : files.map((facts) => renamed(facts, contested.get(folderOf(facts.file))));
}

/** At an edit nearly all files are what they were, and so are the names that are not theirs alone. */
const known = new WeakMap<Facts, { readonly names: string; readonly facts: Facts }>();

function renamed(facts: Facts, contested: ReadonlySet<Alias> | undefined): Facts {
  if (!contested) return facts;
  const names = [...contested].sort().join('\n');
  const before = known.get(facts);
  if (before?.names === names) return before.facts;
  const made = limitedTo(folderOf(facts.file), facts, contested);
  known.set(facts, { names, facts: made });
  return made;
}

function limitedTo(folder: string, facts: Facts, contested: ReadonlySet<Alias>): Facts {
  const own = (alias: Alias): Alias => (contested.has(alias) ? `${alias}@${folder}` : alias);
  return {
    ...facts,
    identities: facts.identities.map((one) => ({ ...one, aliases: one.aliases.map(own) })),
    policies: facts.policies.map((one) => ({ ...one, holders: one.holders.map(own) })),
    attachments: facts.attachments.map((one) => ({ ...one, policy: own(one.policy), identity: own(one.identity) })),
    references: facts.references.map((one) => ({ ...one, to: own(one.to) })),
    userMeans: facts.userMeans.map((one) => ({ ...one, user: own(one.user) })),
    credentials: facts.credentials.map((one) => (one.identity ? { ...one, identity: own(one.identity) } : one)),
  };
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}
