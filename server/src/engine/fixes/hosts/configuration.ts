/**
 * Configuration files. Only what the program that reads the file understands is offered: the environment or a vault, in the
 * program's own notation. Everything else is work by hand.
 */
import { byHandNotation } from './configuration/by-hand';
import { dotnetNotation } from './configuration/dotnet';
import { environmentNotation } from './configuration/environment';
import { filesNotation } from './configuration/files';
import { hoconNotation } from './configuration/hocon';
import type { Notation } from './configuration/notation';
import { overriddenNotation } from './configuration/overridden';
import { springNotation } from './configuration/spring';
import { taskDefinitionNotation } from './configuration/task-definition';
import type { HostFixes } from './model';

/** The first that has an offer for a vault makes it. */
const NOTATIONS: readonly Notation[] = [
  springNotation,
  dotnetNotation,
  taskDefinitionNotation,
  filesNotation,
  hoconNotation,
  overriddenNotation,
  environmentNotation,
  byHandNotation,
];

export const configuration: HostFixes = {
  id: 'configuration',
  title: 'Configuration of applications',
  serves: () => true,
  without: { '1password': 'no program resolves its references in its own configuration; op inject fills a template, by hand' },
  byHand(place) {
    const { file, name } = place;
    const own = NOTATIONS.find(({ serves, byHand }) => byHand && serves(place));
    return (
      own?.byHand?.(place) ?? [
        `Take the value out of ${file} and let the program read ${name.env} from its environment or the vault when it starts.`,
      ]
    );
  },

  reference(place, vault) {
    for (const { serves, reference } of NOTATIONS) {
      const draft = reference && serves(place) ? reference(place, vault) : undefined;
      if (draft) return draft;
    }
    return undefined;
  },
};
