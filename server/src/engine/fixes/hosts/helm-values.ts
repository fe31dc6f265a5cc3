/** Values of a chart: data for templates, which cannot say where a value comes from. What the chart or the tool around it offers is used. */
import type { Vault } from '../vaults/model';
import { typed } from '../vaults/prompt';
import { isValuesFile } from './helm/chart';
import { existingSecret } from './helm/existing-secret';
import { templatesRead } from './helm/templates';
import { valsReference } from './helm/vals';
import type { Draft, HostFixes, Place } from './model';
import { documentsOf } from './parse';
import { type Found, findLiteral } from './tree';

export const helmValues: HostFixes = {
  id: 'helm-values',
  title: 'Helm values',
  serves: (file, host) => (host === 'yaml' || host === 'kubernetes') && isValuesFile(file),
  reference,
  byHand: () => [
    'Let the chart read a Secret that a secret operator fills from the vault (many charts take its name as existingSecret), and leave the value empty here.',
  ],
};

function reference(place: Place, vault: Vault): Draft | undefined {
  for (const document of documentsOf(place.file, place.text)) {
    const found = findLiteral(document, place.credential);
    const { span } = place.credential;
    if (!found || found.value.span.start !== span.start || found.value.span.end !== span.end) continue;
    if (found.value.style === 'block') return undefined;
    return (
      valsReference(place, vault, found) ??
      existingSecret(place, vault, found) ??
      templatesRead(place, vault, found) ??
      (vault.environment ? setFromOutside(place, found) : undefined)
    );
  }
  return undefined;
}

/** Empty here, and given when the chart is installed. https://helm.sh/docs/helm/helm_upgrade/ */
function setFromOutside({ file, credential, name }: Place, { path }: Found): Draft | undefined {
  const key = path.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part.replace(/[.,[\]]/g, '\\$&')}`)).join('');
  return {
    title: `Leave ${path.join('.')} empty, and give it when the chart is installed`,
    safety: 'review',
    edits: [{ file, edits: [{ ...credential.literal, text: '""' }] }],
    followUp: [
      {
        text: 'Install the chart with the value from the terminal',
        command: `${typed(name)} | helm upgrade --install RELEASE CHART -f ${file} --set-file '${key.slice(1)}=/dev/stdin'`,
      },
    ],
  };
}
