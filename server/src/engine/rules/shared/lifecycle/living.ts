/** What is said of how long credentials and keys live, where something is deployed: tests and examples make and drop theirs. */
import type { LifecycleFact } from '../../../facts/model';
import { isTestFile } from '../../../facts/source/test-file';
import { filesWith } from '../../../graph/having';
import type { IdentityGraph } from '../../../graph/model';

/** What others wrote, and what shows how something is used. */
const SHOWN =
  /(?:^|\/)(?:vendor|third[_-]party|node_modules|\.terraform|examples?|samples?|docs?|snippets?|quickstarts?|tutorials?|[\w-]{1,40}-tests?)\//i;

/** Whether a file shows, tries or brings along: nobody lives with what it declares. */
export function isShown(file: string): boolean {
  return isTestFile(file) || SHOWN.test(file);
}

/** The facts of all files but those. */
export function livingFacts(graph: IdentityGraph): LifecycleFact[] {
  return filesWith(graph, 'lifecycles').flatMap(({ file, lifecycles }) => (isShown(file) ? [] : lifecycles));
}
