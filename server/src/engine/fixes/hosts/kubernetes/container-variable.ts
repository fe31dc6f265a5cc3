/** A variable or an argument of a container: it reads a Secret, which comes from the vault through an operator. */
import { get, textOf } from '../../../syntax/value';
import { together } from '../../apply';
import type { Edit, Step } from '../../model';
import { newlineOf, trimmedEnd } from '../../text';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import { type Found, followsKey, inBraces, keyIndent } from '../tree';
import { identity, withoutKey } from './cloud-identity';
import { type Delivered, deliver, secretOf } from './deliver';
import { argumentEdits, dependentVariable } from './dependent';
import { injected } from './injected';
import { manifestOf } from './objects';
import { secretByHand } from './plain-secret';
import { podOf } from './pod';

const AS_IT_IS = 'The value goes into the URL as it is: choose one without the characters : / @ ? # %.';

/** The draft for a literal in `env`, `args` or `command`; undefined where there is no place for the reference. */
export function containerVariable(place: Place, vault: Vault, found: Found): Draft | undefined {
  const { file, credential, name } = place;
  const pod = podOf(place.text, found.parents);
  if (credential.slot.kind !== 'k8s-env' && !isVariable(found)) return undefined;
  const whole = found.value.span.start === credential.span.start && found.value.span.end === credential.span.end;
  const straight = vault.kubernetes?.vaultAgent && pod && injected(place, found, pod, vault.kubernetes.vaultAgent(name));
  if (straight) return straight;
  const inArguments = found.path.includes('args') || found.path.includes('command');
  const edits = inArguments ? argumentEdits(place, found) : whole ? valueFrom(place, found) : dependentVariable(place, found);
  if (!edits) return undefined;
  const partly: Step[] = whole || !found.value.text.includes('://') ? [] : [AS_IT_IS];
  const steps = identity(place) ? partly : [...withoutKey(place), ...partly];
  const secret = secretOf(name);
  const namespace = textOf(get(manifestOf(found.parents), 'metadata', 'namespace'));
  if (!vault.kubernetes)
    return {
      title: `Read the value from the Secret ${secret}, key ${name.field}`,
      safety: 'review',
      edits: [{ file, edits }],
      steps,
      followUp: [secretByHand(name, secret, name.field, namespace)],
    };
  const order = {
    context: place.context,
    file,
    secret,
    items: [{ key: name.field, name }],
    ...(namespace ? { namespace } : {}),
    ...(pod ? { pod } : {}),
  };
  const delivered = deliver(order, vault.kubernetes);
  return delivered && delivery(file, edits, delivered, `through the Secret ${secret}`, steps);
}

/** The edits of a manifest and of what an operator makes for it. */
export function delivery(
  file: string,
  edits: readonly Edit[],
  delivered: Delivered,
  note: string,
  steps: readonly Step[],
): Draft {
  const own = [...edits, ...delivered.own];
  return {
    note,
    safety: 'review',
    edits: together([{ file, edits: own }, ...delivered.others]),
    steps: [...steps, ...delivered.steps],
  };
}

/** An item of `env` in a custom resource, which takes what a container takes. */
function isVariable({ path, parents }: Found): boolean {
  const variable = parents.at(-1);
  const keys = variable?.kind === 'object' ? variable.entries.map(({ key }) => key).sort() : [];
  return path.at(-1) === 'value' && path.at(-3) === 'env' && keys.join() === 'name,value';
}

/** The entry `value` of the variable, in block or flow style. */
function valueFrom(place: Place, { entry, parents }: Found): Edit[] | undefined {
  const { text, name } = place;
  const variable = parents.at(-1);
  if (entry?.key !== 'value' || variable?.kind !== 'object' || !followsKey(text, entry)) return undefined;
  const range = trimmedEnd(text, { start: entry.keySpan.start, end: place.credential.literal.end });
  const secret = secretOf(name);
  if (inBraces(text, variable)) {
    const quote = text[entry.keySpan.start] === '"' ? '"' : '';
    const key = (word: string) => `${quote}${word}${quote}`;
    const written = `${key('valueFrom')}: {${key('secretKeyRef')}: {${key('name')}: ${key(secret)}, ${key('key')}: ${key(name.field)}}}`;
    return [{ ...range, text: written }];
  }
  const indent = keyIndent(text, entry);
  if (indent === undefined) return undefined;
  const next = `${newlineOf(text)}${indent}`;
  return [{ ...range, text: `valueFrom:${next}  secretKeyRef:${next}    name: ${secret}${next}    key: ${name.field}` }];
}
