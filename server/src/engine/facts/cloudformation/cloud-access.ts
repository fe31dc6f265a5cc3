/** Who becomes whom between a cluster of EKS and AWS: pod identities and access entries. */
import { get, textOf, type Value } from '../../syntax/value';
import { aliasOfArn, roleOfAccessPolicy } from '../kubernetes/cloud-access';
import { serviceAccountAlias } from '../kubernetes/manifest';
import type { Alias } from '../model';
import { aliasOf, allItems, type Resource, type Template, targetOf } from './template';

export const POD_IDENTITY = 'AWS::EKS::PodIdentityAssociation';

/** Fills `facts.references` with what accounts become, and `facts.attachments` with what roles may do in the cluster. */
export function extractCloudAccess(template: Template): void {
  for (const resource of template.resources) {
    if (resource.type === POD_IDENTITY) podIdentity(template, resource);
    if (resource.type === 'AWS::EKS::AccessEntry') accessEntry(template, resource);
  }
}

function roleIn(template: Template, value: Value | undefined): Alias | undefined {
  const target = targetOf(template, value);
  if (target) return aliasOf(template, target.id);
  return value?.kind === 'string' ? aliasOfArn(value.text) : undefined;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-podidentityassociation.html */
function podIdentity(template: Template, { id, properties }: Resource): void {
  const [namespace, name] = ['Namespace', 'ServiceAccount'].map((key) => textOf(get(properties, key)));
  const role = get(properties, 'RoleArn');
  const to = roleIn(template, role);
  if (!role || to === undefined || !namespace || !name) return;
  const fromIdentity = serviceAccountAlias(namespace, name);
  const from = { from: id, fromType: 'ServiceAccount', fromIdentity };
  template.context.facts.references.push({ type: 'assumes', ...from, to, span: role.span });
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-accessentry.html */
function accessEntry(template: Template, { id, properties }: Resource): void {
  const principal = get(properties, 'PrincipalArn');
  const identity = roleIn(template, principal);
  if (!principal || identity === undefined) return;
  for (const access of allItems(get(properties, 'AccessPolicies'))) {
    const arn = get(access, 'PolicyArn');
    const policy = arn?.kind === 'string' ? roleOfAccessPolicy(arn.text) : undefined;
    if (arn?.kind !== 'string' || policy === undefined) continue;
    const limited = textOf(get(access, 'AccessScope', 'Type')) === 'namespace';
    const namespaces = limited ? allItems(get(access, 'AccessScope', 'Namespaces')) : [];
    const where = limited
      ? namespaces.map((one) => ({ clusterWide: false, namespace: textOf(one) ?? 'default' }))
      : [{ clusterWide: true }];
    const place = { span: arn.span, literal: arn.literal, identitySpan: principal.span };
    for (const one of where)
      template.context.facts.attachments.push({ policy, identity, type: 'binding', name: id, ...place, ...one });
  }
}
