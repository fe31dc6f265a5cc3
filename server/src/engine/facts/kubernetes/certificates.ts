/** Certificates that the cluster, or the cloud it runs in, gets and renews by itself: each is an identity with its domains. */
import type { ExtractContext } from '../context';
import type { Manifest } from './manifest';

/**
 * https://cert-manager.io/docs/usage/certificate/
 * https://cloud.google.com/kubernetes-engine/docs/how-to/managed-certs
 */
const GROUPS: Readonly<Record<string, string>> = { Certificate: 'cert-manager.io/', ManagedCertificate: 'networking.gke.io/' };

/** Fills `facts.identities`; its lifecycle has the same name. */
export function addCertificate({ facts, host }: ExtractContext, manifest: Manifest): void {
  const { kind, apiVersion, name, nameSpan, namespace, label, value } = manifest;
  const group = Object.hasOwn(GROUPS, kind) ? GROUPS[kind] : undefined;
  if (group === undefined || !apiVersion.startsWith(group) || !nameSpan) return;
  facts.identities.push({
    kind: 'certificate',
    provider: 'kubernetes',
    name: host === 'helm-template' && namespace === 'default' ? name : `${namespace}/${name}`,
    aliases: [`k8s-object:${namespace}/${label}`],
    declared: true,
    span: nameSpan,
    body: value.span,
  });
}
