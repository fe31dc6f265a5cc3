/** Which account an identity of AWS is in: a number, or the folder that declares it where no number is written. */
import { folderOf } from '../../../syntax/path';
import type { Identity } from '../../model';

const ACCOUNT = /^arn:[a-z-]{1,16}:(?:iam|sts)::(\d{12}):/;

/** The account's number, where it is known. */
export function accountOf({ aliases }: Identity): string | undefined {
  for (const alias of aliases) {
    const account = ACCOUNT.exec(alias)?.[1];
    if (account) return account;
  }
  return undefined;
}

/** What stands for the account: identities of one home are in one account. */
export function homeOf(identity: Identity): string {
  const tf = identity.aliases.find((alias) => alias.startsWith('tf:'));
  if (tf) return `folder:${tf.slice(3, tf.indexOf(':', 3))}`;
  const account = accountOf(identity);
  if (account !== undefined) return `account:${account}`;
  const [declared] = identity.declared;
  return declared ? `folder:${folderOf(declared.file)}` : '';
}

/** Whether both may be in one account: no two numbers that differ. */
export function mayShareAccount(one: Identity, other: Identity): boolean {
  const [a, b] = [accountOf(one), accountOf(other)];
  return a === undefined || b === undefined || a === b;
}
