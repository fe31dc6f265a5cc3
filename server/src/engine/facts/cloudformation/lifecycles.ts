/** How long what a template declares lives, and who replaces it: read where Terraform's twins are read. */
import type { Entry, Value } from '../../syntax/value';
import { addCloudFacts, isCloudType } from '../cloud/index';
import { aliasOf, entriesOf, type Resource, type Template, targetOf } from './template';

const TIE = 'AWS::SecretsManager::SecretTargetAttachment';

/** Fills `facts.lifecycles`. */
export function extractLifecycles(template: Template): void {
  for (const resource of template.resources) {
    const { id, type, span, body, properties } = resource;
    if (!type.startsWith('AWS::') || !isCloudType(type) || body.kind !== 'object') continue;
    const inside = properties && pointing(template, properties);
    const entries: Entry[] = inside ? [{ key: 'Properties', keySpan: inside.span, value: inside }] : [];
    addCloudFacts(
      {
        notation: 'cloudformation',
        ...{ type, owner: id, alias: aliasOf(template, id), block: span },
        body: { ...body, entries },
        open: entriesOf(properties).some(({ key }) => key.startsWith('Fn::') || key === '<<'),
      },
      template.context.facts,
    );
  }
}

/** The properties, with the resources that they refer to. What is tied to a database stands for the secret that is. */
function pointing(template: Template, properties: Value): Value {
  if (properties.kind !== 'object') return properties;
  const entries = properties.entries.map((entry) => {
    const target = entry.value.kind === 'unknown' ? secretBehind(template, targetOf(template, entry.value)) : undefined;
    if (!target || entry.value.kind !== 'unknown') return entry;
    const origin = { key: aliasOf(template, target.id), type: target.type, attribute: '' };
    return { ...entry, value: { ...entry.value, origin } };
  });
  return { ...properties, entries };
}

function secretBehind(template: Template, target: Resource | undefined): Resource | undefined {
  if (target?.type !== TIE) return target;
  return targetOf(template, entriesOf(target.properties).find(({ key }) => key === 'SecretId')?.value) ?? target;
}
