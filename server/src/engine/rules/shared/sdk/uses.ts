/** What the rules about a program's handling of credentials share. */
import type { Facts, Host, SdkUseFact, SdkUseTopic } from '../../../facts/model';
import { isExamplePath } from '../../../secrets/values/examples';
import type { Hit, Remedy, Severity } from '../../model';

/** Languages with a syntax tree, and files that hold commands. */
export const PROGRAMS: readonly Host[] = [
  ...(['typescript', 'javascript', 'python', 'go', 'java', 'kotlin', 'csharp', 'ruby', 'php', 'rust'] as const),
];
export const SCRIPTS: readonly Host[] = ['shell', 'powershell', 'dockerfile', 'pipeline'];

/** The uses of one kind in a file. */
export function usesOf({ sdkUses }: Facts, about: SdkUseTopic): SdkUseFact[] {
  return sdkUses.filter((use) => use.about === about);
}

/** A step down for what is shown in an example, or is not quite as grave. */
export function weightOf(use: SdkUseFact, usual: Severity, softer: Severity): Pick<Hit, 'severity'> {
  const severity = use.softer || isExamplePath(use.span.file) ? softer : usual;
  return severity === usual ? {} : { severity };
}

/** The change that the facts know of, and what is left to do by hand. */
export function remediesOf(use: SdkUseFact, title: string, byHand: string, steps: readonly string[]): Remedy[] {
  const manual: Remedy = { type: 'manual', title: byHand, steps };
  const { changes, span } = use;
  return changes ? [{ type: 'edit-source', title, file: span.file, changes, steps }, manual] : [manual];
}
