/** Which variables of a Terraform folder may be left out: what they add is their caller's. Facts: the text of the folder's files. */
import type { Facts } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import { folderOf } from '../../../syntax/path';

const known = new WeakMap<Facts, ReadonlySet<string>>();

const VARIABLE = /^variable[ \t]+"([\w-]{1,128})"[ \t]*\{/gm;

/** Names of the variables that the file gives a default. A block ends at a brace that begins a line. */
function defaultsIn(facts: Facts): ReadonlySet<string> {
  const before = known.get(facts);
  if (before) return before;
  const source = facts.source ?? '';
  const names = new Set<string>();
  for (const { index, 0: head, 1: name = '' } of source.matchAll(VARIABLE)) {
    const start = index + head.length;
    const end = source.indexOf('\n}', start);
    if (/^[ \t]{0,16}default[ \t]*=/m.test(source.slice(start, end < 0 ? source.length : end))) names.add(name);
  }
  known.set(facts, names);
  return names;
}

/** Whether a reference as people write it, `var.policy` or `var.items[].policy`, is to a variable with a default, in the folder of the file. */
export function mayBeLeftOut({ facts }: IdentityGraph, reference: string, file: string): boolean {
  const name = /^var\.([\w-]{1,128})/.exec(reference)?.[1];
  if (!name) return false;
  const folder = folderOf(file);
  for (const [path, one] of facts) if (folderOf(path) === folder && defaultsIn(one).has(name)) return true;
  return false;
}
