/** Values that a CDK class or method stands for without their being written: each stands at the expression that means it. */
import type { SourceNode } from '../../../syntax/source/tree';
import { type Span, spanOf } from '../../../syntax/span';
import type { Entry, ObjectValue, StringValue, Value } from '../../../syntax/value';
import type { Building } from '../values/value';

/** Resolved through the expression itself. Its literal is empty: there is nothing that an edit could replace. */
function placeOf({ tracer, via }: Building, node: SourceNode): Span {
  const here = spanOf(tracer.source.file, node);
  return spanOf(tracer.source.file, node, [...via, here]);
}

export function given(building: Building, node: SourceNode, text: string): StringValue {
  return { kind: 'string', span: placeOf(building, node), literal: { start: node.start, end: node.start }, text, style: 'plain' };
}

export function entry(building: Building, node: SourceNode, key: string, value: Value): Entry {
  return { key, keySpan: placeOf(building, node), value };
}

export function objectAt({ tracer, via }: Building, node: SourceNode, entries: readonly Entry[]): ObjectValue {
  return { kind: 'object', span: spanOf(tracer.source.file, node, via), entries };
}

export function listAt({ tracer, via }: Building, node: SourceNode, items: readonly Value[]): Value {
  return { kind: 'list', span: spanOf(tracer.source.file, node, via), items };
}

/** Something that the program computes. `!GetAtt` because CloudFormation is what the CDK makes of it. */
export function madeBy({ tracer, via }: Building, node: SourceNode, name: string): Value {
  const span = spanOf(tracer.source.file, node, via);
  return { kind: 'unknown', span, reason: 'a resource of the program', reference: `!GetAtt ${name}` };
}
