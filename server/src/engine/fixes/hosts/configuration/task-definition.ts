/** A task definition of ECS in JSON: what the agent fetches when the task starts stands in `secrets`. */
import { get, textOf } from '../../../syntax/value';
import type { Vault } from '../../vaults/model';
import { moveToSecrets, type Words } from '../cloudformation/task-secrets';
import type { Draft, Place } from '../model';
import { isJson } from '../parse';
import { locate } from './locate';
import type { Notation } from './notation';

const WORDS: Words = { environment: 'environment', secrets: 'secrets', name: 'name', value: 'value', valueFrom: 'valueFrom' };

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html */
export const taskDefinitionNotation: Notation = {
  serves: ({ file, text }) => isJson(file, text) && /"containerDefinitions"\s*:/.test(text),
  reference: (place, vault) => draftOf(place, vault),
  byHand: ({ name }) => [
    `Move ${name.env} from "environment" to "secrets" of the container: valueFrom is the full ARN of the secret in Secrets Manager, with :${name.field}:: behind it, or the name of a parameter.`,
    'Give executionRoleArn a role that may read it.',
  ],
};

function draftOf(place: Place, vault: Vault): Draft | undefined {
  const valueFrom = vault.configuration?.taskSecret?.(place.name);
  const found = valueFrom === undefined ? undefined : locate(place);
  const { span } = place.credential;
  if (!found || span.start !== found.value.span.start || span.end !== found.value.span.end) return undefined;
  const [list, index, key] = found.path.slice(-3);
  const container = found.parents.at(-3);
  if (list !== 'environment' || key !== 'value' || container?.kind !== 'object') return undefined;
  const edits = moveToSecrets(place.text, container, Number(index), JSON.stringify(valueFrom), WORDS);
  const role = textOf(get(found.top, 'executionRoleArn'));
  return (
    edits && {
      title: `Move it to the secrets of the container: ${vault.place(place.name)}`,
      safety: 'review',
      edits: [{ file: place.file, edits }],
      steps: role
        ? [`It is ${role.slice(role.lastIndexOf('/') + 1)} that reads it when the task starts.`]
        : ['Give the task an executionRoleArn: that role reads it when the task starts.'],
    }
  );
}
