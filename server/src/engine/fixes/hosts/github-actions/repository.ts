/** Which repository a workspace is, as far as its own files say, and what the tokens of its jobs say of themselves. */
import { parseJson } from '../../../syntax/data/json';
import { get, itemsOf, textOf } from '../../../syntax/value';
import type { FixContext } from '../../model';
import type { Where } from './place';
import { environmentOf } from './script';

/** Who signs the tokens of jobs. */
export const ISSUER = 'token.actions.githubusercontent.com';

/** `owner/name`, from the manifest of a package at the top. */
export function ownRepository({ read }: FixContext): string | undefined {
  const manifest = read('package.json');
  const top = manifest === undefined ? undefined : parseJson('package.json', manifest).value;
  const field = get(top, 'repository');
  const written =
    textOf(field) ??
    textOf(get(field, 'url')) ??
    /^module[ \t]+(github\.com\/[^\s/]+\/[^\s/]+)/m.exec(read('go.mod') ?? '')?.[1] ??
    '';
  const found =
    /^(?:github:|(?:git\+)?(?:https|ssh|git):\/\/(?:git@)?github\.com\/|git@github\.com:|github\.com\/)?([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(
      written,
    );
  return found?.[1];
}

/**
 * The subject of the job's token: its environment, else the branch that the workflow runs for; undefined where neither is told
 * (tags, pull requests). https://docs.github.com/actions/reference/security/oidc#example-subject-claims
 */
export function subjectOf(where: Where, repository: string): string | undefined {
  const environment = environmentOf(where);
  if (environment) return `repo:${repository}:environment:${environment}`;
  const on = get(where.document, 'on');
  const branches = itemsOf(get(on, 'push', 'branches')).map(textOf);
  const written = branches.find((name) => name !== undefined && /^[\w./-]+$/.test(name));
  const events = on?.kind === 'object' ? on.entries.map(({ key }) => key) : itemsOf(on).map(textOf);
  const onDefault =
    events.some((event) => event === 'workflow_dispatch' || event === 'schedule' || event === 'push') && !get(on, 'push', 'tags');
  const branch = written ?? (onDefault && branches.length === 0 ? 'main' : undefined);
  return branch === undefined ? undefined : `repo:${repository}:ref:refs/heads/${branch}`;
}

/** The same for people. */
export function inWords(where: Where): string {
  return subjectOf(where, 'OWNER/REPOSITORY') ?? 'repo:OWNER/REPOSITORY: and the tag or event that it runs for';
}
