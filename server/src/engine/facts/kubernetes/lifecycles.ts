/** Certificates that cert-manager renews, and secrets of a vault that External Secrets brings into the cluster again and again. */
import { get, textOf, type Value } from '../../syntax/value';
import { readingOf } from '../cloud/lifecycle/times';
import type { ExtractContext } from '../context';
import type { LifecycleFact } from '../model';
import type { Manifest } from './manifest';

type Says = Pick<LifecycleFact, 'about' | 'state' | 'span' | 'path'> & Partial<Pick<LifecycleFact, 'days' | 'detail'>>;

/** Fills `facts.lifecycles`. */
export function addLifecycles({ facts }: ExtractContext, manifest: Manifest): void {
  const { kind, label, name, namespace, nameSpan, value } = manifest;
  const block = nameSpan ?? manifest.kindSpan;
  const read = manifest.apiVersion.startsWith('cert-manager.io/') && kind === 'Certificate' ? certificate : FETCHED.get(kind);
  const says = name === '' ? undefined : read?.(value, block);
  if (says)
    facts.lifecycles.push({
      owner: label,
      ownerType: kind,
      key: `k8s-object:${namespace}/${label}`,
      block,
      body: value.span,
      ...says,
    });
}

/** Ninety days, renewed after two thirds of them, unless told otherwise. https://cert-manager.io/docs/usage/certificate/ */
function certificate(value: Value, block: Says['span']): Says {
  const [duration, before] = ['duration', 'renewBefore'].map((key) => get(value, 'spec', key));
  const [lasts, left] = [duration, before].map((one) => one && readingOf(one, 'duration'));
  const days = duration ? lasts?.days : 90;
  const about = { about: 'certificate-renewal', state: 'set', detail: 'cert-manager' } as const;
  const place = { span: (before ?? duration)?.span ?? block, path: ['spec', before ? 'renewBefore' : 'duration'] };
  if (days === undefined || (before && left?.days === undefined)) return { ...about, ...place };
  return { ...about, ...place, days: left?.days === undefined ? (days * 2) / 3 : days - left.days };
}

/** Hourly unless told otherwise; zero, and the policy CreatedOnce, are once. https://external-secrets.io/latest/api/externalsecret/ */
function fetched(path: readonly string[]) {
  return (value: Value, block: Says['span']): Says => {
    const about = { about: 'secret-rotation', detail: 'External Secrets' } as const;
    const policy = get(value, ...path, 'refreshPolicy');
    if (textOf(policy) === 'CreatedOnce' && policy)
      return { ...about, state: 'off', span: policy.span, path: [...path, 'refreshPolicy'] };
    const interval = get(value, ...path, 'refreshInterval');
    const place = { span: interval?.span ?? block, path: [...path, 'refreshInterval'] };
    if (!interval) return { ...about, ...place, state: 'set', days: 1 / 24 };
    return { ...about, ...place, state: 'unknown', ...readingOf(interval, 'duration') };
  };
}

const FETCHED: ReadonlyMap<string, (value: Value, block: Says['span']) => Says> = new Map([
  ['ExternalSecret', fetched(['spec'])],
  ['ClusterExternalSecret', fetched(['spec', 'externalSecretSpec'])],
]);
