/** The stage between files and graph: what Terraform files say together, as the facts of each. */
import type { Facts } from '../../model';
import type { Derived } from './derived';
import { type Evaluated, evaluateRoot } from './evaluate-root';
import { merged } from './merge';
import { MAX_MODULES } from './root';
import { sameAsBefore } from './same';
import { sourceOf } from './source';
import { type Start, type TerraformWorkspace, workspaceOf } from './workspace';

/**
 * The files with identities, policies, attachments and references of Terraform added, which depend on more than one of them.
 * `files` in the order of their names. A file of which nothing else is known than before gives the same object.
 */
export function withModules(files: readonly Facts[]): readonly Facts[] {
  if (files.every(({ source }) => source === undefined)) return files;
  const workspace = workspaceOf(files);
  const said = new Map<string, Derived[]>();
  let left = MAX_MODULES;
  for (const start of workspace.roots) {
    const evaluated = evaluatedOf(workspace, start, left);
    left -= evaluated.calls;
    for (const [file, derived] of evaluated.said) {
      const known = said.get(file);
      if (known) known.push(derived);
      else said.set(file, [derived]);
    }
  }
  return files.map((facts) =>
    said.has(facts.file) || facts.host === 'terraform' ? joined(facts, said.get(facts.file) ?? []) : facts,
  );
}

/** What was evaluated before, by the files that were looked at: of a root, once for each way of setting its variables. */
const evaluations = new WeakMap<Facts, Map<string, Evaluated>>();

function evaluatedOf(workspace: TerraformWorkspace, start: Start, left: number): Evaluated {
  const files = workspace.folders.get(start.folder) ?? [];
  const key = [start.folder, ...start.settings.map(({ file }) => file)].join('\n');
  const before = files.map((facts) => evaluations.get(facts)?.get(key)).find((one) => one !== undefined);
  if (before && holds(before, workspace, left)) return before;
  const made = evaluateRoot(workspace, start, left);
  if (before) keepSame(before, made);
  for (const facts of files) {
    const known = evaluations.get(facts) ?? new Map<string, Evaluated>();
    evaluations.set(facts, known.set(key, made));
  }
  return made;
}

/** Whether everything that was looked at is still the same. */
function holds({ seen, left: before, calls }: Evaluated, { files, folders }: TerraformWorkspace, left: number): boolean {
  if (before !== left && calls >= Math.min(before, left)) return false;
  for (const [path, facts] of seen) {
    const now = path.endsWith('/') ? folders.get(path.slice(0, -1)) : files.get(path);
    if (now === facts) continue;
    if (!Array.isArray(now) || !Array.isArray(facts) || now.length !== facts.length || now.some((one, i) => one !== facts[i]))
      return false;
  }
  return true;
}

const LISTS = [
  'identities',
  'credentials',
  'policies',
  'roles',
  'pods',
  'attachments',
  'references',
  'unresolved',
  'userMeans',
  'settings',
  'cloudGrants',
  'cloudRoles',
  'federations',
  'issuedCredentials',
  'lifecycles',
  'appPermissions',
  'vaultAccess',
  'codePlaces',
] as const;

/** Facts that were the same before are the same objects now: rules remember what they said of them. */
function keepSame(before: Evaluated, now: Evaluated): void {
  for (const [file, derived] of now.said) {
    const old = before.said.get(file);
    if (!old) continue;
    let isSame = old.isTemplate === derived.isTemplate && old.templates.size === derived.templates.size;
    for (const [template, alias] of derived.templates) isSame &&= old.templates.get(template) === alias;
    for (const name of LISTS) isSame = sameAsBefore<object>(derived[name], old[name]) && isSame;
    if (isSame) (now.said as Map<string, Derived>).set(file, old);
  }
}

/** What was made of a file and of what modules say of it. */
const made = new WeakMap<Facts, { readonly said: readonly Derived[]; readonly facts: Facts }>();

function joined(facts: Facts, said: readonly Derived[]): Facts {
  const before = made.get(facts);
  if (before && before.said.length === said.length && before.said.every((one, i) => one === said[i])) return before.facts;
  const now = said.length === 0 ? facts : merged(facts, said);
  made.set(facts, { said, facts: now });
  return now;
}

/** Blocks that nothing outside of their file refers to. */
const APART = new Set(['provider', 'terraform', 'moved', 'import', 'removed', 'check']);

/** Whether other files may use what this one defines, or it what they define. */
export function isPartOfModules(facts: Facts): boolean {
  const source = sourceOf(facts);
  if (!source || facts.host !== 'terraform') return source !== undefined;
  return source.blocks.some(({ type }) => !APART.has(type)) || source.settings.length > 0;
}
