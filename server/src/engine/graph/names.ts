/** Names of roles, users and groups hold within one account, and a workspace may describe several. */
import type { Alias, Facts, IdentityFact } from '../facts/model';
import { folderOf } from '../syntax/path';

const NAME = /^iam-(?:role|user|group):/;

/**
 * The files with every name that more than one folder declares limited to its folder (`iam-role:app@envs/dev`): each folder
 * means its own, and of Terraform each root module. Within a folder a name is one identity. A name from elsewhere stays as it is, since nobody says which one it is.
 */
export function withLocalNames(files: readonly Facts[]): readonly Facts[] {
  const folders = new Map<Alias, Set<string>>();
  for (const { file, identities } of files) {
    for (const identity of identities) {
      for (const alias of identity.declared ? identity.aliases : []) {
        if (NAME.test(alias)) folders.set(alias, (folders.get(alias) ?? new Set()).add(homeOf(identity, file)));
      }
    }
  }
  const contested = new Map<string, Set<Alias>>();
  for (const [alias, { size }] of folders) {
    if (size < 2) continue;
    for (const folder of folders.get(alias) ?? []) contested.set(folder, (contested.get(folder) ?? new Set()).add(alias));
  }
  return contested.size === 0 ? files : files.map((facts) => renamed(facts, contested));
}

type Contested = ReadonlyMap<string, ReadonlySet<Alias>>;

/** At an edit nearly all files are what they were, and so are the names that are not theirs alone. */
const known = new WeakMap<Facts, { readonly names: string; readonly facts: Facts }>();

function renamed(facts: Facts, contested: Contested): Facts {
  const folders = new Set([folderOf(facts.file), ...facts.identities.map((one) => homeOf(one, facts.file))]);
  const names = [...folders]
    .flatMap((folder) => [...(contested.get(folder) ?? [])].sort().map((name) => `${name}@${folder}`))
    .join('\n');
  if (names === '') return facts;
  const before = known.get(facts);
  if (before?.names === names) return before.facts;
  const made = limitedTo(facts, contested);
  known.set(facts, { names, facts: made });
  return made;
}

function limitedTo(facts: Facts, contested: Contested): Facts {
  const ownIn =
    (folder: string) =>
    (alias: Alias): Alias =>
      contested.get(folder)?.has(alias) ? `${alias}@${folder}` : alias;
  const own = ownIn(folderOf(facts.file));
  return {
    ...facts,
    identities: facts.identities.map((one) => ({ ...one, aliases: one.aliases.map(ownIn(homeOf(one, facts.file))) })),
    policies: facts.policies.map((one) => ({ ...one, holders: one.holders.map(own) })),
    attachments: facts.attachments.map((one) => ({ ...one, policy: own(one.policy), identity: own(one.identity) })),
    references: facts.references.map((one) => ({ ...one, to: own(one.to) })),
    userMeans: facts.userMeans.map((one) => ({ ...one, user: own(one.user) })),
    credentials: facts.credentials.map((one) => (one.identity ? { ...one, identity: own(one.identity) } : one)),
  };
}

/** Where an identity is made: in Terraform the root module, whose folder its own alias begins with; else the file's folder. */
function homeOf({ aliases: [first = ''] }: IdentityFact, file: string): string {
  return first.startsWith('tf:') ? first.slice(3, first.indexOf(':', 3)) : folderOf(file);
}
