/** Credentials set on the properties of an object after it was made: `factory.Password = "…"`. */
import type { SourceNode } from '../../syntax/source/tree';
import type { ExtractContext } from '../context';
import { type CallRow, rowsFor } from './calls';
import { addCredential } from './emit';
import { settle, type Tracer } from './origin';
import { bindingAt } from './outline';
import { calleeOf } from './read';
import type { SdkShape } from './shape';

/** Which rows speak of the call that made an object. */
type Table = ReadonlyMap<string, readonly (SdkShape & CallRow)[]>;

/** Adds what is given to a property that the maker of the object knows as a slot. */
export function addSetProperties(context: ExtractContext, tracer: Tracer, table: Table, taken: Set<number>): void {
  for (const { name, nameNode, value, property } of tracer.outline.bindings) {
    const dot = name.lastIndexOf('.');
    if (!value || property || dot <= 0) continue;
    const slot = name.slice(dot + 1);
    const maker = makerOf(tracer, name.slice(0, dot), nameNode);
    const callee = maker && calleeOf(tracer.source, maker);
    if (!callee?.startsWith('new ')) continue;
    const shape = rowsFor(table, tracer, callee).find(({ slots }) => slots.includes(slot) || slots.includes(`?${slot}`));
    if (!shape) continue;
    const sure = shape.slots.includes(slot);
    addCredential(context, tracer, { shape, owner: callee.slice(0, 80), name: slot, sure, value }, taken);
  }
}

function makerOf(tracer: Tracer, name: string, use: SourceNode): SourceNode | undefined {
  const binding = bindingAt(tracer.outline, name, use);
  return binding?.value && !binding.property ? settle(tracer, binding.value) : undefined;
}
