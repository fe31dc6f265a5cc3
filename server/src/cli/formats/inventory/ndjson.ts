import { identityOf } from './json';
import type { InventoryFormatter } from './model';

/**
 * One identity a line, for log pipelines: the objects of the JSON format under the version of the contract. Of ECS, `id` and `name` are
 * `user.id` and `user.name`, `account` is `cloud.account`, `risk` is `user.risk.calculated_score_norm`; of OCSF, an identity is the
 * `user` of a User Inventory Info event (class 5003).
 */
export const ndjson: InventoryFormatter = ({ records, place }) =>
  records.map((record) => `${JSON.stringify({ version: 1, ...identityOf(record, place) })}\n`).join('');
