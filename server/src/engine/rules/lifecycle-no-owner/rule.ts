import { isTestFile } from '../../facts/source/test-file';
import type { IdentityGraph } from '../../graph/model';
import { codeOwnersOf, ownersOfFile } from '../../graph/owners/code-owners';
import { folderOf } from '../../syntax/path';
import { defineRule, type Hit, type Remedy } from '../model';
import { placesInManifests, placesInTemplates } from '../shared/owners/data-files';
import type { OwnerPlace } from '../shared/owners/place';
import { placesInTerraform } from '../shared/owners/terraform';
import docs from './doc.md';

/** What others wrote, and what is shown or fetched. */
const FOREIGN = /(?:^|\/)(?:vendor|vendored|third[_-]party|node_modules|\.terraform|examples?|samples?|docs?)\//i;

/** The tag of the nearest that has one: in its file, its folder, anywhere. */
function spelling(place: OwnerPlace, named: readonly OwnerPlace[]): OwnerPlace['tag'] {
  const { file } = place.span;
  const near = (test: (other: string) => boolean) => named.find(({ span, tag }) => tag && test(span.file))?.tag;
  return near((other) => other === file) ?? near((other) => folderOf(other) === folderOf(file)) ?? near(() => true);
}

function hitOf(place: OwnerPlace, named: readonly OwnerPlace[], codeOwners: string | undefined): Hit {
  const tag = spelling(place, named);
  const fix = tag && place.add(tag.key, tag.value);
  const steps = codeOwners
    ? [`Add a line for ${place.span.file} to ${codeOwners}, or a tag that names the owner.`]
    : ['Add a tag, label or annotation that names the team that answers for it.'];
  const manual: Remedy = { type: 'manual', title: 'Name who answers for it', steps };
  return {
    span: place.span,
    message: `${place.label} names no owner, though others of the workspace do`,
    remedies: fix ? [fix, manual] : [manual],
  };
}

/** It speaks only of a kind of file most of whose identities have an owner: elsewhere a team works in another way. */
function check(graph: IdentityGraph): Hit[] {
  const places = [...placesInTerraform(graph), ...placesInTemplates(graph), ...placesInManifests(graph)].filter(
    ({ span: { file }, state }) => state !== 'unknown' && !isTestFile(file) && !FOREIGN.test(file),
  );
  const isOwned = ({ state, span }: OwnerPlace) => state === 'named' || ownersOfFile(graph, span.file) !== undefined;
  const codeOwners = codeOwnersOf(graph)?.file;
  return (['terraform', 'cloudformation', 'kubernetes'] as const).flatMap((group) => {
    const all = places.filter((place) => place.group === group);
    const without = all.filter((place) => !isOwned(place));
    if (without.length === 0 || without.length * 2 > all.length) return [];
    const named = all.filter(({ state }) => state === 'named');
    return without.map((place) => hitOf(place, named, codeOwners));
  });
}

export const rule = defineRule({
  id: 'lifecycle-no-owner',
  title: 'Identity names no owner, though most others of the workspace do',
  group: 'lifecycle',
  severity: 'info',
  confidence: 'medium',
  owasp: ['NHI1'],
  cwe: ['CWE-1059'],
  hosts: ['terraform', 'cloudformation', 'kubernetes'],
  docs,
  scope: 'graph',
  check,
});
