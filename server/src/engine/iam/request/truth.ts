/** Kleene's three-valued logic: what is not known leaves a verdict open only where the verdict hangs on it. */
export type Truth = boolean | 'unknown';

/** True where all are; false as soon as one is. True of none. */
export function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes('unknown') ? 'unknown' : true;
}

/** True as soon as one is; false where all are. False of none. */
export function any(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes('unknown') ? 'unknown' : false;
}

export function not(truth: Truth): Truth {
  return truth === 'unknown' ? truth : !truth;
}
