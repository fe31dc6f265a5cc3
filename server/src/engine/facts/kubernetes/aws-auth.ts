/** The ConfigMap that says which roles and users of AWS are who in a cluster of EKS. */
import { parseYaml } from '../../syntax/data/yaml';
import { movedInto } from '../../syntax/moved';
import { get, itemsOf, type StringValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { aliasOfArn } from './cloud-access';
import type { Manifest } from './manifest';

/** Its members may do everything, whatever bindings say. */
const MASTERS = 'system:masters';

/** Whom `mapRoles` and `mapUsers` make administrators. https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html */
export function addAwsAuth({ facts }: ExtractContext, { value, name, label }: Manifest): void {
  if (name !== 'aws-auth') return;
  for (const [key, arnKey] of MAPS) {
    const map = get(value, 'data', key);
    for (const entry of map?.kind === 'string' ? itemsIn(map) : itemsOf(map)) {
      const who = get(entry, arnKey);
      const text = textOf(who) ?? (who?.kind === 'string' ? who.text : '');
      const identity = text.startsWith('{') ? text : aliasOfArn(text);
      const group = itemsOf(get(entry, 'groups')).find((one) => textOf(one) === MASTERS);
      if (!who || !identity || group?.kind !== 'string') continue;
      facts.attachments.push({
        policy: 'k8s-cluster-role:cluster-admin',
        identity,
        type: 'binding',
        name: label,
        span: group.span,
        literal: group.literal,
        identitySpan: who.span,
        clusterWide: true,
      });
    }
  }
}

const MAPS = [
  ['mapRoles', 'rolearn'],
  ['mapUsers', 'userarn'],
] as const;

function itemsIn(text: StringValue): readonly Value[] {
  return parseYaml(text.span.file, text.text).documents.flatMap((document) => itemsOf(movedInto(document, text)));
}
