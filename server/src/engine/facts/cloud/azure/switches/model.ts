/** A switch of an Azure service in the words of each notation. */
import type { SettingFact, SettingTopic } from '../../../model';
import type { CloudResource } from '../../resource';

type State = SettingFact['state'];

/** Where a notation has the switch. */
export interface Place {
  readonly types: readonly string[];
  /** Outermost first: in Terraform from the block on, in ARM from the resource on (`properties`, …), in Ansible from the module's arguments on. */
  readonly path: readonly string[];
  readonly safe: boolean | string;
  /** What is true where nothing is written, where it differs from the switch's own. */
  readonly otherwise?: Switch['otherwise'];
  /** What it is called in other versions of the notation. */
  readonly also?: readonly Pick<Place, 'path' | 'safe'>[];
  /** Where something worse stands in its place. */
  readonly instead?: readonly string[];
}

export interface Switch {
  readonly about: SettingTopic;
  readonly places: readonly Place[];
  /** Which values are safe, where it is more than the one. Of a list each item is asked. */
  readonly isSafe?: (text: string) => boolean;
  readonly otherwise: 'safe' | 'missing' | 'unknown';
  /** What else of the resource decides: `none` where it does not have the switch, or the state it is in whatever the switch says. */
  readonly unless?: (resource: CloudResource, written: boolean) => State | 'none' | undefined;
}
