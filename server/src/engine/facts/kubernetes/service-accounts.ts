import { get, textOf } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { aliasText, type Manifest, serviceAccountAlias, textsOf } from './manifest';
import { automountOf } from './pods';

/**
 * Annotations that let a ServiceAccount become a cloud identity, and the alias of that identity.
 * https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
 * https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
 * https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html
 */
const CLOUD_ANNOTATIONS: readonly (readonly [string, (value: string) => string])[] = [
  ['eks.amazonaws.com/role-arn', (value) => value],
  ['iam.gke.io/gcp-service-account', (value) => `gcp-sa:${value}`],
  ['azure.workload.identity/client-id', (value) => `azure-client:${value}`],
];

/** The ServiceAccount as a declared identity, and the cloud identities that it may become. */
export function addServiceAccount(context: ExtractContext, manifest: Manifest): void {
  const { facts } = context;
  const name = get(manifest.value, 'metadata', 'name');
  const alias = name?.kind === 'string' ? serviceAccountAlias(manifest.namespace, aliasText(context, name)) : undefined;
  const automount = automountOf(manifest.value);
  if (alias && manifest.nameSpan) {
    facts.identities.push({
      kind: 'k8s-service-account',
      provider: 'kubernetes',
      name: shownName(context, manifest),
      aliases: [alias],
      declared: true,
      span: manifest.nameSpan,
      body: manifest.value.span,
      ...(automount ? { automount } : {}),
      tags: {
        ...textsOf(get(manifest.value, 'metadata', 'annotations')),
        ...textsOf(get(manifest.value, 'metadata', 'labels')),
      },
    });
  }
  for (const [key, toAlias] of CLOUD_ANNOTATIONS) {
    const value = get(manifest.value, 'metadata', 'annotations', key);
    const text = textOf(value);
    if (!value || !text) continue;
    facts.references.push({
      type: 'assumes',
      from: manifest.label,
      fromType: 'ServiceAccount',
      ...(alias ? { fromIdentity: alias } : {}),
      to: toAlias(text),
      span: value.span,
    });
  }
}

/** The release chooses a chart's namespace where none is written: `default/` before such a name would be a guess. */
function shownName({ host }: ExtractContext, { namespace, name }: Manifest): string {
  return host === 'helm-template' && namespace === 'default' ? name : `${namespace}/${name}`;
}
