/**
 * Values of a HelmRelease come from a Secret: `valuesFrom` is read before `values`, so the literal goes.
 * https://fluxcd.io/flux/components/helm/helmreleases/#values-references
 */
import { type Entry, entryOf, get, textOf, type Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import { removal, trimmedEnd } from '../../text';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import { type Found, inBraces, rangeOf } from '../tree';
import { appendItem, keysBefore } from './block';
import { delivery } from './container-variable';
import { deliver, secretOf } from './deliver';
import { manifestOf } from './objects';
import { secretByHand } from './plain-secret';

const GROUP = 'helm.toolkit.fluxcd.io/';

/** The draft for a value of a HelmRelease; undefined for anything else. */
export function releaseValue(place: Place, vault: Vault, found: Found): Draft | undefined {
  const { context, file, text, credential, name } = place;
  const release = manifestOf(found.parents);
  const spec = get(release, 'spec');
  const whole = found.value.span.start === credential.span.start && found.value.span.end === credential.span.end;
  if (!whole || !textOf(get(release, 'apiVersion'))?.startsWith(GROUP)) return undefined;
  const keys = found.path.slice(found.path.lastIndexOf('values') + 1);
  const values = entryOf(spec, 'values');
  if (!values || !found.parents.includes(values.value) || found.path.indexOf('values') !== found.path.lastIndexOf('values'))
    return undefined;
  // A path of `targetPath` is that of `--set`: dots, brackets and commas mean something in it.
  if (keys.some((key) => !/^[\w-]+$/.test(key)) || found.parents.some((one) => one.kind === 'list')) return undefined;
  const secret = secretOf(name);
  const lines = ['- kind: Secret', `  name: ${secret}`, `  valuesKey: ${name.field}`, `  targetPath: ${keys.join('.')}`];
  const gone = withoutEmpty(text, values, found);
  const added = gone && reference(text, spec, values, lines);
  if (!gone || !added) return undefined;
  const namespace = textOf(get(release, 'metadata', 'namespace'));
  if (!vault.kubernetes)
    return {
      title: `Read the value from the Secret ${secret}, key ${name.field}`,
      safety: 'review',
      edits: [{ file, edits: [gone, added] }],
      followUp: [secretByHand(name, secret, name.field, namespace)],
    };
  const items = [{ key: name.field, name }];
  const delivered = deliver({ context, file, secret, items, ...(namespace ? { namespace } : {}) }, vault.kubernetes);
  return delivered && delivery(file, [gone, added], delivered, `through the Secret ${secret}`, []);
}

/** Takes the entry out, with what would be empty without it: an empty map would take the chart's defaults away. */
function withoutEmpty(text: string, values: Entry, { parents, entry }: Found): Edit | undefined {
  let gone = entry;
  for (let at = parents.length - 1; gone && at >= 0; at--) {
    const parent = parents[at];
    if (parent?.kind !== 'object' || inBraces(text, parent)) return undefined;
    if (parent.entries.length > 1 || parent === values.value) break;
    gone = at > 0 ? entriesOf(parents[at - 1]).find(({ value }) => value === parent) : undefined;
  }
  if (values.value.kind === 'object' && values.value.entries.length === 1 && gone === values.value.entries[0]) gone = values;
  return gone && removal(text, trimmedEnd(text, { start: gone.keySpan.start, end: rangeOf(gone.value).end }));
}

function entriesOf(value: Value | undefined): readonly Entry[] {
  return value?.kind === 'object' ? value.entries : [];
}

function reference(text: string, spec: Value | undefined, values: Entry, lines: readonly string[]): Edit | undefined {
  const present = get(spec, 'valuesFrom');
  if (present) return present.kind === 'list' ? appendItem(text, present, lines) : undefined;
  return keysBefore(text, values, ['valuesFrom:', ...lines.map((line) => `  ${line}`)]);
}
