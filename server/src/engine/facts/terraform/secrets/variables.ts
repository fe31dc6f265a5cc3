/** Literals that stand in variables, `*.tfvars`, locals and outputs, and the variables themselves as parameters. */
import { isSecretName } from '../../../secrets/slots/names';
import type { Block, Expression } from '../../../syntax/hcl/ast';
import { type Span, spanOf } from '../../../syntax/span';
import { addSlot } from '../../credential';
import type { Slot } from '../../model';
import { argumentOf, attributeOf, type TerraformFile } from '../file';
import { alternatives } from '../values/alternatives';
import { leavesOf } from '../values/leaves';
import { type Fed, mayConnect } from './credentials';

/** Fills `facts.credentials` and `facts.parameters`. `fed` says which literals credential arguments use. */
export function extractVariables(file: TerraformFile, fed: Fed): void {
  const echoes = echoesOf(file);
  for (const block of file.blocks) {
    const name = block.labels[0]?.text ?? '';
    if (block.type === 'variable' && block.labels[0]) {
      const { start, end } = block.labels[0];
      parameter(file, block, name, {
        span: spanOf(file.context.file, { start: start + 1, end: end - 1 }),
        echoes: echoes.get(`var.${name}`) ?? [],
      });
      const fallback = attributeOf(block.body, 'default');
      const sure = isMasked(file, block) && isSecretName(name);
      if (fallback) read(file, fallback.value, { ...variable(name), sure, fed });
    } else if (block.type === 'locals') {
      for (const { name: local, value } of block.body.attributes)
        read(file, value, { kind: 'tf-local', name: local, owner: `local.${local}`, ownerType: 'local', sure: false, fed });
    } else if (block.type === 'output') {
      const value = attributeOf(block.body, 'value');
      if (value)
        read(file, value.value, { kind: 'tf-local', name, owner: `output.${name}`, ownerType: 'output', sure: false, fed });
    }
  }
  if (!/\.(?:tfvars|hcl)$/.test(file.context.file)) return;
  for (const { name, value } of file.body.attributes)
    read(file, value, { ...variable(name), ownerType: 'tfvars', sure: false, fed });
}

function variable(name: string) {
  return { kind: 'tf-variable-default', name, owner: `var.${name}`, ownerType: 'variable' } as const;
}

interface Place extends Slot {
  /** The file itself says that this is a secret. */
  readonly sure: boolean;
  readonly fed: Fed;
}

/** Every literal of a value whose name says secret, or which a credential argument uses. */
function read(file: TerraformFile, expression: Expression, { kind, name, owner, ownerType, sure, fed }: Place): void {
  for (const value of alternatives(expression, file.scope, false)) {
    for (const leaf of leavesOf(name, value)) {
      if (leaf.value.span.via) continue;
      const used = fed.get(leaf.value.literal.start);
      if (!used && !isSecretName(leaf.name) && !mayConnect(leaf.value.text)) continue;
      addSlot(file.context, {
        slot: { kind, name: leaf.name, ...(owner ? { owner } : {}), ...(ownerType ? { ownerType } : {}) },
        value: leaf.value,
        known: used?.known || (sure && !leaf.nested),
      });
    }
  }
}

function isMasked(file: TerraformFile, block: Block): boolean {
  return ['sensitive', 'ephemeral'].some((name) => {
    const value = argumentOf(file, block.body, name);
    return value?.kind === 'literal' && value.value === true;
  });
}

function parameter(file: TerraformFile, block: Block, name: string, places: { span: Span; echoes: readonly Span[] }): void {
  if (!isSecretName(name)) return;
  file.context.facts.parameters.push({ name, secretNamed: true, masked: isMasked(file, block), host: 'terraform', ...places });
}

/** Which references the outputs of this file print in clear. */
function echoesOf(file: TerraformFile): Map<string, Span[]> {
  const echoes = new Map<string, Span[]>();
  const scope = { ...file.scope, defaults: new Map() };
  for (const block of file.blocks) {
    const value = block.type === 'output' ? attributeOf(block.body, 'value') : undefined;
    if (!value || isMasked(file, block)) continue;
    for (const one of alternatives(value.value, scope, false)) {
      if (one.kind !== 'unknown' || !one.reference) continue;
      const spans = echoes.get(one.reference);
      if (spans) spans.push(one.span);
      else echoes.set(one.reference, [one.span]);
    }
  }
  return echoes;
}
