/**
 * A Terraform or OpenTofu state file, version 4: what is there, each credential in clear.
 * https://developer.hashicorp.com/terraform/language/state/sensitive-data
 */
import { get, itemsOf, textOf, type Value } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import { addSlot } from '../../credential';
import type { PlannedResource } from './resources';

const MOST = 20_000;

export function isState(document: Value): boolean {
  return textOf(get(document, 'terraform_version')) !== undefined && get(document, 'resources')?.kind === 'list';
}

/** Each managed resource, with the attributes it has. References are values by now. */
export function statedResources(document: Value): PlannedResource[] {
  return itemsOf(get(document, 'resources'))
    .slice(0, MOST)
    .flatMap((resource) => {
      const [mode, type, name, module] = ['mode', 'type', 'name', 'module'].map((key) => textOf(get(resource, key)));
      if (mode !== 'managed' || !type || !name) return [];
      return itemsOf(get(resource, 'instances')).flatMap((instance): PlannedResource[] => {
        const values = get(instance, 'attributes');
        if (values?.kind !== 'object') return [];
        const key = get(instance, 'index_key');
        const index = key?.kind === 'string' ? `["${key.text}"]` : key?.kind === 'literal' ? `[${key.value}]` : '';
        const address = `${module ? `${module}.` : ''}${type}.${name}${index}`;
        const span = get(resource, 'name')?.span ?? values.span;
        return [{ address, type, name, values, span, references: () => [] }];
      });
    });
}

/** Attributes that hold a credential although their names do not say so. */
const MADE: Readonly<Record<string, string>> = {
  random_password: 'result',
  google_service_account_key: 'private_key',
  azuread_application_password: 'value',
  azuread_service_principal_password: 'value',
  databricks_token: 'token_value',
  vault_generic_secret: 'data_json',
};

/** Adds credentials that a plain reading of the file would not see: outputs marked as sensitive, and what providers made. */
export function addStated({ facts, ...context }: ExtractContext, document: Value, resources: readonly PlannedResource[]): void {
  const known = new Set(facts.credentials.map(({ span }) => span.start));
  const add = (value: Value | undefined, name: string, owner: string) => {
    if (value?.kind !== 'string' || known.has(value.span.start)) return;
    addSlot({ facts, ...context }, { slot: { kind: 'key-value', name, owner }, value, known: true });
  };
  const outputs = get(document, 'outputs');
  for (const { key, value } of outputs?.kind === 'object' ? outputs.entries : []) {
    const sensitive = get(value, 'sensitive');
    if (sensitive?.kind === 'literal' && sensitive.value === true) add(get(value, 'value'), key, 'outputs');
  }
  for (const { type, address, values } of resources) {
    const attribute = MADE[type];
    if (attribute) add(get(values, attribute), attribute, address);
  }
}
