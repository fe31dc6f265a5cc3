/** Who is who in a CDK program: roles, users and groups, and other constructs that come with a role of their own. */
import type { SourceNode } from '../../../syntax/source/tree';
import { spanOf } from '../../../syntax/span';
import { textOf } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import type { Alias, IdentityFact } from '../../model';
import { dotted, unwrap } from '../read';
import { type Building, readValue } from '../values/value';
import { argumentOf, behind, callOf, propertyOf } from './program';

export interface Constructs {
  /** The alias of the identity that an expression stands for, declared when it is first asked for. */
  readonly identityOf: (node: SourceNode | undefined) => Holder | undefined;
}

export interface Holder {
  readonly alias: Alias;
  readonly name: string;
}

const KINDS: Readonly<Record<string, readonly [kind: IdentityFact['kind'], scheme: string, name: string]>> = {
  Role: ['iam-role', 'iam-role', 'roleName'],
  LazyRole: ['iam-role', 'iam-role', 'roleName'],
  User: ['iam-user', 'iam-user', 'userName'],
  Group: ['iam-group', 'iam-group', 'groupName'],
};

export function constructsOf(context: ExtractContext, building: Building): Constructs {
  const { tracer } = building;
  const known = new Map<SourceNode | string, Holder>();
  const names = new Map<SourceNode, string>();
  for (const { name, value } of tracer.outline.bindings) {
    const node = value && unwrap(tracer.source, value);
    if (node && !names.has(node)) names.set(node, name);
  }

  function declare(key: SourceNode | string, fact: Omit<IdentityFact, 'provider'>): Holder {
    const holder = { alias: fact.aliases[0] ?? '', name: fact.name };
    known.set(key, holder);
    context.facts.identities.push({ ...fact, provider: 'aws' });
    return holder;
  }

  function construct(node: SourceNode, type: string, method: string): Holder | undefined {
    const text = (value: SourceNode | undefined) => (value ? textOf(readValue(building, value)) : undefined);
    const id = text(argumentOf(tracer, node, 1, 'id'));
    const label = names.get(node) ?? id ?? `${type}@${node.start}`;
    const [kind, scheme, property] = KINDS[type] ?? ['iam-role', '', ''];
    const isImport = method !== '';
    const given = isImport
      ? text(argumentOf(tracer, node, 2, /Arn$/.test(method) ? `${scheme.slice(4)}Arn` : property))
      : text(propertyOf(tracer, node, property));
    const arn = given?.startsWith('arn:') ? given : undefined;
    const other = arn ?? (given && scheme ? `${scheme}:${given}` : undefined);
    const name = arn ? arn.slice(arn.lastIndexOf('/') + 1) : (given ?? id ?? label);
    const span = spanOf(context.file, node);
    const alias = `cdk:${context.file}:${label}`;
    return declare(node, { kind, name, aliases: other ? [alias, other] : [alias], declared: !isImport, span });
  }

  return {
    identityOf: (start) => {
      if (!start) return undefined;
      const node = behind(tracer, start);
      const call = callOf(tracer, node);
      if (call?.type && (call.method === '' || /^from/.test(call.method)))
        return known.get(node) ?? construct(node, call.type, call.method);
      const path = dotted(tracer.source, node);
      if (!path || /[()[\]]/.test(path)) return undefined;
      const alias = `cdk:${context.file}:${path}`;
      const name = path.split('.').slice(-2).join('.');
      return (
        known.get(path) ??
        declare(path, { kind: 'iam-role', name, aliases: [alias], declared: false, span: spanOf(context.file, start) })
      );
    },
  };
}
