import type { Span } from '../../syntax/span';
import type { Derived } from '../environments/place';
import type { Identity, IdentityGraph } from '../model';
import { ownersOfFile } from './code-owners';

/** Keys of tags, labels and annotations that name who answers for something, the plainest first; compared without case and separators. */
const KEYS = [
  ...['owner', 'team', 'squad', 'ownedby', 'ownerteam', 'teamowner', 'teamname', 'ownername', 'serviceowner', 'resourceowner'],
  ...['technicalowner', 'productowner', 'businessowner', 'dataowner', 'owneremail', 'teamemail', 'contact', 'contactemail'],
  ...['owningteam', 'responsible', 'maintainer', 'maintainers', 'costowner', 'backstageioowner', 'a8riowner'],
];

/** Whether a key names an owner: `Owner`, `team-name`, `backstage.io/owner`, `shop.example/team`. */
export function isOwnerKey(key: string): boolean {
  return rankOf(key) >= 0;
}

function rankOf(key: string): number {
  const whole = KEYS.indexOf(plain(key));
  // The prefix of a Kubernetes label or annotation says whose key it is.
  return whole >= 0 ? whole : KEYS.indexOf(plain(key.slice(key.lastIndexOf('/') + 1)));
}

function plain(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '');
}

type AgeOf = (span: Span) => { readonly author: string } | undefined;

/**
 * Who answers for an identity, and what says so: its tag, label or annotation, else the owner of the file that declares it
 * (CODEOWNERS), else, where git was asked (`ageOf`), who wrote most of its declarations.
 */
export function ownerOf(graph: IdentityGraph, identity: Identity, ageOf?: AgeOf): Derived | undefined {
  return ownerByTag(identity) ?? ownerByFile(graph, identity) ?? (ageOf && ownerByGit(identity, ageOf));
}

/** By its tags alone. */
export function ownerByTag({ tags, provider }: Identity): Derived | undefined {
  const word = provider === 'kubernetes' ? 'label or annotation' : provider === 'gcp' ? 'label' : 'tag';
  const [best] = Object.entries(tags)
    .filter(([key, value]) => value.trim() !== '' && isOwnerKey(key))
    .sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  return best && { value: best[1], source: `${word} ${best[0]}` };
}

function ownerByFile(graph: IdentityGraph, { declared }: Identity): Derived | undefined {
  for (const { file } of declared) {
    const owner = ownersOfFile(graph, file);
    if (owner) return { value: owner.owners.join(', '), source: `${owner.file} line ${owner.line}` };
  }
  return undefined;
}

function ownerByGit({ declared }: Identity, ageOf: AgeOf): Derived | undefined {
  const counts = new Map<string, number>();
  for (const span of declared) {
    const author = ageOf(span)?.author;
    if (author) counts.set(author, (counts.get(author) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return most && { value: most[0], source: 'git, the author of its declaration' };
}
