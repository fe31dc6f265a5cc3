/** Variables that a start script sets: `export DB_PASSWORD=…` in the user data of an instance. */
import { spanOf } from '../../syntax/span';
import { rangeIn, type Value } from '../../syntax/value';
import type { Leaf } from './leaves';

/** `NAME=value` at the start of a line, as the shell, cloud-init and systemd write it. One line at most. */
const ASSIGNMENT =
  /^[ \t]{0,40}(?:-[ \t]{1,4})?(?:export[ \t]{1,8}|Environment=|ENV[ \t]{1,8}|set[ \t]{1,8})?["']?([A-Za-z_][A-Za-z0-9_]{2,60})=(["']?)([^\s"']{1,300})\2/dgm;

/** The assignments of a script, each as a leaf at its own place. */
export function userDataLeaves(value: Value): Leaf[] {
  if (value.kind !== 'string') return [];
  const leaves: Leaf[] = [];
  for (const match of value.text.matchAll(ASSIGNMENT)) {
    const at = match.indices?.[3];
    if (!at) continue;
    const range = rangeIn(value, at[0], at[1]);
    leaves.push({
      name: match[1] ?? '',
      nested: true,
      value: {
        kind: 'string',
        span: spanOf(value.span.file, range, value.span.via),
        literal: range,
        text: match[3] ?? '',
        style: 'plain',
      },
    });
  }
  return leaves;
}
