/** Cases of fixes, and what of their result the tests look at. */
import { applied, type Case, fixesOf } from './fixes-support';

export const AWS = 'vault-reference:aws-secrets-manager';
export const VAULT = 'vault-reference:hashicorp-vault';
export const ENV = 'vault-reference:environment';

/** Lines of the file after the fix that were not there before. */
export function newLines(one: Case, id: string, file = one.file): string[] {
  const made = fixesOf(one);
  const old = new Set((made.context.read(file) ?? '').split(/\r?\n/));
  return (applied(made, id).get(file) ?? '').split(/\r?\n/).filter((line) => !old.has(line) && line.trim() !== '');
}

export function source(file: string, text: string, more: Partial<Case> = {}): Case {
  const hosts = { ts: 'typescript', js: 'javascript', py: 'python', go: 'go', java: 'java' } as const;
  const host = hosts[file.slice(file.lastIndexOf('.') + 1) as keyof typeof hosts];
  return { host, file, text, slot: 'assignment', name: 'dbPassword', ...more };
}

export function terraform(text: string, more: Partial<Case> = {}): Case {
  const resource = {
    slot: 'tf-resource-argument',
    name: 'password',
    owner: 'aws_db_instance.main',
    ownerType: 'aws_db_instance',
  } as const;
  return { host: 'terraform', file: 'infra/main.tf', text, ...resource, ...more };
}

export const DATABASE = 'resource "aws_db_instance" "main" {\n  username = "app"\n  password = "‹hunter22!›" # why\n}\n';
