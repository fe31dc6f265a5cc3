/** Programs that publish packages, each by its own documentation. */
import { CRATES, NPM, NUGET, PYPI, type Registry, RUBYGEMS } from './publish-registries';

export interface Program {
  readonly programs: RegExp;
  /** The word that publishes. */
  readonly verb: string;
  /** Words that may stand before it: `yarn workspace app npm publish`. */
  readonly between?: RegExp;
  readonly registry: Registry;
  /** Options that name another registry. */
  readonly target: RegExp;
  /** The tool takes the job's proof by itself. */
  readonly proves?: true;
}

const REPOSITORY = /^(?:-r|--repo|--repository|--repository-url|--publish-url|--index|--index-url)$/;

export const PROGRAMS: readonly Program[] = [
  { programs: /^(?:npm|pnpm)$/, verb: 'publish', between: /^stage$/, registry: NPM, target: /^--registry$/, proves: true },
  { programs: /^bun$/, verb: 'publish', registry: NPM, target: /^--registry$/ },
  { programs: /^yarn$/, verb: 'publish', between: /^(?:npm|workspaces?|foreach)$/, registry: NPM, target: /^--registry$/ },
  { programs: /^(?:lerna|changeset)$/, verb: 'publish', registry: NPM, target: /^--registry$/ },
  { programs: /^twine$/, verb: 'upload', registry: PYPI, target: REPOSITORY, proves: true },
  { programs: /^uv$/, verb: 'publish', registry: PYPI, target: REPOSITORY, proves: true },
  { programs: /^(?:poetry|hatch|pdm|flit|maturin)$/, verb: 'publish', registry: PYPI, target: REPOSITORY },
  { programs: /^maturin$/, verb: 'upload', registry: PYPI, target: REPOSITORY },
  {
    programs: /^cargo$/,
    verb: 'publish',
    between: /^(?:workspaces|hack|\+[\w.-]+)$/,
    registry: CRATES,
    target: /^--(?:registry|index)$/,
  },
  { programs: /^gem$/, verb: 'push', registry: RUBYGEMS, target: /^--host$/ },
  { programs: /^nuget$/, verb: 'push', registry: NUGET, target: /^-(?:s|source|src)$|^--source$/i },
];
