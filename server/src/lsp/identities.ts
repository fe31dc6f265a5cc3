/** Rows of the Identities view: what each needs and no more, for an edit sends them all again. */
import type { InventoryRecord } from '../engine/inventory/model';
import type { Folder } from './folder';
import { gravestOf } from './identity-words';
import type { IdentityDto } from './protocol';
import { recordsOf } from './records';

/** The identities of a folder. */
export function identitiesOf(folder: Folder): IdentityDto[] {
  return recordsOf(folder).all.map((record) => rowOf(folder, record));
}

function rowOf(folder: Folder, record: InventoryRecord): IdentityDto {
  const { id, kind, name, declared, mentioned, references, credentials, environments, owner, risk, findings, admin } = record;
  const first = declared[0] ?? mentioned[0] ?? references[0]?.span ?? credentials[0]?.span;
  // An access key that Terraform makes has its secret in the state: none is stored here, but one exists.
  const storages = kind === 'iam-access-key' ? [] : [...new Set(credentials.map(({ storage }) => storage))];
  const gravest = gravestOf(findings);
  return {
    ...{ folder: folder.uri, id, kind, name, risk, file: first?.file ?? '', declared: declared.length > 0 },
    uses: references.length,
    ...(owner ? { owner: owner.value } : {}),
    ...(environments.length > 0 ? { environments: environments.map(({ value }) => value) } : {}),
    ...(storages.length > 0 ? { storages } : {}),
    ...(gravest ? { findings: findings.length, gravest } : {}),
    ...(admin ? { admin: true } : {}),
  };
}
