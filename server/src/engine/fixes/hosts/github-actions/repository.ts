/** Which repository a workspace is, as far as its own files say, and what the tokens of its jobs say of themselves. */
import { parseJson } from '../../../syntax/data/json';
import { get, itemsOf, textOf } from '../../../syntax/value';
import type { FixContext } from '../../model';
import type { Where } from './place';
import { environmentOf } from './script';

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
 * The subject of the job's token: its environment, else the branch that the workflow runs for.
 * https://docs.github.com/actions/reference/security/oidc#example-subject-claims
 */
export function subjectOf(where: Where, repository: string): string {
  const environment = environmentOf(where);
  if (environment) return `repo:${repository}:environment:${environment}`;
  const branches = itemsOf(get(where.document, 'on', 'push', 'branches')).map(textOf);
  const branch = branches.find((name) => name !== undefined && /^[\w./-]+$/.test(name)) ?? 'main';
  return `repo:${repository}:ref:refs/heads/${branch}`;
}
