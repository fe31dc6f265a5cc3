/** Other secret scanners, as they are run for a comparison: nothing verified over the network, findings thrown away. */
import { accessSync, constants, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface Scanner {
  readonly name: string;
  /** A shell command that scans the working folder. */
  readonly command: (program: string) => string;
}

export const SCANNERS: readonly Scanner[] = [
  { name: 'gitleaks', command: (program) => `${program} dir --no-banner --exit-code 0 .` },
  { name: 'betterleaks', command: (program) => `${program} dir --no-banner --exit-code 0 .` },
  { name: 'trufflehog', command: (program) => `${program} filesystem --no-verification --no-update --json .` },
  {
    name: 'kingfisher',
    command: (program) => `${program} scan --no-validate --no-update-check --git-history none --format json .`,
  },
  { name: 'detect-secrets', command: (program) => `${program} scan --all-files .` },
  { name: 'ripsecrets', command: (program) => `${program} .` },
  { name: 'secretlint', command: (program) => `${program} --secretlintrc ${quote(secretlintRules())} '**/*'` },
];

/** The program in the folder that NHI_SCANNERS names, or on the PATH; undefined where it is not installed. */
export function findProgram(name: string): string | undefined {
  const folders = [process.env.NHI_SCANNERS, ...(process.env.PATH ?? '').split(delimiter)];
  return folders.flatMap((folder) => (folder ? [join(folder, name)] : [])).find(isProgram);
}

export function quote(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function secretlintRules(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'nhi-bench-')), 'secretlintrc.json');
  writeFileSync(file, JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }));
  return file;
}
