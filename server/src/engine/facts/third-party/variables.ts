/** Variables of the environment that hold a credential by their name, where a file reads or declares them. */
import { contains, type Range } from '../../syntax/span';
import type { ExtractContext } from '../context';
import type { Host } from '../model';
import { isTestFile } from '../source/test-file';
import { type Owner, ownerOfName } from './names';
import { howStated, type Standing } from './standing';

export interface Variable extends Range, Standing {
  readonly name: string;
  readonly owner: Owner;
}

const NAME = /\b[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){1,6}\b/g;
/** A file without these holds no such variable. */
const WORD = /KEY|TOKEN|SECRET|PASS|CRED|_PAT\b|WEBHOOK|ACCOUNT/;
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
