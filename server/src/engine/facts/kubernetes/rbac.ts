import { get, itemsOf, type StringValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { Alias, IdentityFact, RbacRule, RbacTerm } from '../model';
import { selectorsOf } from './label-selectors';
import { aliasText, type Manifest, serviceAccountAlias, textsOf, writtenText } from './manifest';

/** `v1` is what OpenShift once wrote. A `Role` of any other API is a kind of some program's own. */
const RBAC = /^(?:v1)?$|^(?:rbac\.authorization\.k8s\.io|authorization\.openshift\.io)\/|\uFFFC/;

/** A Role or ClusterRole with every term of its rules at its place (rbac.authorization.k8s.io/v1 PolicyRule). */
export function addRole(context: ExtractContext, manifest: Manifest): void {
  if (!RBAC.test(manifest.apiVersion)) return;
  const { value, kind, label, nameSpan, kindSpan } = manifest;
  const name = get(value, 'metadata', 'name');
  const key = name?.kind === 'string' ? aliasText(context, name) : manifest.name;
  const span = nameSpan ?? kindSpan;
  const rules = get(value, 'rules');
  const labels = textsOf(get(value, 'metadata', 'labels'));
  const selectors = get(value, 'aggregationRule', 'clusterRoleSelectors');
  const { known, complete } = selectorsOf(itemsOf(selectors));
  context.facts.roles.push({
    key: roleAlias(kind, manifest.namespace, key),
    name: label,
    clusterWide: kind === 'ClusterRole',
    rules: itemsOf(rules).flatMap(rule),
    span,
    ...(rules?.kind === 'list' ? { list: rules.span } : {}),
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
    ...(known.length > 0 ? { aggregates: known } : {}),
  });
  if (get(value, 'aggregationRule') && !complete)
    context.facts.unresolved.push({ reason: `${label} collects its rules from other roles by their labels`, span });
}

function rule(value: Value): RbacRule[] {
  if (value.kind !== 'object') return [];
  return [
    {
      verbs: terms(value, 'verbs'),
      resources: terms(value, 'resources'),
      apiGroups: terms(value, 'apiGroups'),
      resourceNames: terms(value, 'resourceNames'),
      nonResourceUrls: terms(value, 'nonResourceURLs'),
      span: value.span,
    },
  ];
}

function terms(rule: Value, key: string): RbacTerm[] {
  return itemsOf(get(rule, key)).flatMap((item) =>
    item.kind === 'string' ? [{ text: item.text, span: item.span, literal: item.literal }] : [],
  );
}

/** A RoleBinding or ClusterRoleBinding: one attachment for each subject. Users and groups become mentioned identities. */
export function addBinding(context: ExtractContext, manifest: Manifest): void {
  const { value, kind, namespace, label, apiVersion } = manifest;
  const role = get(value, 'roleRef', 'name');
  if (role?.kind !== 'string' || !RBAC.test(apiVersion)) return;
  const roleKind = textOf(get(value, 'roleRef', 'kind')) ?? 'ClusterRole';
  for (const subject of itemsOf(get(value, 'subjects'))) {
    const name = get(subject, 'name');
    if (name?.kind !== 'string') continue;
    const identity = subjectAlias(context, subject, name, namespace);
    if (!identity) continue;
    context.facts.attachments.push({
      policy: roleAlias(roleKind, namespace, aliasText(context, role)),
      identity,
      type: 'binding',
      name: label,
      span: role.span,
      literal: role.literal,
      identitySpan: name.span,
      clusterWide: kind === 'ClusterRoleBinding',
      ...(kind === 'ClusterRoleBinding' ? {} : { namespace }),
      subject: subject.span,
    });
    const mentioned = mention(context, identity, name);
    if (mentioned) context.facts.identities.push(mentioned);
  }
}

function roleAlias(kind: string, namespace: string, name: string): Alias {
  return kind === 'Role' ? `k8s-role:${namespace}/${name}` : `k8s-cluster-role:${name}`;
}

function subjectAlias(context: ExtractContext, subject: Value, name: StringValue, namespace: string): Alias | undefined {
  const text = aliasText(context, name);
  // A ServiceAccount is also a user of this name: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
  const account = /^system:serviceaccount:([^:]{1,63}):([^:]{1,253})$/.exec(text);
  if (account) return serviceAccountAlias(account[1] ?? '', account[2] ?? '');
  switch (textOf(get(subject, 'kind'))) {
    case 'ServiceAccount':
      return serviceAccountAlias(namespaceOf(subject, namespace), text);
    case 'User':
      return `k8s-user:${text}`;
    case 'Group':
      return `k8s-group:${text}`;
    default:
      return undefined;
  }
}

/** The subject's own namespace; a template's is the release's, which manifests of the chart leave out (`default`). */
function namespaceOf(subject: Value, namespace: string): string {
  const own = get(subject, 'namespace');
  return own?.kind === 'string' || own?.kind === 'unknown' ? textOf(own) || 'default' : namespace;
}

function mention(context: ExtractContext, alias: Alias, name: StringValue): IdentityFact | undefined {
  const kind = alias.startsWith('k8s-user:') ? 'k8s-user' : alias.startsWith('k8s-group:') ? 'k8s-group' : undefined;
  if (!kind) return undefined;
  return { kind, provider: 'kubernetes', name: writtenText(context, name), aliases: [alias], declared: false, span: name.span };
}
