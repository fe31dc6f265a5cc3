/**
 * CODEOWNERS of GitHub and GitLab.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * https://docs.gitlab.com/user/project/codeowners/reference/
 */
import { spanOf } from '../syntax/span';
import type { ExtractContext } from './context';
import type { OwnerRuleFact } from './model';

/** Where the platforms look, first of all where GitHub does. Only the first that is there counts. */
export const CODE_OWNERS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'] as const;

export function isCodeOwners(file: string): boolean {
  return (CODE_OWNERS as readonly string[]).includes(file);
}

/** `[Section]`, `^[Optional][2] @default`. */
const SECTION = /^\^?\[([^\]]{1,200})\](?:\[\d{1,3}\])?(?:[ \t]+(\S.*))?$/;
const MOST = 5_000;
const LONGEST = 300;

/** One fact for each line that has a pattern. */
export function addCodeOwners({ file, text, facts }: ExtractContext): void {
  if (!isCodeOwners(file)) return;
  let section: string | undefined;
  let inherited: readonly string[] = [];
  let start = 0;
  for (const [i, written] of text.split('\n').entries()) {
    const begin = start;
    start += written.length + 1;
    const line = written.trim();
    if (line === '' || line.startsWith('#') || facts.ownerRules.length >= MOST) continue;
    const header = SECTION.exec(line);
    if (header) {
      section = (header[1] ?? '').toLowerCase();
      inherited = ownersIn(header[2] ?? '');
      continue;
    }
    const pattern = /^(?:\\.|[^\s\\]){1,300}/.exec(line)?.[0];
    if (pattern === undefined || pattern.length > LONGEST) continue;
    const at = begin + written.indexOf(pattern);
    const own = ownersIn(line.slice(pattern.length));
    const rule: OwnerRuleFact = {
      pattern: (pattern.startsWith('!') ? pattern.slice(1) : pattern).replace(/\\(.)/g, '$1'),
      owners: own.length > 0 ? own : inherited,
      line: i + 1,
      ...(section === undefined ? {} : { section }),
      ...(pattern.startsWith('!') ? { except: true as const } : {}),
      span: spanOf(file, { start: at, end: at + pattern.length }),
    };
    facts.ownerRules.push(rule);
  }
}

/** Users, teams, roles and addresses; a remark ends them. */
function ownersIn(text: string): string[] {
  return (text.split(/\s#/)[0] ?? '').split(/\s+/).filter((word) => /^@|^[^\s@]+@[^\s@]+$/.test(word));
}
