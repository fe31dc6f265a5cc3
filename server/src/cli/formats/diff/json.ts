import type { InventoryRecord } from '../../../engine/inventory/model';
import type { Report } from '../../report';
import { type DiffFormatter, recordOf } from './model';

/** For programs: version 1. Lines and columns count from 1, as in the report of `nhi check`. */
export const diffJson: DiffFormatter = ({ base, head, changes, before, after }) => {
  const at = (record: InventoryRecord | undefined, place: Report['place']) =>
    (record?.declared ?? []).map((span) => ({ file: span.file, range: place(span) }));
  const document = {
    version: 1,
    base,
    head: head ?? null,
    changes: changes.map((one) => {
      const record = recordOf(one);
      return {
        change: one.change,
        id: record?.id ?? '',
        kind: record?.kind ?? '',
        name: record?.name ?? '',
        declaredBefore: at(one.before, before),
        declaredAfter: at(one.after, after),
        gained: one.gained,
        lost: one.lost,
        admitted: one.admitted.map(({ principal, external }) => ({ principal, external })),
        shutOut: one.shutOut.map(({ principal, external }) => ({ principal, external })),
        credentials: one.credentials,
        becameAdmin: one.becameAdmin,
        risk: { before: one.before?.risk ?? null, after: one.after?.risk ?? null },
        advice: one.advice ?? null,
      };
    }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
