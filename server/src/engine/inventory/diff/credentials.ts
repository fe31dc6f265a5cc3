/** Credentials before and after: by value where they are written out, by what they refer to where they are not. */
import type { CredentialFact } from '../../facts/model';
import type { Identity } from '../../graph/model';
import type { CredentialChange } from './model';

/** `literals`: keyed hashes of all values that the other files of the newer state still hold. */
export function credentialChanges(
  before: Identity | undefined,
  after: Identity | undefined,
  literals: ReadonlySet<string>,
): CredentialChange[] {
  const [old, now] = [byKey(before), byKey(after)];
  const gone = [...old].filter(([key]) => !now.has(key)).map(([, credential]) => credential);
  const come = [...now].filter(([key]) => !old.has(key)).map(([, credential]) => credential);
  const changes: CredentialChange[] = [];
  for (const credential of gone) {
    const slot = slotOf(credential);
    const successor = successorOf(credential, come);
    if (successor) come.splice(come.indexOf(successor), 1);
    const isLiteral = credential.storage === 'literal';
    const change = !successor ? 'removed' : successor.storage === credential.storage ? 'replaced' : 'moved';
    changes.push({
      change,
      type: credential.type,
      slot,
      before: storageOf(credential),
      ...(successor ? { after: storageOf(successor) } : {}),
      ...(isLiteral && !literals.has(credential.fingerprint)
        ? { advice: 'the old value stays in the history of git: revoke it, or replace it where it is valid' }
        : {}),
    });
  }
  for (const credential of come)
    changes.push({ change: 'added', type: credential.type, slot: slotOf(credential), after: storageOf(credential) });
  return changes.sort((a, b) => (a.slot < b.slot ? -1 : a.slot > b.slot ? 1 : 0));
}

/** What stands in its place now: in the same slot, else in another one of the same holder (`manage_master_user_password`). */
function successorOf(credential: CredentialFact, come: readonly CredentialFact[]): CredentialFact | undefined {
  const { owner } = credential.slot;
  return (
    come.find((one) => slotOf(one) === slotOf(credential)) ??
    come.find((one) => owner !== undefined && one.slot.owner === owner && one.storage !== credential.storage)
  );
}

function byKey(identity: Identity | undefined): Map<string, CredentialFact> {
  return new Map((identity?.credentials ?? []).map((credential) => [keyOf(credential), credential]));
}

function keyOf(credential: CredentialFact): string {
  const { storage, fingerprint, source } = credential;
  if (storage === 'literal' && fingerprint !== '') return `literal ${fingerprint}`;
  return `${storage} ${source ?? ''} ${slotOf(credential)}`;
}

function slotOf({ slot }: CredentialFact): string {
  return [slot.owner, slot.name].filter((part) => part !== undefined && part !== '').join(' ');
}

function storageOf({ storage, source }: CredentialFact): string {
  return source === undefined ? storage : `${storage} ${source}`;
}
