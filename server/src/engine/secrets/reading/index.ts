/** What a credential says about itself, offline. Payloads are public by nature: they are signed or stand beside the secret, not hidden. */
import type { CredentialType, Reading } from '../model';
import { readAwsKey } from './aws-key-id';
import { readAzureSas } from './azure-sas';
import { readKubeconfig, readPartner, readServiceAccount } from './beside';
import { readDiscord, readSlack, readTelegram } from './bots';
import { readBrowserKey } from './browser-key';
import { fromBase64, utf8 } from './bytes';
import { readCertificateBeside } from './certificate';
import { readJwt } from './jwt';
import { readSshKey } from './keys';
import { readMacaroon } from './macaroon';
import type { Reader, Written } from './model';
import { readMode } from './modes';
import { readGitlab, readGrafana, readJfrog, readMapbox, readOnePassword, readSentry } from './payloads';
import { readPgpKey } from './pgp';
import { readSignedUrl } from './signed-url';

/** In this order: the first that says something of a field is believed. */
const readers: readonly Reader[] = [
  readAzureSas,
  readSignedUrl,
  readAwsKey,
  readOnePassword,
  readGrafana,
  readSentry,
  readMapbox,
  readJwt,
  readMacaroon,
  readGitlab,
  readJfrog,
  readSlack,
  readDiscord,
  readTelegram,
  readServiceAccount,
  readCertificateBeside,
  readSshKey,
  readPgpKey,
  readKubeconfig,
  readPartner,
  readMode,
  readBrowserKey,
];

const LONGEST = 20_000;

/**
 * Reads a literal credential: `value` as it works, and the file's text with the value's range for what stands around it
 * (a signature's URL, a key's certificate). Gives public parts only; undefined when there are none.
 */
export function readCredential(input: {
  readonly format?: string | undefined;
  readonly type: CredentialType;
  readonly value: string;
  readonly encoded?: boolean | undefined;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}): Reading | undefined {
  const { format, type, text, start, end } = input;
  const given = input.value.slice(0, LONGEST);
  const decoded = input.encoded && /^[A-Za-z0-9+/_=\s-]+$/.test(given) ? utf8(fromBase64(given)) : given;
  const value = decoded.includes('\u0000') || decoded.includes('\ufffd') ? given : decoded;
  const written: Written = { type, value, text, start, end, ...(format === undefined ? {} : { format }) };
  let reading: Reading | undefined;
  for (const read of readers) {
    const said = read(written);
    if (said) reading = { ...said, ...reading };
  }
  return reading;
}
