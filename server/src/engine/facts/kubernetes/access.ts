/**
 * Flags that decide whom a part of Kubernetes itself lets in, and the values that let in too many.
 * https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
 * https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
 */
const WEAK: Readonly<Record<string, (value: string) => boolean>> = {
  'anonymous-auth': (value) => value === 'true',
  'authorization-mode': (value) => value.split(',').some((mode) => mode.trim() === 'AlwaysAllow'),
  'token-auth-file': (value) => value !== '',
  'basic-auth-file': (value) => value !== '',
  'insecure-port': (value) => value !== '0',
  'insecure-bind-address': (value) => !/^(?:127\.|localhost$|::1$)/.test(value),
  'insecure-allow-any-token': (value) => value !== 'false',
};

export function isAccessFlag(name: string): boolean {
  return Object.hasOwn(WEAK, name);
}

/** Whether the flag with this value lets in somebody who has proven nothing, or whose proof never expires. */
export function isWeakAccess(name: string, value: string): boolean {
  return Object.hasOwn(WEAK, name) && WEAK[name]?.(value) === true;
}
