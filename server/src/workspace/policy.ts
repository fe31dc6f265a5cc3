import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ignore from 'ignore';
import { POLICY_FILE, readPolicyFile } from '../engine/policy/config';
import { DEFAULT_POLICY, type Policy } from '../engine/policy/model';
import { lineStarts, positionAt } from '../engine/syntax/lines';

export interface LoadedPolicy {
  readonly policy: Policy;
  /** One line each, with file and line. */
  readonly problems: readonly string[];
}

/** The team's policy beside the workspace. No file means the defaults; a broken one is reported and what is right in it counts. */
export async function loadPolicy(root: string, file: string = POLICY_FILE, required = false): Promise<LoadedPolicy> {
  let text: string;
  try {
    text = await readFile(join(root, file), 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { policy: DEFAULT_POLICY, problems: missing && !required ? [] : [`${file}: cannot be read`] };
  }
  return checkPolicy(file, text);
}

/** The policy in a text; problems carry `file:line:column`. */
function checkPolicy(file: string, text: string): LoadedPolicy {
  const { policy, problems } = readPolicyFile(text);
  const starts = lineStarts(text);
  return {
    policy,
    problems: problems.map((problem) => {
      const { line, column } = positionAt(starts, problem.start);
      return `${file}:${line}:${column}: ${problem.message}`;
    }),
  };
}

/** Whether the policy leaves a path out. */
export function ignoredBy(policy: Policy): (file: string) => boolean {
  if (policy.ignore.length === 0) return () => false;
  const rules = ignore().add([...policy.ignore]);
  return (file) => ignore.isPathValid(file) && rules.ignores(file);
}
