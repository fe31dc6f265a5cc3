import type { VaultId } from '../fixes/model';
import { VAULTS as EVERY } from '../fixes/vaults/index';
import { rules } from '../rules/index';
import { LIMITS, type LimitName } from '../rules/limits';
import type { Severity } from '../rules/model';
import { SEVERITIES } from '../rules/severity';
import { parseYaml } from '../syntax/data/yaml';
import type { Range } from '../syntax/span';
import { itemsOf, textOf, type Value } from '../syntax/value';
import { DEFAULT_POLICY, type Policy } from './model';

export const POLICY_FILE = '.nhi.yaml';

export const VAULTS: readonly VaultId[] = EVERY.map(({ id }) => id);

const SETTINGS = 'rules, ignore, vault, failOn, honour-foreign-suppressions, limits';

/** What is wrong in the policy file: one sentence that says what to do. */
export interface PolicyProblem extends Range {
  readonly message: string;
}

/**
 * Reads the team's file. What is wrong is named and left out; the rest of the file counts.
 *
 * ```yaml
 * rules: { k8s-default-service-account: off, secret-generic-assignment: medium }
 * ignore: [vendor/, "**\/testdata/"]
 * vault: hashicorp-vault
 * failOn: high
 * honour-foreign-suppressions: false
 * limits: { certificate-warn-days: 60 }
 * ```
 */
export function readPolicyFile(text: string): { readonly policy: Policy; readonly problems: readonly PolicyProblem[] } {
  const { documents, issues } = parseYaml(POLICY_FILE, text);
  const problems: PolicyProblem[] = issues.map(({ start, end, message }) => ({
    start,
    end,
    message: `not valid YAML: ${message}`,
  }));
  const root = documents[0];
  if (!root || (root.kind === 'literal' && root.value === null)) return { policy: DEFAULT_POLICY, problems };
  if (root.kind !== 'object') {
    problems.push({ ...rangeOf(root), message: 'expected settings such as "rules:", "ignore:", "vault:" or "failOn:"' });
    return { policy: DEFAULT_POLICY, problems };
  }
  const draft = { ...DEFAULT_POLICY, rules: {} as Record<string, Severity | 'off'>, ignore: [] as string[] };
  const expect = (value: Value, allowed: readonly string[], what: string): string | undefined => {
    const word = wordOf(value);
    if (word !== undefined && allowed.includes(word)) return word;
    problems.push({ ...rangeOf(value), message: `${what} must be one of: ${allowed.join(', ')}` });
    return undefined;
  };
  for (const entry of root.entries) {
    const { key, value } = entry;
    if (key === 'rules') {
      if (value.kind !== 'object')
        problems.push({ ...rangeOf(value), message: '"rules" must map rule ids to a severity or "off"' });
      else
        for (const rule of value.entries) {
          const level = expect(rule.value, [...SEVERITIES, 'off'], `the level of rule "${rule.key}"`);
          if (!rules.some(({ id }) => id === rule.key)) {
            problems.push({ ...rangeOf(rule.value), message: `there is no rule "${rule.key}"; "nhi rules" lists them` });
          } else if (level) draft.rules[rule.key] = level as Severity | 'off';
        }
    } else if (key === 'ignore') {
      for (const item of itemsOf(value)) {
        const pattern = textOf(item);
        if (pattern) draft.ignore.push(pattern);
        else problems.push({ ...rangeOf(item), message: '"ignore" must list paths, in the syntax of .gitignore' });
      }
    } else if (key === 'vault') draft.vault = (expect(value, VAULTS, '"vault"') as VaultId | undefined) ?? draft.vault;
    else if (key === 'failOn') draft.failOn = (expect(value, SEVERITIES, '"failOn"') as Severity | undefined) ?? draft.failOn;
    else if (key === 'honour-foreign-suppressions') {
      if (value.kind === 'literal' && typeof value.value === 'boolean') draft.honourForeign = value.value;
      else problems.push({ ...rangeOf(value), message: '"honour-foreign-suppressions" must be true or false' });
    } else if (key === 'limits') draft.limits = { ...draft.limits, ...limitsIn(value, problems) };
    else problems.push({ ...rangeOf(value), message: `unknown setting "${key}"; known are ${SETTINGS}` });
  }
  return { policy: draft, problems };
}

/** The most that a number of days or workloads may be: a hundred years. */
const MOST = 36_500;

function limitsIn(value: Value, problems: PolicyProblem[]): Partial<Record<LimitName, number>> {
  const read: Partial<Record<LimitName, number>> = {};
  const names = Object.keys(LIMITS).join(', ');
  if (value.kind !== 'object') problems.push({ ...rangeOf(value), message: `"limits" must map names to numbers: ${names}` });
  else
    for (const { key, value: written } of value.entries) {
      const number = written.kind === 'literal' ? written.value : undefined;
      if (!Object.hasOwn(LIMITS, key)) problems.push({ ...rangeOf(written), message: `there is no limit "${key}": ${names}` });
      else if (typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= MOST)
        read[key as LimitName] = number;
      else problems.push({ ...rangeOf(written), message: `limit "${key}" must be a whole number from 1 to ${MOST}` });
    }
  return read;
}

/** YAML 1.1 readers take a bare `off` for false; both spellings mean the word. */
function wordOf(value: Value): string | undefined {
  if (value.kind === 'literal' && value.value === false) return 'off';
  return textOf(value);
}

function rangeOf(value: Value): Range {
  return { start: value.span.start, end: value.span.end };
}
