/** What is asked of a policy: who does what to which resource, and what else the request says. */

export interface Caller {
  readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser' | 'anonymous';
  /** ARN of a user, role, role session or account root; name of a service or provider; empty for an anonymous caller. */
  readonly id: string;
}

/** The values of a context key: one for a single-valued key, any number for a multivalued one. */
export type ContextValues = readonly string[] | 'unknown';

export interface Request {
  /** `s3:GetObject`. */
  readonly action: string;
  /** The ARN, `*` for an action that takes no resource; parts that are not known are HOLE. */
  readonly resource: string;
  /** Who asks; needed only where statements name principals. */
  readonly principal?: Caller;
  /** Values by condition key. A key that is not here is not in the request. */
  readonly context?: Readonly<Record<string, ContextValues>>;
  /** The request may have keys that `context` does not name. */
  readonly openContext?: boolean;
}

const folded = new WeakMap<object, ReadonlyMap<string, ContextValues>>();

/** The values of a key, in any case; undefined where the request does not have it. */
export function valuesOf({ context = {}, openContext }: Request, key: string): ContextValues | undefined {
  const known = folded.get(context) ?? new Map(Object.entries(context).map(([name, values]) => [name.toLowerCase(), values]));
  folded.set(context, known);
  return known.get(key.toLowerCase()) ?? (openContext ? 'unknown' : undefined);
}
