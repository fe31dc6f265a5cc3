/** Resources of Terraform that nothing of their module names, or nothing but what gives them rights. */
import type { Facts } from '../../../facts/model';
import { attributeOf } from '../../../facts/terraform/file';
import { isExample } from '../../../facts/terraform/module/examples';
import { aliasIn, type Declared, sourceOf } from '../../../facts/terraform/module/source';
import type { IdentityGraph } from '../../../graph/model';
import { folderOf } from '../../../syntax/path';
import { type Expectation, isForResources, isTouched, type Orphan } from './orphan';
import { isNamedElsewhere, nameOf } from './terraform-names';

const TYPES: ReadonlyMap<string, Expectation> = new Map(
  Object.entries({
    aws_iam_role: {
      lacks: 'nothing of its module runs as it',
      givers: [
        'aws_iam_role_policy',
        'aws_iam_role_policy_attachment',
        'aws_iam_policy_attachment',
        'aws_iam_role_policies_exclusive',
      ],
      trust: true,
    },
    aws_iam_user: { lacks: 'nothing of its module gives it a key, a group or a right', givers: [] },
    aws_iam_group: {
      lacks: 'nothing of its module puts a user into it',
      givers: [
        'aws_iam_group_policy',
        'aws_iam_group_policy_attachment',
        'aws_iam_policy_attachment',
        'aws_iam_group_policies_exclusive',
      ],
    },
    aws_iam_policy: { lacks: 'nothing of its module attaches it', givers: [] },
    google_service_account: { lacks: 'nothing of its module runs as it or gives it a right', givers: [] },
    azurerm_user_assigned_identity: { lacks: 'nothing of its module runs as it or gives it a right', givers: [] },
    azuread_application: { lacks: 'nothing of its module uses it', givers: [] },
  } satisfies Record<string, Expectation>),
);

/** `aws_iam_role.app` anywhere in a text; `data.aws_iam_role.app` is another thing. */
const ADDRESS = new RegExp(`\\b(?:${[...TYPES.keys()].join('|')})\\.[A-Za-z_][\\w-]{0,200}`, 'g');

/** Addresses that a file names, each with the types of the blocks that do: at an edit all other files say what they said. */
const known = new WeakMap<Facts, ReadonlyMap<string, readonly string[]>>();

function namesIn(facts: Facts): ReadonlyMap<string, readonly string[]> {
  const before = known.get(facts);
  if (before) return before;
  const found = new Map<string, string[]>();
  const source = sourceOf(facts);
  for (const match of source?.text.matchAll(ADDRESS) ?? []) {
    const at = match.index;
    if (source?.text.slice(at - 5, at) === 'data.') continue;
    const block = source?.blocks.find(({ start, end }) => start <= at && at < end);
    const [type, name] = block?.labels ?? [];
    const isOwn = block?.type === 'resource' && `${type?.text}.${name?.text}` === match[0];
    if (isOwn) continue;
    const by = block?.type === 'resource' ? (type?.text ?? '') : (block?.type ?? '');
    found.set(match[0], [...(found.get(match[0]) ?? []), by]);
  }
  known.set(facts, found);
  return found;
}

/** Every orphan of the workspace's modules; examples and tests show more than they use. */
export function orphansInTerraform(graph: IdentityGraph): Orphan[] {
  const modules = new Map<string, Facts[]>();
  for (const facts of graph.facts.values()) {
    if (facts.source === undefined || !/\.tf(?:\.json)?$/.test(facts.file)) continue;
    const folder = folderOf(facts.file);
    const files = modules.get(folder);
    if (files) files.push(facts);
    else modules.set(folder, [facts]);
  }
  const found: Orphan[] = [];
  for (const [folder, files] of modules) {
    // Another notation, which is not read here.
    if (isExample(folder) || files.some(({ file }) => file.endsWith('.json'))) continue;
    for (const facts of files)
      for (const one of sourceOf(facts)?.declared ?? []) {
        const expectation = one.mode === 'resource' ? TYPES.get(one.type) : undefined;
        const orphan = expectation && orphanOf(graph, one, expectation, files);
        if (orphan) found.push(orphan);
      }
  }
  return found;
}

function orphanOf(graph: IdentityGraph, one: Declared, expectation: Expectation, files: readonly Facts[]): Orphan | undefined {
  if (isNothing(one)) return undefined;
  const by = files.flatMap((facts) => namesIn(facts).get(one.address) ?? []);
  if (by.some((type) => !expectation.givers.includes(type))) return undefined;
  const name = nameOf(one);
  if (name === 'unknown') return undefined;
  const key = aliasIn(one);
  const identity = graph.byAlias.get(key);
  const { start, end } = one.block;
  if (identity && isTouched(identity, { file: one.source.file, start, end })) return undefined;
  if (expectation.trust && !(identity && isForResources(identity))) return undefined;
  if (name !== undefined && isNamedElsewhere(graph, name, one)) return undefined;
  return { span: one.span, label: one.address, lacks: expectation.lacks, key, alone: by.length === 0 };
}

/** `count = 0` makes nothing, and an account that has no name yet cannot be made: it is half typed, or there for its provider alone. */
function isNothing({ body, type }: Declared): boolean {
  const count = attributeOf(body, 'count')?.value;
  return (count?.kind === 'literal' && count.value === 0) || (type.startsWith('google_') && !attributeOf(body, 'account_id'));
}
