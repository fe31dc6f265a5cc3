/**
 * Templates of Azure Resource Manager: a secure parameter, and in the settings of App Service and Functions a reference that the
 * platform resolves. https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/best-practices#security-recommendations-for-parameters
 */
import { entryOf, get, textOf, type Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import { pascal } from '../../naming';
import { before, indentAt, isBlank, newlineOf } from '../../text';
import type { Vault } from '../../vaults/model';
import { insertFirst } from '../cloudformation/entries';
import type { Draft, Place } from '../model';
import { inBraces } from '../tree';
import { locate } from './locate';
import type { Notation } from './notation';

export const appServiceNotation: Notation = {
  serves: ({ file, text }) => /\.json$/.test(file) && /"\$schema"\s*:\s*"[^"]*deploymentTemplate\.json/i.test(text),
  reference: (place, vault) => draftOf(place, vault),
  byHand: () => [
    'Take the value from a parameter of type securestring, which the parameter file reads from a key vault with "reference".',
  ],
};

function draftOf(place: Place, vault: Vault): Draft | undefined {
  const found = locate(place);
  const { span } = place.credential;
  if (!found || span.start !== found.value.span.start || span.end !== found.value.span.end) return undefined;
  if (found.path[0] !== 'resources') return undefined;
  const write = (reference: string, edits: readonly Edit[]): Draft['edits'] => [
    { file: place.file, edits: [...edits, { ...found.value.literal, text: JSON.stringify(reference) }] },
  ];
  if (vault.environment) {
    const field = pascal(place.name.component, place.name.field);
    const name = (field[0] ?? '').toLowerCase() + field.slice(1);
    const parameter = parameterOf(place.text, found.top, name, 'securestring');
    return (
      parameter && {
        title: `Replace with the secure parameter ${name}`,
        safety: 'review',
        edits: write(`[parameters('${name}')]`, parameter),
        followUp: [
          `Give ${name} when you deploy; a parameter file reads it from a key vault with "reference", never from the repository.`,
        ],
      }
    );
  }
  const isSetting = found.path.includes('appSettings') && found.path.at(-1) === 'value';
  const form = isSetting ? vault.configuration?.appService : undefined;
  const parameter = form && parameterOf(place.text, found.top, 'keyVaultName', 'string');
  if (!form || !parameter) return undefined;
  return {
    safety: 'review',
    edits: write(form(place.name, "parameters('keyVaultName')"), parameter),
    steps: ['Give the app a managed identity, and keyVaultName when you deploy.'],
  };
}

/** What declares the parameter; nothing where a fitting one is there; undefined where it cannot be declared. */
function parameterOf(text: string, top: Value, name: string, type: string): Edit[] | undefined {
  const present = get(top, 'parameters', name);
  if (present) return textOf(get(present, 'type'))?.toLowerCase() === type && !get(present, 'defaultValue') ? [] : undefined;
  const section = entryOf(top, 'parameters');
  const inline = `"${name}": { "type": "${type}" }`;
  if (section) {
    const edit = section.value.kind === 'object' ? insertFirst(text, section, section.value, [], inline) : undefined;
    return edit && [edit];
  }
  const resources = entryOf(top, 'resources');
  if (!resources || top.kind !== 'object' || !inBraces(text, top)) return undefined;
  const at = resources.keySpan.start;
  const gap = isBlank(before(text, at)) ? newlineOf(text) + indentAt(text, at) : ' ';
  return [{ start: at, end: at, text: `"parameters": { ${inline} },${gap}` }];
}
