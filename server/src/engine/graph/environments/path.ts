import { environmentIn, environmentNamed, isAmbiguous } from './words';

/** Folders whose children are environments, stages or accounts. */
const HOLDERS =
  /^(?:envs?|environments?|overlays?|stages?|tiers?|accounts?|clusters?|live|landscapes?|workspaces?|deploy(?:ments?|s)?|infra(?:structure)?|terraform|tf|iac|k8s|kubernetes|kustomize|manifests?|helm|charts?|values|vars|config(?:s|uration)?|inventor(?:y|ies)|group_vars|tenants?|gcp|aws|azure|apps|flux|gitops|argocd)$|(?:-live|-infra|-environments|-deploy)$/;

/** Files that are made for one environment, where their name says so: values, variables and settings. */
const SETTINGS =
  /^(?:values|appsettings|application|config|settings|docker-compose|compose|\.env|env|secrets|terraform|main|parameters|params|samconfig|dockerfile)[-_.]/i;
const VARIABLES = /\.tfvars(?:\.json)?$|^\.env\.|\.bicepparam$/i;

/** Languages that only declare: a folder `dev` of theirs holds no tools. */
const DECLARES = /\.(?:tf|tfvars|hcl|bicep)$/;

const remembered = new Map<string, { value: string; source: string } | undefined>();
const REMEMBERED_MOST = 50_000;

/** The environment that the path of a file names, the file's own name before the nearest folder; undefined where none does. */
export function environmentOfPath(file: string): { value: string; source: string } | undefined {
  if (remembered.has(file)) return remembered.get(file);
  if (remembered.size >= REMEMBERED_MOST) remembered.clear();
  const found = inName(file) ?? inFolders(file);
  remembered.set(file, found);
  return found;
}

function inName(file: string): { value: string; source: string } | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const stem = name
    .replace(/\.(?:ya?ml|json|toml|tf|tfvars|tfvars\.json|tf\.json|properties|ini|bicep|bicepparam|env|conf)$/i, '')
    .replace(/\.auto$/i, '');
  const made = VARIABLES.test(name) || SETTINGS.test(name);
  const value = made ? environmentIn(stem) : isAmbiguous(stem) ? undefined : (environmentNamed(stem) ?? endOf(stem));
  return value === undefined ? undefined : { value, source: `file ${name}` };
}

/** `app-prod.yaml`; a name that ends in `test` or `dev` is a program's as often. */
function endOf(stem: string): string | undefined {
  const last = stem.slice(Math.max(stem.lastIndexOf('-'), stem.lastIndexOf('_'), stem.lastIndexOf('.')) + 1);
  return isAmbiguous(last) ? undefined : environmentIn(stem);
}

function inFolders(file: string): { value: string; source: string } | undefined {
  const folders = file.split('/').slice(0, -1);
  for (let i = folders.length - 1; i >= 0; i--) {
    const folder = folders[i] as string;
    const holder = (folders[i - 1] ?? '').toLowerCase();
    if (isAmbiguous(folder) && !HOLDERS.test(holder) && !(DECLARES.test(file) && /^(?:dev|qa|sandbox|stage)$/i.test(folder)))
      continue;
    const value = isProgram(folder) ? undefined : environmentIn(folder);
    if (value !== undefined) return { value, source: `folder ${folders.slice(0, i + 1).join('/')}` };
  }
  return undefined;
}

/** `unit-test`, `e2e-test`: kinds of tests, and places of developers' own tools. */
function isProgram(folder: string): boolean {
  return /^\.|(?:unit|e2e|load|integration|smoke|perf|acceptance|functional|a|system)[-_](?:test|testing|qa)$/i.test(folder);
}
