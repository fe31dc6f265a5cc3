/** Kinds whose fields hold no identity and no credential of their own, or only the schema of some. */
export const SILENT_KINDS: ReadonlySet<string> = new Set(
  (
    'APIService Certificate CSIDriver CustomResourceDefinition Endpoints EndpointSlice Gateway HorizontalPodAutoscaler HTTPRoute ' +
    'Ingress IngressClass LimitRange MutatingWebhookConfiguration Namespace NetworkPolicy PersistentVolume PersistentVolumeClaim ' +
    'PodDisruptionBudget PodMonitor PodSecurityPolicy PriorityClass PrometheusRule ResourceQuota RuntimeClass Service ' +
    'ServiceMonitor StorageClass ValidatingWebhookConfiguration VerticalPodAutoscaler VolumeSnapshotClass'
  ).split(' '),
);
/** A ConfigMap without any of these has no entry that a name gives away, and no login in a URL (a dashboard, a rule file). */
const HINT = /pass|pwd|pw\b|psk|secret|token|cred|key|auth|jwt|bearer|pat\b|sas\b|@/i;

/**
 * The text with the documents that say nothing blanked, same length. A custom resource definition can be a megabyte of schema,
 * and parsing YAML is what a check of a whole tree spends its time on.
 */
export function blankSilent(text: string): string {
  let out = '';
  let start = 0;
  while (start < text.length) {
    const next = text.indexOf('\n---', start);
    const end = next < 0 ? text.length : next + 1;
    const document = text.slice(start, end);
    const mark = document.startsWith('---') ? '---' : '';
    out += isSilent(document) ? `${mark}${' '.repeat(document.length - mark.length - 1)}\n` : document;
    start = end;
  }
  return out;
}

function isSilent(document: string): boolean {
  const kind = /^kind:[ \t]{0,8}["']?(\w{1,80})/m.exec(document)?.[1] ?? '';
  // Knative's Service runs pods.
  if (kind === 'Service' && document.includes('knative')) return false;
  // Small, and it says how long it lives.
  if (kind === 'Certificate') return false;
  return SILENT_KINDS.has(kind) || (kind === 'ConfigMap' && !HINT.test(document));
}
