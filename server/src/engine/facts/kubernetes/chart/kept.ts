/** Which files charts and overlays are made of: what is said together is known only once all of them are. */
import { baseName } from '../../../syntax/path';
import type { Host } from '../../model';
import { SILENT_KINDS } from '../silent';

const YAML = /\.ya?ml$/i;
const VALUES = /(?:^|[-_.])values(?:[-_.].*)?\.ya?ml$/i;
/** Steps that change an object of an overlay (JSON Patch), behind comments. */
const PATCH = /^(?:#[^\n]{0,200}\n|---[ \t]{0,9}\n|\s){0,9}- {1,4}["']?(?:op|path|value)["']?:/;
/** Folders that hold values by environment. */
const SETTINGS = /(?:^|\/)(?:env|envs|environments?|values|overlays?|clusters?)\//i;
/** A manifest that says nothing about rights, workloads, or what is deployed from where, is read by nobody. */
const KINDS =
  /^[ \t-]{0,12}"?kind"?:[ \t]{0,8}["']?(?:ServiceAccount|(?:Cluster)?Role(?:Binding)?|Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Job|CronJob|Pod|PodTemplate|Rollout|(?:Cron|Cluster)?Workflow(?:Template)?|Application(?:Set)?|HelmRelease|List)\b/m;
const LONGEST_MANIFEST = 256_000;

export const isChartFile = (file: string): boolean => /(?:^|\/)Chart\.ya?ml$/.test(file);
export const isTemplateFile = (file: string): boolean => /(?:^|\/)templates\/.*\.(?:ya?ml|tpl)$/i.test(file);
export const isValuesFile = (file: string): boolean => VALUES.test(baseName(file)) || (YAML.test(file) && SETTINGS.test(file));
export const isKustomization = (file: string): boolean => /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(file);

const KIND = /^kind:[ \t]{0,8}["']?([^\s"'#]{0,80})/gm;
const NEVER = new Set(['ConfigMap', 'Secret', 'ExternalSecret', 'SecretStore', 'ClusterSecretStore']);

/** A Secret that holds a token says so in its type or names the account. */
const TOKEN_SECRET_PREFIX = 'kubernetes.io/service-account';

/** Whether a template may print something of rights and workloads. */
export function speaksOfRights(template: string): boolean {
  const kinds = [...template.matchAll(KIND)].map(([, kind = '']) => kind);
  if (kinds.length > 0)
    return kinds.some((kind) => !SILENT_KINDS.has(kind) && !NEVER.has(kind)) || template.includes(TOKEN_SECRET_PREFIX);
  return /\{\{-?\s*(?:include|template|tpl|range|toYaml)\b/.test(template);
}

/** Whether a template names parts that others may use. */
export const namesParts = (template: string): boolean => /\{\{-?\s{0,9}(?:define|block)\b/.test(template);

/** Whether a chart or an overlay may read the text of the file from another; of most files its beginning says so. */
export function isPartOfDeployment(file: string, host: Host, text: () => string): boolean {
  if (isChartFile(file) || isKustomization(file)) return true;
  if (isTemplateFile(file)) return host !== 'helm-template' || speaksOfRights(text()) || namesParts(text());
  if (!YAML.test(file)) return false;
  if ((host === 'yaml' || host === 'kubernetes' || host === 'agent') && VALUES.test(baseName(file))) return true;
  if (host === 'kubernetes') return text().length < LONGEST_MANIFEST && KINDS.test(text());
  return host === 'yaml' && (isValuesFile(file) || PATCH.test(text()));
}
