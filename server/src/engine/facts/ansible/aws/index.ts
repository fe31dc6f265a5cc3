/** What tasks of the collections amazon.aws and community.aws declare. https://docs.ansible.com/ansible/latest/collections/amazon/aws/ */
import type { ExtractContext } from '../../context';
import type { ModuleCall } from '../tasks';
import { addIdentities } from './identities';
import { addPurposes } from './policies';
import { addRuntimes } from './runtimes';
import { addSettings } from './settings';

/** What the tasks of AWS modules say. */
export function addAws(context: ExtractContext, calls: readonly ModuleCall[]): void {
  for (const call of calls) {
    addPurposes(context, call);
    addIdentities(context, call);
    addSettings(context, call);
    addRuntimes(context, call);
  }
}
