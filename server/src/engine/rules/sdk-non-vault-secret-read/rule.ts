import type { CredentialFact, Facts, VaultReferenceFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Remedy } from '../model';
import docs from './doc.md';

const CLOUDS: Readonly<Record<string, string>> = { 'aws-sdk': 'AWS', 'azure-sdk': 'Azure', 'gcp-sdk': 'Google Cloud' };

/** These arrive in the environment by themselves; the program has no client for them. */
const NOT_READ_BY_PROGRAMS = new Set(['kubernetes-secret', 'ci-secret']);

function check(graph: IdentityGraph): Hit[] {
  const vaults = vaultOfFolders(filesWith(graph, 'vaultReferences'));
  return filesWith(graph, 'credentials').flatMap(({ file, credentials, sdkUses }) =>
    credentials
      .filter(({ slot, storage }) => slot.kind === 'sdk-argument' && storage === 'environment' && !isIdentifier(slot.name))
      .filter(({ slot }) => !(isLogin(slot) && sdkUses.some(({ about }) => about === 'client-secret')))
      .flatMap((credential) => report(credential, vaults.get(topFolder(file)))),
  );
}

function report(credential: CredentialFact, vault: VaultReferenceFact | undefined): Hit[] {
  const { slot, source = 'a credential' } = credential;
  const cloud = CLOUDS[slot.ownerType ?? ''];
  const reference: Remedy = { type: 'vault-reference', credential };
  const found = { span: credential.span, credential, ...(credential.identity ? { identity: credential.identity } : {}) };
  if (cloud) {
    return [
      {
        ...found,
        message: `${slot.owner} is given ${source} from the environment where ${cloud}'s default credential chain fits`,
        remedies: [{ type: 'drop-credentials', credential }, reference],
      },
    ];
  }
  if (!vault) return [];
  return [
    {
      ...found,
      message: `${slot.owner} takes ${source} from the environment while this project reads a vault`,
      related: [{ span: vault.span, message: 'The vault is read here' }],
      remedies: [reference],
    },
  ];
}

/** The first vault read of each top-level folder, of files in the order of their names: what shares one is taken for one project. */
function vaultOfFolders(files: readonly Facts[]): Map<string, VaultReferenceFact> {
  const found = new Map<string, VaultReferenceFact>();
  for (const { file, vaultReferences } of files) {
    const read = vaultReferences.find(({ vault }) => !NOT_READ_BY_PROGRAMS.has(vault));
    if (read && !found.has(topFolder(file))) found.set(topFolder(file), read);
  }
  return found;
}

function topFolder(file: string): string {
  const slash = file.indexOf('/');
  return slash < 0 ? '' : file.slice(0, slash);
}

/** A login with a client secret or a password: sdk-client-secret-credential tells it. */
function isLogin({ ownerType, name }: CredentialFact['slot']): boolean {
  return ownerType === 'azure-sdk' && /^(?:client_?secret|password)$/i.test(name);
}

/** Half of a pair that is reported at its secret half. */
function isIdentifier(name: string): boolean {
  return /access_?key_?id$|^(?:aws_?)?access_?key$/i.test(name);
}

export const rule = defineRule({
  id: 'sdk-non-vault-secret-read',
  title: 'Credential read from the environment and passed on where a vault or workload identity is at hand',
  group: 'source',
  severity: 'low',
  confidence: 'medium',
  owasp: ['NHI4'],
  cwe: ['CWE-522', 'CWE-526'],
  hosts: ['typescript', 'javascript', 'python', 'go', 'java', 'kotlin', 'csharp', 'ruby', 'php', 'rust', 'powershell'],
  docs,
  scope: 'graph',
  check,
});
