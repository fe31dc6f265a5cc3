/** Credentials that say nothing themselves, in files whose other lines say whose they are. */
import { clean } from './clean';
import { around, known, type Reader } from './model';

/** A Google service account file: the account and its project stand beside the key. */
export const readServiceAccount: Reader = (written) => {
  if (written.type !== 'private-key') return undefined;
  const { before, after } = around(written);
  const field = (name: string) =>
    clean(
      new RegExp(`"${name}"\\s{0,8}:\\s{0,8}"([^"\\\\\\n]{3,160})"`).exec(
        `${after.slice(0, 2_000)}\n${before.slice(-2_000)}`,
      )?.[1],
    );
  const email = field('client_email');
  return email === undefined ? undefined : known({ subject: email, account: field('project_id') });
};

const USER = /^[ \t]{0,20}-[ \t]{1,4}name:[ \t]{1,4}["']?([^\s"']{1,120})["']?[ \t]{0,8}\r?\n[ \t]{1,20}user:[ \t]{0,8}\r?$/gm;

/** A kubeconfig: `- name: <user>`, `user:`, then the token, the password or the key. */
export const readKubeconfig: Reader = (written) => {
  const { before } = around(written);
  if (!before.includes('user:')) return undefined;
  const last = [...before.matchAll(USER)].at(-1);
  if (!last) return undefined;
  // Between the user and the value stand only that user's own settings.
  const between = before.slice((last.index ?? 0) + last[0].length).split('\n');
  return between.slice(0, -1).every((line) => /^(?:[ \t]{2,24}[\w-]{2,40}:|\s{0,24}$)/.test(line))
    ? known({ subject: clean(last[1]) })
    : undefined;
};

const UUID = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const GIVEN = String.raw`["']?[ \t]{0,8}(?:=>|[:=])[ \t]{0,8}["']?`;

/** Secrets that mean nothing without a public identifier, which stands on a line nearby. */
const PARTNERS: readonly { readonly of: RegExp; readonly account?: RegExp; readonly subject?: RegExp }[] = [
  {
    of: /^azure-client-secret/,
    account: new RegExp(`(?:tenant|directory)[_-]?id${GIVEN}${UUID}`, 'i'),
    subject: new RegExp(`(?:client|app|application)[_-]?id${GIVEN}${UUID}`, 'i'),
  },
  { of: /^google-oauth-client-secret/, subject: /\b(\d{6,20}-[a-z0-9]{10,40}\.apps\.googleusercontent\.com)\b/ },
  { of: /^twilio-auth-token/, account: /\b(AC[0-9a-f]{32})\b/ },
];
const NEARBY = 600;

/** The tenant, project or account whose identifier stands beside a secret. */
export const readPartner: Reader = (written) => {
  const partner = PARTNERS.find(({ of }) => of.test(written.format ?? ''));
  if (!partner) return undefined;
  const { before, after } = around(written);
  const near = `${before.slice(-NEARBY)}\n${after.slice(0, NEARBY)}`;
  return known({ account: clean(partner.account?.exec(near)?.[1]), subject: clean(partner.subject?.exec(near)?.[1]) });
};
