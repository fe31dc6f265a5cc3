/** What to do by hand in a host that has no way to name a vault. Text and commands; never the value. */
import type { Host } from '../facts/model';
import { baseName } from '../syntax/path';
import type { Place } from './hosts/model';
import { isInScript } from './hosts/terraform/script';

export function handSteps(place: Place, host: Host): string[] {
  const { file, name } = place;
  const path = file.includes(' ') ? `'${file}'` : file;
  switch (host) {
    case 'dotenv':
      return [
        `Take the value out of ${path}; keep the line "${name.env}=" in ${baseName(file)}.example for others to see.`,
        `Stop tracking the file: git rm --cached ${path} and add it to .gitignore.`,
        `Fill ${name.env} when the program starts, for example with the vault's own command line tool or agent.`,
      ];
    case 'kubernetes':
    case 'helm-template':
      return [
        `Keep the value in a Secret that a secret operator fills from the vault, and read it with secretKeyRef or as a mounted file.`,
      ];
    case 'cloudformation':
      return [
        `Give the program the ARN of the secret and let it read the value at run time; a value that is resolved here stays readable in its configuration.`,
      ];
    case 'terraform':
      if (isInScript(place))
        return ['In the script, read the value where it is needed, with the role of the machine, in place of writing it down.'];
      return [`This place takes no reference: give the value through the environment or a file that is not in the repository.`];
    case 'agent':
      return [
        `Take the value out of ${path}: start the server through a command that fetches it, such as "op run --env-file=…" or a script of your own that asks the vault for ${name.env}.`,
      ];
    default:
      return [
        `Take the value out of ${path} and let the program read ${name.env} from its environment or the vault when it starts.`,
      ];
  }
}
