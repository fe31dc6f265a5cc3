/** `secretGenerator`: all of it comes from the vault, under the generator's own name; the smallest step is a file that git ignores. */

import { sibling } from '../../../syntax/path';
import { entryOf, get, itemsOf, textOf } from '../../../syntax/value';
import { together } from '../../apply';
import type { Edit, FileEdit } from '../../model';
import type { SecretName } from '../../naming';
import { wordsOf } from '../../naming-parts';
import type { Vault } from '../../vaults/model';
import { typed } from '../../vaults/prompt';
import { ignoreEdits } from '../dotenv/companions';
import { appendItem, keysBefore } from '../kubernetes/block';
import { deliver } from '../kubernetes/deliver';
import { entryOfPlace, stepsOfItems } from '../kubernetes/secret-manifest';
import type { Draft, Place } from '../model';
import type { Found } from '../tree';
import { type Generator, generatorOf, withoutEntry, withoutItem } from './generator';

const ENV_FILE = '.env.secret';

export function secretLiteral(place: Place, vault: Vault, found: Found): Draft | undefined {
  const generator = generatorOf(place, found);
  if (!generator) return undefined;
  return vault.kubernetes ? fromVault(place, vault, found, generator) : fromFile(place, found, generator);
}

/**
 * References keep the generator's name: Kustomize adds a hash to the names of what it generates only, and rewrites only references to
 * that.
 */
function fromVault({ context, file, text, name }: Place, vault: Vault, found: Found, generator: Generator): Draft | undefined {
  const allowed = new Set(['name', 'namespace', 'type', 'literals', 'options']);
  if (!vault.kubernetes || generator.value.entries.some(({ key }) => !allowed.has(key))) return undefined;
  const isOnly = itemsOf(found.parents[1]).length === 1;
  const gone = isOnly ? withoutEntry(text, found.parents[0], 'secretGenerator') : withoutItem(text, generator.value);
  const type = textOf(get(generator.value, 'type'));
  const entry = entryName(name, generator.name);
  const items = generator.keys.map((key) => ({ key, name: { ...entry, field: key } }));
  const order = {
    context,
    file,
    secret: generator.name,
    items,
    ...(type && type !== 'Opaque' ? { type } : {}),
    ...(generator.namespace ? { namespace: generator.namespace } : {}),
  };
  const delivered = gone && deliver(order, vault.kubernetes);
  if (!gone || !delivered) return undefined;
  return {
    title: `Fill the Secret ${generator.name} from ${entryOfPlace(vault, items)} in place of the generator`,
    safety: 'review',
    edits: together([{ file, edits: [gone, ...delivered.own] }, ...delivered.others]),
    steps: [
      ...delivered.steps,
      'Its name has no hash any more: pods are not started again by themselves when the value changes.',
    ],
    followUp: stepsOfItems(vault, items),
  };
}

/** `envs: [.env.secret]` */
function fromFile(place: Place, found: Found, generator: Generator): Draft | undefined {
  const { context, file, text, name } = place;
  const edits = toFile(text, found, generator);
  if (!edits) return undefined;
  const path = sibling(file, ENV_FILE);
  const ignored: FileEdit[] = ignoreEdits(context, path);
  return {
    title: `Read ${generator.key} from ${ENV_FILE}, which git ignores`,
    safety: 'review',
    edits: together([{ file, edits }, ...ignored]),
    followUp: [
      {
        text: 'Write the value into the file, wherever this is built',
        command: `(printf '%s=' ${generator.key}; ${typed(name)}; echo) >> ${path}`,
      },
    ],
  };
}

function toFile(text: string, found: Found, { value, literals }: Generator): Edit[] | undefined {
  const entry = entryOf(value, 'literals');
  const isOnly = literals.items.length === 1;
  const item = literals.items[Number(found.path[3])];
  const gone = isOnly ? withoutEntry(text, value, 'literals') : item && withoutItem(text, item);
  const envs = get(value, 'envs');
  if (!entry || !gone) return undefined;
  if (itemsOf(envs).some((one) => textOf(one) === ENV_FILE)) return [gone];
  if (envs) {
    const more = envs.kind === 'list' ? appendItem(text, envs, [`- ${ENV_FILE}`]) : undefined;
    return more && [gone, more];
  }
  const more = keysBefore(text, entry, ['envs:', `  - ${ENV_FILE}`]);
  return more && [more, gone];
}

/** The vault entry is named after the generator. */
function entryName(name: SecretName, generator: string): SecretName {
  const words = wordsOf(generator);
  const rest = words[0] === name.service ? words.slice(1) : words;
  return { ...name, component: rest.join('-') || 'credentials' };
}
