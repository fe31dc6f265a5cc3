import type { Marks } from '../secrets/filter/triage';
import { decode } from '../syntax/decode';
import { baseName } from '../syntax/path';
import { isBotFile } from './agents/bots';
import { isAgentFile } from './agents/files';
import { isAnsibleIni, isAnsibleYaml, isGroupOfVariables, isPlayOfManifests } from './ansible/files';
import { isArmFile } from './arm/files';
import { isServerlessFile } from './cloudformation/serverless/files';
import { isComposeFile, looksLikeCompose } from './containers/compose-files';
import { isDeployment, looksLikeDeployment } from './deployment-manager/files';
import type { Host } from './model';
import { pipelineOf } from './pipelines/files';

const BY_EXTENSION: Readonly<Record<string, Host>> = {
  tf: 'terraform',
  tofu: 'terraform',
  tfvars: 'terraform',
  hcl: 'terraform',
  yaml: 'yaml',
  yml: 'yaml',
  template: 'yaml',
  tpl: 'text',
  bicep: 'bicep',
  bicepparam: 'bicep',
  json: 'json',
  tfstate: 'json',
  'code-workspace': 'json',
  jsonc: 'json',
  ipynb: 'json',
  toml: 'toml',
  env: 'dotenv',
  envrc: 'dotenv',
  flaskenv: 'dotenv',
  properties: 'properties',
  ini: 'ini',
  npmrc: 'ini',
  pypirc: 'ini',
  cfg: 'ini',
  cnf: 'ini',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescript',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  py: 'python',
  go: 'go',
  java: 'java',
  xml: 'xml',
  config: 'xml',
  csproj: 'xml',
  vbproj: 'xml',
  fsproj: 'xml',
  props: 'xml',
  targets: 'xml',
  pubxml: 'xml',
  publishsettings: 'xml',
  dtsx: 'xml',
  plist: 'xml',
  resx: 'xml',
  jmx: 'xml',
  dockerfile: 'dockerfile',
  sh: 'shell',
  bash: 'shell',
  zsh: 'shell',
  ksh: 'shell',
  fish: 'shell',
  ps1: 'powershell',
  psm1: 'powershell',
  psd1: 'powershell',
  bat: 'shell',
  cmd: 'shell',
  cs: 'csharp',
  csx: 'csharp',
  rb: 'ruby',
  rake: 'ruby',
  gemspec: 'ruby',
  ru: 'ruby',
  php: 'php',
  rs: 'rust',
  kt: 'kotlin',
  kts: 'kotlin',
  groovy: 'groovy',
  gradle: 'groovy',
  jenkinsfile: 'groovy',
  sql: 'sql',
  ddl: 'sql',
  psql: 'sql',
  plsql: 'sql',
};

/** Ruby programs without an extension. */
const RUBY_FILES = new Set(['gemfile', 'rakefile', 'vagrantfile', 'guardfile', 'podfile', 'capfile', 'fastfile', 'brewfile']);

const NOTHING = new Uint8Array();

/** Whether a file of this name can hold a policy document, or attach one. */
export function mayHoldPolicies(file: string): boolean {
  const host = BY_EXTENSION[file.slice(file.lastIndexOf('.') + 1).toLowerCase()];
  return host === 'terraform' || host === 'yaml' || host === 'json' || /\.(?:tpl|tftpl|tmpl)$/i.test(file);
}

/** In files of these hosts a literal counts that is given to a secret name in any notation: no tree says what is what. */
export const TEXTUAL: ReadonlySet<Host> = new Set<Host>([
  ...(['text', 'dockerfile', 'shell', 'sql', 'powershell', 'groovy', 'bicep'] as const),
  ...(['csharp', 'ruby', 'php', 'rust', 'kotlin'] as const),
]);

/**
 * The language a file is written in, from its path and what one look at its bytes showed. The editor's own language id
 * plays no part, so that the editor and the terminal agree.
 */
export function hostOf(file: string, marks: Marks, bytes: Uint8Array = NOTHING): Host {
  const name = baseName(file).toLowerCase();
  if (name === '.env' || name.startsWith('.env.') || name.endsWith('.env')) return 'dotenv';
  if (/^(?:dockerfile|containerfile)(?:[.-][\w.-]+)?$/.test(name) || name.endsWith('.dockerignore')) return 'dockerfile';
  if (/^jenkinsfile(?:[.-][\w.-]+)?$/.test(name)) return 'groovy';
  if (RUBY_FILES.has(name)) return 'ruby';
  if (name.endsWith('.tfstate.backup')) return 'json';
  const dot = name.lastIndexOf('.');
  const base = dot < 0 ? 'text' : (BY_EXTENSION[name.slice(dot + 1)] ?? 'text');
  if (base === 'ini' || base === 'text') {
    if (isAnsibleIni(file, () => decode(bytes).text) || (base === 'text' && isGroupOfVariables(file))) return 'ansible';
  }
  if (base !== 'yaml' && base !== 'json') return isAgentFile(file) ? 'agent' : name === 'credentials' ? 'ini' : base;
  const read = (most?: number) => decode(most === undefined ? bytes : bytes.subarray(0, most)).text;
  if (pipelineOf(file)) return 'pipeline';
  if (/^\.?devcontainer\.json$/.test(name)) return 'devcontainer';
  if (marks.cloudformation || isServerlessFile(file)) return 'cloudformation';
  if (base === 'json' && isArmFile(bytes)) return 'arm';
  if (marks.kubernetes && base === 'yaml' && isPlayOfManifests(file, read)) return 'ansible';
  if (marks.kubernetes) return base === 'yaml' && file.includes('templates/') ? 'helm-template' : 'kubernetes';
  if (marks.agent || isAgentFile(file) || isBotFile(name, bytes)) return 'agent';
  if (base === 'json') return base;
  if (pipelineOf(file, bytes)) return 'pipeline';
  if (looksLikeDeployment(bytes) && isDeployment(decode(bytes).text)) return 'deployment-manager';
  const text = looksLikeCompose(bytes) ? decode(bytes).text : '';
  if (isComposeFile(file, text)) return 'compose';
  return isAnsibleYaml(file, read) ? 'ansible' : base;
}
