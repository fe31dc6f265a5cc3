/** What one kind of configuration file knows. Only what the program that reads the file resolves by itself is offered. */
import type { Step } from '../../model';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';

export interface Notation {
  readonly serves: (place: Place) => boolean;
  readonly reference?: (place: Place, vault: Vault) => Draft | undefined;
  readonly byHand?: (place: Place) => readonly Step[];
}
