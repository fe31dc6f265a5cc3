import { assetOf } from './cyclonedx/assets';
import { applicationOf, outsiderOf, serviceOf } from './cyclonedx/services';
import type { InventoryFormatter } from './model';

/**
 * A bill of materials of identities: identities and those outside as services, credentials as cryptographic assets without their
 * values, what uses an identity as applications, and who depends on whom. The same workspace gives the same text: no serial number, no
 * time. https://cyclonedx.org/docs/1.6/json/
 */
export const cyclonedx: InventoryFormatter = (report) => {
  const { records, map, spec, version } = report;
  const { nodes, links } = map();
  const refs = new Set<string>();
  const credentials = new Map(
    records.map((record) => [record.id, record.credentials.map((one) => assetOf(record, one, report, refs))]),
  );
  const users = nodes.filter(({ kind }) => kind === 'user').map((node) => applicationOf(node, report));
  const outsiders = nodes.filter(({ kind }) => kind === 'outsider').map(outsiderOf);
  const dependsOn = new Map<string, Set<string>>(
    records.map(({ id }) => [id, new Set(credentials.get(id)?.map((one) => String(one['bom-ref'])))]),
  );
  const known = new Set([...dependsOn.keys(), ...[...users, ...outsiders].map((one) => String(one['bom-ref']))]);
  for (const { from, to } of links) {
    if (!known.has(from) || !known.has(to)) continue;
    const others = dependsOn.get(from);
    if (others) others.add(to);
    else dependsOn.set(from, new Set([to]));
  }
  const document = {
    $schema: `http://cyclonedx.org/schema/bom-${spec}.schema.json`,
    bomFormat: 'CycloneDX',
    specVersion: spec,
    version: 1,
    metadata: { tools: { components: [{ type: 'application', name: 'nhi-hygiene', version }] } },
    components: [...[...credentials.values()].flat(), ...users],
    services: [...records.map((record) => serviceOf(record)), ...outsiders],
    dependencies: [...dependsOn].map(([ref, others]) => ({ ref, ...(others.size > 0 ? { dependsOn: [...others].sort() } : {}) })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
