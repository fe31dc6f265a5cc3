/** Services of the Serverless Framework: their variables are replaced before CloudFormation sees anything. */
import { isServerlessFile } from '../../../facts/cloudformation/serverless/files';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import type { At } from './at';

export function isServerless({ file }: Place): boolean {
  return isServerlessFile(file);
}

/** https://www.serverless.com/framework/docs/guides/variables/env: the environment of whoever deploys; a vault where it is resolved. */
export function serverlessVariable(place: Place, at: At, vault: Vault): Draft | undefined {
  const { file, name, credential } = place;
  const { value, path, entry } = at.found;
  const { start, end } = credential.span;
  if (value.style === 'block' || value.tag !== undefined || !entry) return undefined;
  const isRead = /(?:^|\.)environment\.[^.]+$/i.test(path.join('.'));
  const form = vault.cloudformation && 'dynamic' in vault.cloudformation ? vault.cloudformation.serverless : undefined;
  // Resolved into the environment of a function, the value stays readable there.
  const written = vault.environment ? `\${env:${name.env}}` : isRead ? undefined : form?.(name);
  if (written === undefined) return undefined;
  const { literal } = value;
  const inner = place.text.slice(literal.start, start) + written + place.text.slice(end, literal.end);
  const edit = value.style === 'plain' ? { ...literal, text: `'${inner}'` } : { start, end, text: written };
  if (value.style === 'plain' && /['\r\n]/.test(inner)) return undefined;
  if (!vault.environment) return { safety: 'review', edits: [{ file, edits: [edit] }] };
  return {
    title: `Replace with the environment variable ${name.env} of whoever deploys${isRead ? '; the value stays readable in the configuration' : ''}`,
    safety: isRead ? 'review' : 'safe',
    edits: [{ file, edits: [edit] }],
    followUp: [
      `Set ${name.env} where serverless deploy runs, from the secret store of the CI, never from a file in the repository.`,
      ...(isRead
        ? [
            'Better: give the function the ARN of a secret, let it read the value when it runs, and allow its role secretsmanager:GetSecretValue on that secret.',
          ]
        : []),
    ],
  };
}
