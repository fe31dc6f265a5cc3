/** Variables of the environment that hold a credential by their name, where a file reads or declares them. */
import { contains, type Range } from '../../syntax/span';
import type { ExtractContext } from '../context';
import type { Host } from '../model';
import { isTestFile } from '../source/test-file';
import { type Owner, ownerOfName } from './names';

export interface Variable extends Range {
  readonly name: string;
  readonly owner: Owner;
  /** It comes from a secret of the pipeline or the cluster, not from what starts the program. */
  readonly stored?: true;
  /** It is read here, not declared. */
  readonly read: boolean;
}

const NAME = /\b[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){1,6}\b/g;
/** A file without these holds no such variable. */
const WORD = /KEY|TOKEN|SECRET|PASS|CRED|_PAT\b|WEBHOOK|ACCOUNT/;
/** What stands before a name that is read. */
const READ =
  /(?:\b(?:env|ENV|environ|env_vars)(?:\.get|\.fetch|\.str|::var|::var_os)?[.([]{1,2}[ ]?["'`]?|[gG]et_?[eE]nv\w{0,20}\([ ]?["'`]|EnvironmentVariable\([ ]?["'`]|\$\{?|\$env:|\$\()$/;
const STORED = /\bsecrets(?:\.|\[['"])$/;
/** A name that is declared: at the head of a line, or as the name of an item. */
const DECLARED = /(?:^|\n)[ \t]{0,40}(?:-[ \t]{1,4})?(?:export[ \t]{1,4}|ENV[ \t]{1,4}|ARG[ \t]{1,4})?["']?$/;
const ITEM = /\b[nN]ame["']?[ \t]{0,8}[:=][ \t]{0,4}["']?$/;
const BEHIND = /^["']?[ \t]{0,4}[=:]/;
const FROM_SECRET = /^["']?[ \t]*\r?\n[ \t]*valueFrom:[ \t]*\r?\n[ \t]*secretKeyRef:/;
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
/** An input of a module is the variable of its name. */
const INPUT = /\bvariable[ \t]{1,4}"([a-z][a-z0-9]{0,30}(?:_[a-z0-9]{1,30}){1,6})"/g;

/** Prose, data of programs, and what has a reader of its own. */
const SILENT: ReadonlySet<Host> = new Set<Host>(['text', 'json', 'xml', 'sql', 'agent']);
const MOST = 100;
const LONGEST = 400_000;

/** The first place of each, in order. */
export function variablesIn({ file, host, text }: ExtractContext): Variable[] {
  if (SILENT.has(host) || text.length > LONGEST || isTestFile(file)) return [];
  const found = new Map<string, Variable>();
  if (host === 'terraform') addInputs(found, text, file);
  if (!WORD.test(text)) return [...found.values()];
  for (const { 0: name, index } of text.matchAll(NAME)) {
    if (found.has(name) || !WORD.test(name) || found.size >= MOST) continue;
    const before = text.slice(Math.max(0, index - 48), index);
    const behind = text.slice(index + name.length, index + name.length + 160);
    const how = howStated(host, before, behind);
    const owner = how && ownerOfName(name, file);
    if (how && owner) found.set(name, { name, owner, start: index, end: index + name.length, ...how });
  }
  return [...found.values()];
}

function addInputs(found: Map<string, Variable>, text: string, file: string): void {
  for (const { 0: whole, 1: input = '', index } of text.matchAll(INPUT)) {
    const name = input.toUpperCase();
    const owner = found.size < MOST ? ownerOfName(name, file) : undefined;
    const end = index + whole.length - 1;
    if (owner) found.set(name, { name, owner, start: end - input.length, end, read: false });
  }
}

function howStated(host: Host, before: string, behind: string): Pick<Variable, 'stored' | 'read'> | undefined {
  if (STORED.test(before)) return { stored: true, read: true };
  if (READ.test(before)) return { read: true };
  if (!DECLARES.has(host)) return undefined;
  const given = GIVEN.exec(behind)?.[1];
  // What the pipeline keeps under a telling name is that key, whatever it is called here.
  if (given !== undefined) return ownerOfName(given) ? undefined : { stored: true, read: true };
  if (ITEM.test(before)) {
    const stored = FROM_SECRET.test(behind) || FROM_SECRET_INLINE.test(behind);
    return { read: true, ...(stored ? { stored: true } : {}) };
  }
  return DECLARED.test(before) && (BEHIND.test(behind) || host === 'dockerfile' || host === 'compose')
    ? { read: host !== 'dotenv' }
    : undefined;
}

/** What uses the variable: the job or the pod around it, else the program of the file. */
export function userOf({ facts, file }: ExtractContext, place: Range): { from: string; fromType: string } {
  for (const { name, jobs } of facts.pipelines) {
    const job = jobs.find(({ span }) => span.file === file && contains(span, place));
    if (job) return { from: `Workflow/${name}${job.id ? `/${job.id}` : ''}`, fromType: 'Workflow' };
  }
  const pod = facts.pods.find(({ spec }) => spec.file === file && contains(spec, place));
  if (pod) return { from: pod.owner, fromType: pod.ownerType };
  return { from: file, fromType: 'file' };
}
