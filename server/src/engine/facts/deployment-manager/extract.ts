/** Configurations of Google's Deployment Manager. Templates in Jinja and Python are programs: what they make is not known. */
import { parseYaml } from '../../syntax/data/yaml';
import { get, itemsOf, type ObjectValue, textOf } from '../../syntax/value';
import { addCloudFacts } from '../cloud/index';
import type { CloudResource } from '../cloud/resource';
import type { ExtractContext } from '../context';
import { extractData } from '../data/extract';

/** Fills what the resources say of identities, and credentials as in any data file. */
export function extractDeployment(context: ExtractContext): void {
  extractData({ ...context, host: 'yaml' });
  for (const document of parseYaml(context.file, context.text).documents)
    for (const item of itemsOf(get(document, 'resources'))) {
      const resources = item.kind === 'object' ? resourcesOf(context.file, item) : [];
      for (const resource of resources) addCloudFacts(resource, context.facts);
    }
}

function resourcesOf(file: string, item: ObjectValue): CloudResource[] {
  const name = get(item, 'name');
  const type = plainType(textOf(get(item, 'type')) ?? '');
  const properties = get(item, 'properties');
  const block = (name ?? item).span;
  const owner = textOf(name) ?? type;
  const base = { notation: 'deployment-manager', owner, alias: `gdm:${file}:${owner}`, block, open: false } as const;
  const body = properties?.kind === 'object' ? properties : undefined;
  // https://cloud.google.com/deployment-manager/docs/configuration/set-access-control-resources
  const policy = get(item, 'accessControl', 'gcpIamPolicy');
  return [
    ...(body ? [{ ...base, type, body }] : []),
    ...(policy?.kind === 'object' ? [{ ...base, type: policyType(type), body: policy }] : []),
  ];
}

/** `gcp-types/compute-v1:instances` and `compute.beta.instance` are `compute.v1.instance`; of a path the last part counts. */
function plainType(type: string): string {
  const [, service, path = ''] = /^(?:gcp-types\/)?([a-z]{2,40})[.-](?:v\d\w{0,8}|alpha|beta)[.:]([\w.]{1,80})$/.exec(type) ?? [];
  const parts = path.split('.');
  const last = parts.at(-1) ?? '';
  if (!service) return type;
  if (last === 'iamMemberBinding') return `${service}.v1.${parts.at(-2) ?? ''}.${last}`;
  return `${service}.v1.${last.endsWith('s') ? last.slice(0, -1) : last}`;
}

/** Roles that a resource is declared with. */
function policyType(type: string): string {
  return type.endsWith('.project') ? 'cloudresourcemanager.v1.projects.iamMemberBinding' : `${type}.iamMemberBinding`;
}
