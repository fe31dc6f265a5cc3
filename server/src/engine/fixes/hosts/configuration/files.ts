/** Prometheus and Alertmanager put no variables into their files: nearly every secret has a setting that names a file instead. */

import { dns } from '../../naming';
import type { Draft, Place } from '../model';
import { locate } from './locate';
import type { Notation } from './notation';

/**
 * Settings with a twin that ends in `_file`: https://prometheus.io/docs/prometheus/latest/configuration/configuration/ and
 * https://prometheus.io/docs/alerting/latest/configuration/
 */
const TWINS = new Set([
  'password',
  'bearer_token',
  'credentials',
  'client_secret',
  'smtp_auth_password',
  'auth_password',
  'slack_api_url',
  'opsgenie_api_key',
  'victorops_api_key',
  'api_url',
  'service_key',
  'routing_key',
  'api_key',
  'bot_token',
  'user_key',
  'token',
  'webhook_url',
  'url',
]);

export const filesNotation: Notation = {
  serves: ({ file }) => programOf(file) !== undefined,
  reference: (place, vault) => (vault.environment ? draftOf(place) : undefined),
};

function programOf(file: string): string | undefined {
  return /(?:^|\/)(prometheus|alertmanager|blackbox)(?:[.-][\w-]+)*\.ya?ml$/.exec(file)?.[1];
}

function draftOf(place: Place): Draft | undefined {
  const { file, text, name, credential } = place;
  const program = programOf(file);
  const found = locate(place);
  const entry = found?.entry;
  if (!program || !entry || !TWINS.has(entry.key) || found.value.style === 'block' || found.value.tag) return undefined;
  const { start, end } = credential.span;
  const { value } = found;
  // A webhook's secret is a part of its address, and the address goes as a whole; any other part has no file.
  const isWhole = start === value.span.start && end === value.span.end;
  if (!isWhole && !/url$/.test(entry.key)) return undefined;
  const key = `${entry.key}_file`;
  if (found.parents.at(-1)?.kind === 'object' && text.slice(entry.keySpan.start, entry.keySpan.end) !== entry.key)
    return undefined;
  const path = `/etc/${program}/secrets/${dns(name.component, name.field)}`;
  return {
    title: `Replace with ${key}, a file with ${isWhole ? 'the value' : 'the whole address'} (${path})`,
    safety: 'review',
    edits: [
      {
        file,
        edits: [
          { start: entry.keySpan.end, end: entry.keySpan.end, text: '_file' },
          { ...value.literal, text: path },
        ],
      },
    ],
    followUp: [
      `Put ${isWhole ? 'the value' : 'the address'} into ${path} where ${program === 'blackbox' ? 'the exporter' : program === 'prometheus' ? 'Prometheus' : 'Alertmanager'} runs, from a vault: a mounted secret, or a template of the vault's agent.`,
    ],
  };
}
