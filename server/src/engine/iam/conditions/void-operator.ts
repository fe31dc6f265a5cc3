/** An operator of a condition in its parts. */
export interface Parts {
  readonly set: string;
  readonly base: string;
  readonly ifExists: boolean;
}

/** `ForAllValues:StringLikeIfExists` is the set, the comparison and whether a missing key passes. */
export function partsOf(operator: string): Parts {
  const match = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]{1,40}?)(IfExists)?$/i.exec(operator);
  return { set: match?.[1]?.toLowerCase() ?? '', base: match?.[2] ?? '', ifExists: match?.[3] !== undefined };
}
