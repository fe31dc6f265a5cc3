/**
 * Deploy units: what is packed and runs together as one role, with what its program needs. Only where the program stands in the
 * workspace: a function's folder, the folder that an image is built from.
 */
import type { CallDoubtFact, CodePlaceFact, Facts, NeedFact } from '../facts/model';
import { baseName, folderOf } from '../syntax/path';
import { usersOf } from './deploy-users';
import { filesWith, filesWithEither } from './having';
import { imageFoldersOf } from './image-folders';
import type { Identity, IdentityGraph } from './model';
import { type Calling, familyOf, foldersAbove, type SharedCode, sharedCode, sumOf } from './shared-code';

export interface DeployUnit {
  /** `function Worker`, `aws_lambda_function.worker`, `Deployment/api`. */
  readonly name: string;
  readonly place: CodePlaceFact;
  /** The folder or file, as a path of the workspace. */
  readonly path: string;
  /** Its files that call AWS. */
  readonly files: readonly Facts[];
  /** Files that are the unit's and of no other role. */
  readonly own: readonly Facts[];
  /** What they need, each action once, and what the code needs that it may share with others. */
  readonly needs: readonly NeedFact[];
  /** Services that may be called in ways that are not understood; `*`: any. */
  readonly doubts: ReadonlySet<string>;
}

/** A role and what runs as it. */
export interface RoleUse {
  readonly role: Identity;
  readonly units: readonly DeployUnit[];
  /** Whatever uses the role is one of the units, and each is in the workspace as a whole. */
  readonly isWhole: boolean;
}

const known = new WeakMap<IdentityGraph, readonly RoleUse[]>();

/** Every role that runs a program of the workspace, in the order of the roles. */
export function roleUsesOf(graph: IdentityGraph): readonly RoleUse[] {
  const before = known.get(graph);
  if (before) return before;
  const made = makeUses(graph);
  known.set(graph, made);
  return made;
}

/** A place with where it is and the role behind it. */
interface Placed {
  readonly place: CodePlaceFact;
  readonly path: string;
  readonly role: Identity;
}

function makeUses(graph: IdentityGraph): RoleUse[] {
  const places = filesWith(graph, 'codePlaces').flatMap(({ codePlaces }) => codePlaces);
  if (places.length === 0) return [];
  const calling = filesWithEither(graph, 'needs', 'callDoubts');
  if (calling.length === 0) return [];
  const folders = imageFoldersOf(graph);
  const placed = places.flatMap((place): Placed[] => {
    const path = place.kind === 'image' ? folders.get(place.path) : place.path;
    return path === undefined
      ? []
      : usersOf(graph)
          .rolesOf(place)
          .map((role) => ({ place, path, role }));
  });
  const byRole = new Map<Identity, Placed[]>();
  for (const one of placed) byRole.set(one.role, [...(byRole.get(one.role) ?? []), one]);
  const byFolder = filesByFolder(calling);
  const packed = new Set(placed.flatMap(({ path }) => byFolder.get(path) ?? []));
  const projects = new Set(placed.map(({ place }) => folderOf(place.span.file)));
  const shared = sharedCode(
    calling.filter((facts) => !packed.has(facts)),
    projects,
  );
  const program: Program = { placed, byFolder, shared };
  return [...byRole].map(([role, own]) => {
    const units = own.map((one) => unitOf(one, program));
    const isWhole =
      usersOf(graph).areKnown(
        role,
        own.map(({ place }) => place),
      ) && units.every(isUnderstood);
    return { role, units, isWhole };
  });
}

/** What is looked at for every unit of a graph. */
interface Program {
  readonly placed: readonly Placed[];
  /** Files that call AWS, by themselves and by each folder they stand below. */
  readonly byFolder: ReadonlyMap<string, readonly Facts[]>;
  readonly shared: SharedCode;
}

function filesByFolder(calling: readonly Facts[]): Map<string, Facts[]> {
  const found = new Map<string, Facts[]>();
  for (const facts of calling) {
    for (const path of [facts.file, ...foldersAbove(facts.file)]) {
      const list = found.get(path);
      if (list) list.push(facts);
      else found.set(path, [facts]);
    }
  }
  return found;
}

function unitOf({ place, path, role }: Placed, { placed, byFolder, shared }: Program): DeployUnit {
  const files = byFolder.get(path) ?? [];
  const inside = sumOf(files, true);
  const beside = place.kind === 'file' ? undefined : shared.of(path, languageOf(files));
  const needs = [...inside.needs, ...(beside?.needs ?? [])];
  const own = ownFiles({ place, path, role }, placed, files);
  const doubts = doubtsOf(place, path, [inside, ...(beside ? [beside] : [])], needs);
  return { name: nameOf(place), place, path, files, own, needs, doubts };
}

function doubtsOf(place: CodePlaceFact, path: string, parts: readonly Calling[], needs: readonly NeedFact[]): Set<string> {
  const called = new Set(needs.map(({ action }) => action.slice(0, action.indexOf(':'))));
  const counts = ({ kind, service, span }: CallDoubtFact): boolean => {
    if (kind === 'client') return !called.has(service);
    if (kind === 'identity') return false;
    // Nobody imports the file that the platform starts.
    return kind === 'call' || !isEntry(place, path, span.file);
  };
  return new Set(parts.flatMap(({ doubts }) => doubts.filter(counts).map(({ service }) => service)));
}

/** Folders of a project that are not packed with it, or not run. */
const BESIDE = /(?:^|\/)(?:scripts?|tools?|bin|examples?|samples?|cdk|infra|deploy(?:ment)?s?|docs?|migrations?|benchmarks?)\//i;

/** All of a folder that is the unit's alone; of a shared one, or of the one that the template stands in, what the platform starts. */
function ownFiles({ place, path, role }: Placed, all: readonly Placed[], inside: readonly Facts[]): Facts[] {
  const overlaps = () =>
    all.some((one) => one.role !== role && (one.path === path || isBelow(one.path, path) || isBelow(path, one.path)));
  const isAlone = path !== '' && inside.length > 0 && !isBelow(place.span.file, path) && !overlaps();
  return inside.filter(({ file }) => isEntry(place, path, file) || (isAlone && !BESIDE.test(file.slice(path.length))));
}

/** `src/app.handler` starts `src/app.py`. */
function isEntry({ kind, handler }: CodePlaceFact, path: string, file: string): boolean {
  if (kind === 'file') return file === path;
  const dot = handler?.lastIndexOf('.') ?? -1;
  if (!handler || dot <= 0) return false;
  const start = path === '' ? '' : `${path}/`;
  const name = handler.slice(0, dot).replace(/^\.\//, '');
  const stem = file.slice(0, file.lastIndexOf('.'));
  return stem === `${start}${name}` || (file.endsWith('.py') && stem === `${start}${name.replaceAll('.', '/')}`);
}

function isUnderstood({ place, files, doubts }: DeployUnit): boolean {
  const language = languageOf(files);
  const fits =
    place.runtime === undefined || FAMILIES.some(([family, runtime]) => family === language && runtime.test(place.runtime ?? ''));
  return !place.foreign && fits && !doubts.has('*') && files.some(({ needs }) => needs.length > 0);
}

/** Languages that are read call by call, with the runtimes that start them. */
const FAMILIES: readonly (readonly [family: string, runtime: RegExp])[] = [
  ['script', /^nodejs/],
  ['python', /^python/],
  ['java', /^java/],
  ['go', /^(?:go|provided)/],
];

/** The one language of the files; undefined for several. */
function languageOf(files: readonly Facts[]): string | undefined {
  const families = new Set(files.filter(({ needs }) => needs.length > 0).map(familyOf));
  return families.size === 1 ? [...families][0] : undefined;
}

function nameOf({ owner, ownerType, kind }: CodePlaceFact): string {
  if (/[./]/.test(owner)) return owner;
  return `${/function/i.test(ownerType) ? 'function' : kind === 'image' ? 'task' : ownerType} ${owner}`;
}

function isBelow(file: string, folder: string): boolean {
  return folder === '' || file.startsWith(`${folder}/`);
}

/** The folder of the unit, for a message. */
export function placeName({ path, place }: DeployUnit): string {
  if (place.kind === 'file') return baseName(path);
  return path === '' ? (folderOf(place.span.file) === '' ? 'the workspace' : folderOf(place.span.file)) : path;
}
