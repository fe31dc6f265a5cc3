import type { Alias, IdentityFact } from '../facts/model';
import type { Span } from '../syntax/span';

const ROLE_ARN = /^arn:aws[a-z-]*:iam::[0-9]{0,12}:(role|user|group)\/(?:[^/]{1,128}\/){0,8}([^/]{1,128})$/;

/**
 * An identity that is only named (an ARN in an annotation, a ServiceAccount of a workload without its manifest), read off
 * the alias itself. Aliases of the file kind (`tf:`, `cfn:`) name a resource that is not there: nothing is invented for them.
 */
export function mentionedIdentity(alias: Alias, span: Span): IdentityFact | undefined {
  const arn = ROLE_ARN.exec(alias);
  if (arn)
    return {
      kind: `iam-${arn[1]}` as IdentityFact['kind'],
      provider: 'aws',
      name: arn[2] ?? alias,
      aliases: [alias],
      declared: false,
      span,
    };
  const colon = alias.indexOf(':');
  const scheme = alias.slice(0, colon);
  const name = alias.slice(colon + 1);
  const base = { name, aliases: [alias], declared: false, span } as const;
  switch (scheme) {
    case 'iam-role':
      return { ...base, kind: 'iam-role', provider: 'aws' };
    case 'iam-user':
      return { ...base, kind: 'iam-user', provider: 'aws' };
    case 'gcp-sa':
      // A placeholder such as GSA_EMAIL names nobody.
      return name.includes('@') ? { ...base, kind: 'service-account', provider: 'gcp' } : undefined;
    case 'gcp-agent':
      return { ...base, name: name.slice(name.lastIndexOf(':') + 1), kind: 'service-account', provider: 'gcp' };
    case 'azure-client':
    case 'azure-principal':
      return /^[0-9a-f-]{36}$/i.test(name) ? { ...base, kind: 'service-account', provider: 'azure' } : undefined;
    case 'k8s-sa':
      return { ...base, name: withoutChart(name), kind: 'k8s-service-account', provider: 'kubernetes' };
    case 'k8s-user':
      return { ...base, kind: 'k8s-user', provider: 'kubernetes' };
    case 'k8s-group':
      return { ...base, kind: 'k8s-group', provider: 'kubernetes' };
    default:
      return undefined;
  }
}

/** `shop/charts/api:{{ … }}`: the name that a chart's action makes, without the folder; the release chooses a namespace that is not written. */
function withoutChart(name: string): string {
  const action = name.indexOf(':');
  const slash = name.indexOf('/');
  if (action < slash || !name.includes('{{')) return name;
  return `${name.startsWith('default/') ? '' : name.slice(0, slash + 1)}${name.slice(action + 1)}`;
}
