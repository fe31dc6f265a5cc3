const KEPT: Readonly<Record<string, string>> = {
  literal: 'written out',
  environment: 'from the environment',
  vault: 'from a vault',
  none: 'nothing is stored',
};

/** How a credential is kept, in words. */
export function keptText(storage: string): string {
  return KEPT[storage] ?? 'unknown';
}
