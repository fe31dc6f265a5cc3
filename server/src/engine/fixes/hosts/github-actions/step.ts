/** Steps as they are written, with the versions that the workspace uses already. */
import type { FixContext, Step } from '../../model';
import { lastOnly } from '../../remember';
import type { ActionsStep, Pair } from '../../vaults/forms/pipeline';

const MAX_FILES = 300;
const USES = /\buses:[ \t]*["']?([\w.-]+\/[\w./-]+)@([\w./-]+)["']?([ \t]+#[^\r\n]{0,80})?/g;

/** The lines of a step, without indentation; the first one follows the dash. */
export function stepLines(step: ActionsStep, version: string): string[] {
  return [
    `name: ${step.name}`,
    ...(step.id ? [`id: ${step.id}`] : []),
    ...(step.uses ? [`uses: ${step.uses}@${version}`] : []),
    ...mapping('with', step.with),
    ...mapping('env', step.env),
    ...(step.run ? ['shell: bash', 'run: |', ...step.run.map((line) => `  ${line}`)] : []),
  ];
}

function mapping(key: string, pairs: readonly Pair[] | undefined): string[] {
  return pairs && pairs.length > 0
    ? [`${key}:`, ...pairs.flatMap(([name, value]) => entryLines(name, value).map((line) => `  ${line}`))]
    : [];
}

/** An entry; a value of several lines, or one that ends in a line break, as a block. */
export function entryLines(name: string, value: string): string[] {
  const lines = value.replace(/\n$/, '').split('\n');
  return value.includes('\n') ? [`${name}: |`, ...lines.map((line) => `  ${line}`)] : [`${name}: ${value}`];
}

export interface Version {
  /** The reference, and the comment that says what it is. */
  readonly ref: string;
  /** To do, where the reference is a tag that may be moved. */
  readonly pin: readonly Step[];
}

/** The version of an action: the workspace's own, pinned to a commit if any is; else the tag that the vendor documents. */
export function versionOf(context: FixContext, action: string, tag: string): Version {
  const known = usedVersions(context.files, context.read).get(action.toLowerCase());
  if (known) return { ref: known, pin: [] };
  const command = `gh api repos/${action.split('/').slice(0, 2).join('/')}/commits/${tag} --jq .sha`;
  return { ref: tag, pin: [{ text: `Pin ${action}@${tag} to the commit that this prints`, command }] };
}

/** Of each action the version that workflows of the workspace use: a commit rather than a tag, the first one otherwise. */
const usedVersions = lastOnly((files: FixContext['files'], read: FixContext['read']): Map<string, string> => {
  const found = new Map<string, string>();
  const workflows = files.filter((file) => /(?:^|\/)\.(?:github|gitea|forgejo)\/.*\.ya?ml$|(?:^|\/)action\.ya?ml$/i.test(file));
  for (const file of workflows.slice(0, MAX_FILES)) {
    for (const [, action = '', ref = '', comment = ''] of (read(file) ?? '').matchAll(USES)) {
      const known = found.get(action.toLowerCase());
      if (!known || (isCommit(ref) && !isCommit(known))) found.set(action.toLowerCase(), ref + comment.trimEnd());
    }
  }
  return found;
});

function isCommit(ref: string): boolean {
  return /^[0-9a-f]{40}\b/.test(ref);
}
