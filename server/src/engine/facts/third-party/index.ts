/** Identities outside of the clouds' own: keys of third parties, and accounts of databases, by their credentials. */
import { typeOfName } from '../../secrets/slots/names';
import { overlaps, spanOf } from '../../syntax/span';
import type { ExtractContext } from '../context';
import type { CredentialFact, Host, SlotKind } from '../model';
import { isTestFile } from '../source/test-file';
import { accountAround } from './database-accounts';
import { accountBeside } from './database-settings';
import { addMadeByCommands } from './made-by-commands';
import { mentioner } from './mentions';
import { ownerOfLiteral } from './names';
import { userOf, variablesIn } from './variables';

/** Gives every credential of the file that proves an identity of its own that identity. The last step of reading a file. */
export function addThirdParties(context: ExtractContext): void {
  addOwners(context);
  addVariables(context);
  addMadeByCommands(context);
}

/** What tests make up belongs to nobody; a value that is surely a token was real somewhere. */
function addOwners({ facts, file, text }: ExtractContext): void {
  const test = isTestFile(file);
  const mention = mentioner(facts.identities);
  facts.credentials = facts.credentials.map((credential): CredentialFact => {
    const { storage, confidence, identity, span, type, format, slot } = credential;
    if (identity || storage !== 'literal' || span.file !== file || confidence === 'low') return credential;
    if (test && (confidence !== 'high' || !format)) return credential;
    const owner =
      ownerOfLiteral(credential, file) ??
      (type === 'connection-string' || type === 'password' ? accountAround(text, span) : undefined) ??
      (type === 'password' && slot.name ? accountBeside(text, span, slot.name) : undefined);
    if (!owner) return credential;
    mention(owner, span);
    return { ...credential, identity: owner.alias };
  });
}

const SLOTS: Readonly<Partial<Record<Host, SlotKind>>> = {
  pipeline: 'ci-variable',
  kubernetes: 'k8s-env',
  'helm-template': 'k8s-env',
  compose: 'compose-env',
  dotenv: 'key-value',
};

function addVariables(context: ExtractContext): void {
  const { facts, file, host } = context;
  const mention = mentioner(facts.identities);
  for (const variable of variablesIn(context)) {
    const { name, owner, stored, read } = variable;
    const span = spanOf(file, { start: variable.start, end: variable.end });
    const at = facts.credentials.findIndex(
      (one) => one.span.file === file && (one.source === name || one.slot.name === name || overlaps(one.span, span)),
    );
    const known = facts.credentials[at];
    mention(owner, span);
    if (read && !facts.references.some(({ to, span: at }) => to === owner.alias && at.file === file))
      facts.references.push({ type: 'uses', ...userOf(context, span), to: owner.alias, span });
    if (known) {
      if (!known.identity) facts.credentials[at] = { ...known, identity: owner.alias };
      continue;
    }
    facts.credentials.push({
      type: typeOfName(name),
      storage: stored ? 'vault' : 'environment',
      span,
      literal: { start: span.start, end: span.end },
      slot: { kind: SLOTS[host] ?? 'assignment', name },
      provider: owner.provider,
      confidence: 'medium',
      evidence: ['named by its variable'],
      fingerprint: '',
      source: stored && host === 'pipeline' ? `secrets.${name}` : name,
      identity: owner.alias,
    });
  }
}
