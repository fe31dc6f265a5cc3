/** How the name of a variable stands in a text: read, declared, or neither. */
import type { Host } from '../model';
import { ownerOfName } from './names';

export interface Standing {
  /** It comes from a secret of the pipeline or the cluster, not from what starts the program. */
  readonly stored?: true;
  /** It is read here, not declared. */
  readonly read: boolean;
}

/** What stands before a name that is read. */
const READ =
  /(?:\b(?:env|ENV|environ|env_vars)(?:\.get|\.fetch|\.str|::var|::var_os)?[.([]{1,2}[ ]?["'`]?|[gG]et_?[eE]nv\w{0,20}\([ ]?["'`]|EnvironmentVariable\([ ]?["'`]|\$\{?|\$env:|\$\()$/;
const STORED = /\bsecrets(?:\.|\[['"])$/;
/** A name that is declared: at the head of a line, or as the name of an item. */
const DECLARED = /(?:^|\n)[ \t]{0,40}(?:-[ \t]{1,4})?(?:export[ \t]{1,4}|ENV[ \t]{1,4}|ARG[ \t]{1,4})?["']?$/;
const ITEM = /\b[nN]ame["']?[ \t]{0,8}[:=][ \t]{0,4}["']?$/;
/** `terraform fmt` aligns what stands behind the names of a block. */
const BEHIND = /^["']?[ \t]{0,60}[=:]/;
const FROM_SECRET = /^["']?[ \t]*\r?\n[ \t]*valueFrom:[ \t]*\r?\n[ \t]*secretKeyRef:/;
/**
 * A container's secret, a build's variable: the name of a parameter or a secret that the cloud keeps.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
 * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_EnvironmentVariable.html
 */
const FROM_STORE =
  /^["']?[ \t]*,?[ \t]*\r?\n[ \t]*["']?(?:valueFrom["']?[ \t]*[=:]|value[ \t]*=[^\n]*\n[ \t]*type[ \t]*=[ \t]*"(?:PARAMETER_STORE|SECRETS_MANAGER)")/;
const FROM_SECRET_INLINE = /^["']?[ \t]*,?[^\n]{0,40}secretKeyRef/;

/** `TOKEN: ${{ secrets.OTHER }}` */
const GIVEN = /^["']?[ \t]{0,4}[:=][ \t]{0,4}["']?\$\{\{[ \t]{0,4}secrets\.(\w{1,80})/;

/** Texts in which a name at the head of a line declares a variable. */
const DECLARES: ReadonlySet<Host> = new Set<Host>([
  'dotenv',
  'compose',
  'devcontainer',
  'pipeline',
  'dockerfile',
  'kubernetes',
  'helm-template',
  'terraform',
  'cloudformation',
]);
/** By what stands around the name; undefined where the name alone stands there. */
export function howStated(host: Host, before: string, behind: string): Standing | undefined {
  if (STORED.test(before)) return { stored: true, read: true };
  if (READ.test(before)) return { read: true };
  if (!DECLARES.has(host)) return undefined;
  const given = GIVEN.exec(behind)?.[1];
  // What the pipeline keeps under a telling name is that key, whatever it is called here.
  if (given !== undefined) return ownerOfName(given) ? undefined : { stored: true, read: true };
  if (ITEM.test(before)) {
    const stored =
      FROM_SECRET.test(behind) || FROM_SECRET_INLINE.test(behind) || (host === 'terraform' && FROM_STORE.test(behind));
    return { read: true, ...(stored ? { stored: true } : {}) };
  }
  return DECLARED.test(before) && (BEHIND.test(behind) || host === 'dockerfile' || host === 'compose')
    ? { read: host !== 'dotenv' }
    : undefined;
}
