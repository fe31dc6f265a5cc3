/** Values that are handed to a template: in its parameter file, or to a nested deployment. */
import { contains } from '../../../syntax/span';
import { get } from '../../../syntax/value';
import { indentAt, newlineOf } from '../../text';
import type { Vault } from '../../vaults/model';
import { removeEntry } from '../cloudformation/entries';
import type { Draft, Place } from '../model';
import type { Found } from '../tree';

/** `"value": "…"` of a parameter file by a reference to the vault; without one, the parameter goes, and whoever deploys gives it. */
export function parameterFile(place: Place, found: Found, vault: Vault): Draft | undefined {
  const { file, text } = place;
  const [, name = '', last] = found.path;
  if (last !== 'value' || found.path.length !== 3) return undefined;
  if (!vault.environment) return referred(place, found, vault);
  const parameters = found.parents[1];
  const entry =
    parameters?.kind === 'object' ? parameters.entries.find(({ value }) => contains(value.span, found.value.span)) : undefined;
  if (parameters?.kind !== 'object' || !entry) return undefined;
  return {
    title: `Take ${name} out of the file, and give it when you deploy`,
    safety: 'review',
    edits: [{ file, edits: [removeEntry(text, parameters, entry)] }],
    followUp: [
      `Give it from the secret store of the CI: az deployment group create … --parameters @FILE --parameters ${name}="$VALUE".`,
    ],
  };
}

/** The same for a parameter of a nested or linked deployment. */
export function handedOver(place: Place, found: Found, vault: Vault): Draft | undefined {
  const [section, , last] = found.path.slice(-3);
  const isOne = section === 'parameters' && last === 'value' && found.path.at(-4) === 'properties';
  const holder = found.parents.at(-4);
  if (!isOne || vault.environment || !(get(holder, 'template') || get(holder, 'templateLink'))) return undefined;
  return referred(place, found, vault);
}

function referred({ file, text, name, credential }: Place, { value, entry }: Found, vault: Vault): Draft | undefined {
  const form = vault.arm;
  const isWhole = credential.span.start === value.span.start && credential.span.end === value.span.end;
  if (!form || !entry || !isWhole) return undefined;
  const isOneLine = text.lastIndexOf('{', entry.keySpan.start) > text.lastIndexOf('\n', entry.keySpan.start);
  const lines = JSON.stringify(form.reference(name), undefined, isOneLine ? undefined : 2);
  const written = lines.replaceAll('\n', newlineOf(text) + indentAt(text, entry.keySpan.start));
  return {
    safety: 'review',
    edits: [{ file, edits: [{ start: entry.keySpan.start, end: value.literal.end, text: `"reference": ${written}` }] }],
    steps: ['Fill in the id of the vault (az keyvault show --name KEY_VAULT --query id).', form.needs],
  };
}
