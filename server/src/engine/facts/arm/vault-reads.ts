/** Where a template or its parameters read a key vault: https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/key-vault-parameter */
import type { Expression, Statement } from '../../syntax/bicep/ast';
import { spanOf } from '../../syntax/span';
import { get, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';

const DEEPEST = 60;

/** `"reference": { "keyVault": { "id": … }, "secretName": … }` of parameters, in their file and of nested deployments. */
export function addVaultParameters({ facts }: Pick<ExtractContext, 'facts'>, value: Value, depth = 0): void {
  if (depth > DEEPEST) return;
  if (value.kind === 'list') for (const item of value.items) addVaultParameters({ facts }, item, depth + 1);
  if (value.kind !== 'object') return;
  for (const { key, value: inner } of value.entries) {
    const reference = get(inner, 'reference');
    if (reference && get(reference, 'keyVault')) {
      const path = textOf(get(reference, 'secretName'));
      facts.vaultReferences.push({
        ...{ vault: 'azure-key-vault', from: `parameter ${key}`, span: reference.span },
        ...(path ? { path } : {}),
      });
    } else addVaultParameters({ facts }, inner, depth + 1);
  }
}

/** `vault.getSecret('name')` for parameters of a module, `getSecret(…)` in a parameter file. */
export function addVaultCalls({ facts, file }: ExtractContext, statements: readonly Statement[]): void {
  for (const { name, value } of statements) {
    if (!value) continue;
    for (const call of callsIn(value, 0)) {
      const last = call.args.at(call.target ? 0 : 2);
      const [part] = last?.kind === 'text' ? last.parts : [];
      const path = part?.kind === 'text' ? part.text : undefined;
      facts.vaultReferences.push({
        ...{ vault: 'azure-key-vault', from: name, span: spanOf(file, call) },
        ...(path === undefined ? {} : { path }),
      });
    }
  }
}

type CallNode = Extract<Expression, { kind: 'call' }>;

function callsIn(node: Expression, depth: number): CallNode[] {
  if (depth > DEEPEST) return [];
  const inside = (parts: readonly Expression[]) => parts.flatMap((part) => callsIn(part, depth + 1));
  switch (node.kind) {
    case 'call':
      return node.name === 'getSecret' ? [node] : inside(node.args);
    case 'object':
      return inside(node.entries.map(({ value }) => value));
    case 'list':
      return inside(node.items);
    case 'for':
    case 'if':
      return callsIn(node.body, depth + 1);
    case 'conditional':
      return inside([node.whenTrue, node.whenFalse]);
    default:
      return [];
  }
}
