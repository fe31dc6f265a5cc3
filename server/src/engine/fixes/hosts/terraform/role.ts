/** The permission to read an entry, for a role that the module declares. */
import type { Block, Expression } from '../../../syntax/hcl/ast';
import type { FileEdit, Step } from '../../model';
import { snake } from '../../naming';
import type { HandedOver } from '../../vaults/forms/terraform';
import type { Place } from '../model';
import { declare } from './declare';
import { attributeOf } from './locate';
import { blocksWith, moduleTexts } from './module';

/** `resource "aws_iam_role" "task"`: its name, from an expression that reads the role, or an instance profile of it. */
export function roleOf({ context, file, text }: Place, value: Expression | undefined): string | undefined {
  const texts = moduleTexts(context, file, text);
  const [type, name] = addressOf(value) ?? [];
  const block = type && blocksWith(texts, type).find((one) => isResource(one.block, type, name))?.block;
  if (!block) return undefined;
  if (type === 'aws_iam_role') return ['count', 'for_each'].some((meta) => attributeOf(block.body, meta)) ? undefined : name;
  const inner = type === 'aws_iam_instance_profile' ? addressOf(attributeOf(block.body, 'role')?.value) : undefined;
  return inner?.[0] === 'aws_iam_role' ? inner[1] : undefined;
}

/** `aws_iam_role.task.arn` → its type and name. */
function addressOf(value: Expression | undefined): readonly [string, string] | undefined {
  if (value?.kind !== 'access' || value.target.kind !== 'access' || value.target.target.kind !== 'variable') return undefined;
  return [value.target.target.name, value.target.name];
}

function isResource(block: Block, type: string, name: string | undefined): boolean {
  return block.type === 'resource' && block.labels[0]?.text === type && block.labels[1]?.text === name;
}

/** A policy of that role for exactly this entry, or the sentence that says that it is needed. */
export function permission(
  place: Place,
  entry: ReturnType<HandedOver>,
  by: 'service' | 'script',
  reader: { readonly who: string; readonly role: string | undefined; readonly neighbour?: Block | undefined },
): { readonly edits: readonly FileEdit[]; readonly label: string; readonly steps: readonly Step[] } {
  const { name } = place;
  const given = declare(place, { reference: entry.declared, neighbour: reader.neighbour });
  if (reader.role === undefined) {
    const steps = [`${reader.who} reads the entry: allow it ${entry.action[by]} on that alone.`];
    return { edits: given.edits, label: given.label, steps };
  }
  const policy = [
    'jsonencode({',
    '    Version = "2012-10-17"',
    '    Statement = [{',
    '      Effect   = "Allow"',
    `      Action   = "${entry.action[by]}"`,
    `      Resource = ${entry.resource(given.label)}`,
    '    }]',
    '  })',
  ].join('\n');
  const { edits } = declare(place, {
    reference: {
      block: ['resource', 'aws_iam_role_policy'],
      label: snake(reader.role, 'reads', name.component, ...entry.per),
      // The entry is declared where it is not there yet; the policy refers to it.
      needs: [entry.declared],
      body: () => [
        ['name', JSON.stringify(['read', name.service, name.component, ...entry.per].join('-'))],
        ['role', `aws_iam_role.${reader.role}.id`],
        ['policy', policy],
      ],
      expression: () => '',
    },
    neighbour: reader.neighbour,
  });
  return {
    edits,
    label: given.label,
    steps: [
      `${reader.who} reads the entry: the policy lets aws_iam_role.${reader.role} do so. A key of your own needs kms:Decrypt too.`,
    ],
  };
}
