/** Slots for credentials joined with the literals that they are given from other files. */
import type { ConstantFact, ConstantUseFact, Facts, Host } from '../facts/model';
import { folderOf, joinPath } from '../syntax/path';
import { filesWith } from './having';
import type { IdentityGraph } from './model';

export interface JoinedConstant {
  readonly constant: ConstantFact;
  readonly use: ConstantUseFact;
}

interface Place {
  readonly file: string;
  readonly constant: ConstantFact;
}

/** Whether a module, as an import in `from` names it, is the file; without one it must be near. */
type Fits = (from: string, module: string | undefined, file: string) => boolean;

const withoutExtension = (file: string) => file.replace(/(?:\.d)?\.\w{1,5}$/, '');
const endsAt = (path: string, end: string) => path === end || path.endsWith(`/${end}`);
const isNear: Fits = (from, _, file) => folderOf(from) === folderOf(file);

/** https://nodejs.org/api/modules.html#all-together; `@/` and `~/` are what bundlers call the source folder. */
const javascript: Fits = (from, module = '', file) => {
  const path = withoutExtension(file).replace(/\/index$/, '');
  const wanted = withoutExtension(`${module}.js`.replace(/\.[cm]?[jt]sx?\.js$/, '.js')).replace(/\/index$/, '');
  if (wanted.startsWith('.')) return joinPath(folderOf(from), wanted) === path;
  return /^[@~]\//.test(wanted) && endsAt(path, wanted.slice(2));
};

/** https://docs.python.org/3/reference/import.html; Django's settings are what the project names so. */
const python: Fits = (from, module = '', file) => {
  const path = withoutExtension(file).replace(/\/__init__$/, '');
  if (/^django\.conf(?:\.settings)?$/.test(module)) return /(?:^|\/)settings(?:\/[^/]+)?$/.test(path);
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const steps = module.slice(dots).replaceAll('.', '/');
  if (dots === 0) return endsAt(path, steps);
  const up = dots > 1 ? '../'.repeat(dots - 1) : './';
  return joinPath(folderOf(from), `${up}${steps}`) === path;
};

/** A package is a folder; its path begins with that of its module, which the workspace's folder may not show. */
const go: Fits = (from, module, file) => {
  if (module === undefined) return isNear(from, module, file);
  const folder = folderOf(file);
  return folder !== '' && (endsAt(module, folder) || endsAt(module, folder.split('/').slice(-2).join('/')));
};

/** A class in its package's folder, or in the same package. */
const jvm: Fits = (from, module, file) =>
  module === undefined ? isNear(from, module, file) : endsAt(withoutExtension(file), module.replaceAll('.', '/'));

const FITS: Readonly<Partial<Record<Host, Fits>>> = {
  typescript: javascript,
  javascript,
  python,
  go,
  java: jvm,
  kotlin: jvm,
  // Names are of the workspace: a name that stands in two places is no answer.
  csharp: () => true,
  ruby: () => true,
  php: () => true,
  rust: () => true,
};
const SAME: Readonly<Partial<Record<Host, string>>> = { typescript: 'js', javascript: 'js' };
const language = (host: Host) => SAME[host] ?? host;

/** Every slot whose literal stands in another file, where there is one answer. */
export function joinedConstants(graph: IdentityGraph): JoinedConstant[] {
  const users = filesWith(graph, 'constantUses');
  if (users.length === 0) return [];
  const wanted = new Set(users.flatMap(({ constantUses }) => constantUses.flatMap(({ from }) => from.map(({ name }) => name))));
  const places = placesOf(filesWith(graph, 'constants'), wanted);
  return users.flatMap((user) =>
    user.constantUses.flatMap((use) => {
      const fits = FITS[user.host];
      if (!fits) return [];
      for (const { name, module } of use.from) {
        const found = (places.get(`${language(user.host)} ${name}`) ?? []).filter(
          ({ file }) => file !== user.file && fits(user.file, module, file),
        );
        const [one] = found;
        if (one && found.length === 1 && fitsSlot(use, one.constant)) return [{ constant: one.constant, use }];
      }
      return [];
    }),
  );
}

/** What stands in the place of a connection must have been seen to hold a password. */
function fitsSlot({ connection }: ConstantUseFact, { credential }: ConstantFact): boolean {
  return !connection || credential.type === 'connection-string';
}

function placesOf(files: readonly Facts[], wanted: ReadonlySet<string>): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  for (const { file, host, constants } of files) {
    for (const constant of constants) {
      if (!wanted.has(constant.name)) continue;
      const key = `${language(host)} ${constant.name}`;
      found.set(key, [...(found.get(key) ?? []), { file, constant }]);
    }
  }
  return found;
}
