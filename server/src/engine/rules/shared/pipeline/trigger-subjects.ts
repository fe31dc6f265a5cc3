/**
 * What the OIDC tokens of a run say behind the name of the repository, by the event that started it:
 * https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims
 */
import type { PipelineTrigger } from '../../../facts/model';

export interface Subject {
  /** `environment:production`, `ref:refs/heads/*`, `pull_request`. */
  readonly text: string;
  /** The text has wildcards. */
  readonly like: boolean;
  /** What makes it so, for a message. */
  readonly because: string;
}

/** They run for the newest commit of the default branch, whose name no file tells. */
const ON_DEFAULT =
  /^(?:schedule|workflow_run|issues|issue_comment|repository_dispatch|label|milestone|discussion|discussion_comment|fork|watch|gollum|page_build|public|status|check_run|check_suite|branch_protection_rule)$/;

/** The forms that an event gives; undefined for one that is not known here. */
export function byTrigger({ name, filters }: PipelineTrigger): Subject[] | undefined {
  if (name === 'pull_request') return [{ text: 'pull_request', like: false, because: 'pull_request' }];
  if (ON_DEFAULT.test(name)) return [refs('heads', '*', name)];
  if (name === 'release') return [refs('tags', '*', name)];
  if (name === 'merge_group') return [refs('heads', '*', name)];
  if (name === 'workflow_dispatch') return [refs('heads', '*', name), refs('tags', '*', name)];
  if (name !== 'push') return undefined;
  const named = (key: string) => filters.flatMap((one) => (one.name === key && one.value ? [one.value.text] : []));
  const has = (key: string) => filters.some((one) => one.name === key);
  const branches = named('branches').map((text) => refs('heads', text, name));
  const tags = named('tags').map((text) => refs('tags', text, name));
  // A filter of one kind keeps the other kind from running.
  if (!has('branches') && !has('tags')) {
    const heads = has('tags-ignore') && !has('branches-ignore') ? [] : [refs('heads', '*', name)];
    const all = has('branches-ignore') && !has('tags-ignore') ? heads : [...heads, refs('tags', '*', name)];
    return all;
  }
  return [
    ...branches,
    ...tags,
    ...(has('branches-ignore') ? [refs('heads', '*', name)] : []),
    ...(has('tags-ignore') ? [refs('tags', '*', name)] : []),
  ];
}

/** A filter's own wildcards say more than those of a policy: all behind the first is open. */
function refs(kind: 'heads' | 'tags', filter: string, trigger: string): Subject {
  const first = filter.search(/[*?+[\]!\\]|\$\{\{|\uFFFC/);
  const text = first < 0 ? filter : `${filter.slice(0, first)}*`;
  const what = text === '*' ? (kind === 'heads' ? 'branches' : 'tags') : `${kind === 'heads' ? 'branch' : 'tag'} ${text}`;
  return { text: `ref:refs/${kind}/${text}`, like: first >= 0, because: `${trigger} of ${what}` };
}
