/**
 * appsettings.json of .NET. The file takes no references; what its sources say later overrides it: a variable of the environment, the
 * user secrets of a developer, a vault. https://learn.microsoft.com/en-us/aspnet/core/fundamentals/configuration/
 */
import type { Step } from '../../model';
import type { Vault } from '../../vaults/model';
import { typed } from '../../vaults/prompt';
import type { Draft, Place } from '../model';
import { locate } from './locate';
import type { Notation } from './notation';

export const dotnetNotation: Notation = {
  serves: ({ file }) => /(?:^|\/)appsettings(?:\.[\w-]+)*\.json$/i.test(file),
  reference: draftOf,
};

function draftOf(place: Place, vault: Vault): Draft | undefined {
  const found = locate(place);
  // A list has no names that a person could keep up with.
  if (!found || found.parents.some(({ kind }) => kind === 'list') || !found.path.every((key) => /^[\w.:-]+$/.test(key)))
    return undefined;
  const edits = [{ file: place.file, edits: [{ ...found.value.literal, text: '""' }] }];
  const part = place.credential.span.start !== found.value.span.start || place.credential.span.end !== found.value.span.end;
  const keys = found.path.flatMap((key) => key.split(':'));
  const whole = part ? 'the whole connection string' : 'the value';
  if (vault.environment) {
    const env = keys.join('__').replaceAll('.', '_');
    if (keys.some((key) => key.includes('.'))) return undefined;
    return {
      title: `Empty the value; the environment variable ${env} overrides it`,
      safety: 'review',
      edits,
      followUp: [`Set ${env} to ${whole} where the program runs, from a vault.`, userSecret(place, keys, whole)],
    };
  }
  const source = vault.configuration?.dotnet?.(place.name, keys);
  return (
    source && {
      title: `Empty the value; ${source.place} overrides it`,
      safety: 'review',
      edits,
      followUp: [
        ...(isCalled(place, source.method) ? [] : [`Add the vault to the configuration in Program.cs: ${source.call}`]),
        ...(part ? ['What is stored is the whole connection string.'] : []),
        ...source.store,
        ...source.reader,
        userSecret(place, keys, whole),
      ],
    }
  );
}

/** https://learn.microsoft.com/en-us/aspnet/core/security/app-secrets#set-multiple-secrets: JSON on the standard input. */
function userSecret({ file, name }: Place, keys: readonly string[], whole: string): Step {
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
  const json = `{${JSON.stringify(keys.join(':'))}: .}`;
  return {
    text: `On a developer's machine, keep ${whole} in the user secrets (once: dotnet user-secrets init)`,
    command: `${typed(name)} | jq -Rs '${json}' | dotnet user-secrets set --project ${/^[\w./-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", "'\\''")}'`}`,
  };
}

function isCalled({ context }: Place, method: string): boolean {
  return context.files.some((file) => /(?:^|\/)(?:Program|Startup)\.cs$/.test(file) && context.read(file)?.includes(method));
}
