/** A resource of a template as the readers of all notations take it. */
import { get, type ObjectValue, type Value } from '../../syntax/value';
import { addCloudFacts, isCloudType, spelled } from '../cloud/index';
import type { CloudFacts } from '../cloud/resource';
import { weaknessOf } from '../keys/weak-sizes';
import type { ArmResource, ArmTemplate } from './template';
import { asParameter } from './verified-modules';

/** Adds what the resource says of identities, roles and switches. */
export function addCloud(facts: CloudFacts, resource: ArmResource, { level }: Pick<ArmTemplate, 'level'>): void {
  const type = spelled(resource.type);
  addKeyStrength(facts, resource, type);
  if (!isCloudType(type)) return;
  const { owner, alias, block, body } = resource;
  const before = facts.settings.length;
  addCloudFacts({ notation: 'arm', type, owner, alias, block, body, level, open: isOpen(body) }, facts);
  if (resource.isModule) facts.settings.push(...facts.settings.splice(before).map(asParameter));
}

/** How strong a key is that the resource asks for. */
function addKeyStrength(facts: CloudFacts, { owner, block, body }: ArmResource, type: string): void {
  const weak = weaknessOf(type, (path) => path.reduce<Value | undefined>((value, key) => get(value, key), body));
  if (!weak) return;
  const { value, path, words } = weak;
  facts.settings.push({
    ...{ about: 'key-strength', owner, ownerType: type, state: 'unsafe' },
    ...{ span: value.span, block, path, detail: words },
  });
}

/** Whether more may be in it than is written. */
function isOpen(body: ObjectValue): boolean {
  const properties = body.entries.find(({ key }) => key === 'properties')?.value;
  if (body.open) return true;
  return properties !== undefined && (properties.kind !== 'object' || properties.open === true);
}
