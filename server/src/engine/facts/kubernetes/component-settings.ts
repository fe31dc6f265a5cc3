/**
 * The same switches in configuration files: of the kubelet, of kubeadm and of what builds on it, of kOps.
 * https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
 * https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/
 * https://kops.sigs.k8s.io/cluster_spec/
 */
import { type Entry, entryOf, get, itemsOf, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { isAccessFlag, isWeakAccess } from './access';
import type { Manifest } from './manifest';

const DEEPEST = 12;
/** Maps of flags, by the keys that lead there. */
const ARGUMENTS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)apiServer\.extraArgs$|(?:^|\.)apiServerExtraArgs$/, 'kube-apiserver'],
  [/(?:^|\.)kubeletExtraArgs$/, 'kubelet'],
];
const KUBEADM = /^(?:kubeadm\.k8s\.io|(?:controlplane|bootstrap)\.cluster\.x-k8s\.io)\//;
/** Paths of a configuration that say what a flag says. */
const KUBELET: readonly (readonly [string, readonly string[]])[] = [
  ['anonymous-auth', ['authentication', 'anonymous', 'enabled']],
  ['authorization-mode', ['authorization', 'mode']],
];
const KOPS: Readonly<Record<string, string>> = { kubeAPIServer: 'kube-apiserver', kubelet: 'kubelet', masterKubelet: 'kubelet' };

/** Settings of the API server and the kubelet that a configuration object holds. */
export function addComponentSettings(context: ExtractContext, { value, kind, apiVersion }: Manifest): void {
  const add = (program: string, name: string, written: Value | undefined, item: Value | undefined = written) =>
    addSetting(context, kind, program, name, written, item);
  if (kind === 'KubeletConfiguration') for (const [name, path] of KUBELET) add('kubelet', name, get(value, ...path));
  else if (kind === 'AuthenticationConfiguration' && !get(value, 'anonymous', 'conditions'))
    add('kube-apiserver', 'anonymous-auth', get(value, 'anonymous', 'enabled'));
  else if (apiVersion.startsWith('kops.k8s.io/') || apiVersion.startsWith('kops/')) {
    for (const [key, program] of Object.entries(KOPS))
      for (const entry of entriesOf(get(value, 'spec', key))) add(program, dashed(entry.key), entry.value);
  } else if (KUBEADM.test(apiVersion)) search(value, '', 0, add);
}

function entriesOf(value: Value | undefined): readonly Entry[] {
  return value?.kind === 'object' ? value.entries : [];
}

function dashed(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

type Add = (program: string, name: string, written: Value | undefined, item?: Value) => void;

function search(value: Value, path: string, depth: number, add: Add): void {
  const program = ARGUMENTS.find(([pattern]) => pattern.test(path))?.[1];
  if (program) {
    for (const entry of entriesOf(value)) add(program, entry.key, entry.value);
    // v1beta4 lists them, so that one flag can come twice.
    for (const item of value.kind === 'list' ? itemsOf(value) : [])
      add(program, textOf(get(item, 'name')) ?? '', entryOf(item, 'value')?.value, item);
  } else if (depth < DEEPEST)
    for (const entry of entriesOf(value)) search(entry.value, path ? `${path}.${entry.key}` : entry.key, depth + 1, add);
}

function addSetting(
  context: ExtractContext,
  kind: string,
  program: string,
  name: string,
  written: Value | undefined,
  item: Value | undefined,
): void {
  const value = written && scalarOf(written);
  if (!written || !item || value === undefined || !isAccessFlag(name)) return;
  context.facts.settings.push({
    about: 'cluster-access',
    owner: kind,
    ownerType: program,
    state: isWeakAccess(name, value) ? 'unsafe' : 'safe',
    span: written.span,
    block: item.span,
    path: [name],
    detail: value,
  });
}

function scalarOf(value: Value): string | undefined {
  return value.kind === 'literal' && value.value !== null ? String(value.value) : textOf(value);
}
