import type { Reading } from '../model';
import { fromBase64, utf8 } from './bytes';
import { clean } from './clean';
import { children, type Der, derAt } from './der';
import { around, known, type Reader } from './model';
import { isoIn } from './times';

const PEM = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\s\\]{100,12000})-----END/;
/** base64 of `-----BEGIN CERTIFICATE-----`: kubeconfig files and Kubernetes TLS secrets hold it so. */
const ENCODED = /LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0t[A-Za-z0-9+/]{100,16000}/;

/** The certificate that a private key stands beside: whom it names, who issued it, when it ends. */
export const readCertificateBeside: Reader = (written) => {
  if (written.type !== 'private-key' && written.type !== 'certificate') return undefined;
  const { before, after } = around(written);
  return certificateIn(written.value) ?? certificateIn(after) ?? certificateIn(before);
};

/** What the first certificate of a text says of itself (RFC 5280); undefined when there is none that can be read. */
export function certificateIn(text: string): Reading | undefined {
  const body = PEM.exec(text)?.[1] ?? bodyOf(utf8(fromBase64(ENCODED.exec(text)?.[0] ?? '')));
  return body === undefined ? undefined : readCertificate(fromBase64(body.replace(/\\[nrt]/g, '')));
}

function bodyOf(pem: string): string | undefined {
  return PEM.exec(pem)?.[1];
}

/** Certificate ::= { tbs { [0] version, serial, algorithm, issuer, validity, subject, … }, … } */
export function readCertificate(bytes: Uint8Array): Reading | undefined {
  const [body] = children(derAt(bytes));
  const fields = children(body);
  const from = fields[0]?.tag === 0xa0 ? 1 : 0;
  const [issuer, validity, subject] = [fields[from + 2], fields[from + 3], fields[from + 4]];
  const [notBefore, notAfter] = children(validity);
  return known({
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    issued: timeOf(notBefore),
    expires: timeOf(notAfter),
  });
}

const COMMON_NAME = '85,4,3';
const ORGANISATION = '85,4,10';

/** Name ::= SEQUENCE OF SET OF { type, value }: the common name, or the organisation. */
function nameOf(name: Der | undefined): string | undefined {
  const parts = new Map<string, string>();
  for (const set of children(name)) {
    for (const pair of children(set)) {
      const [type, value] = children(pair);
      if (type?.tag === 0x06 && value) parts.set(type.content.join(), textOf(value));
    }
  }
  return clean(parts.get(COMMON_NAME) ?? parts.get(ORGANISATION));
}

/** BMPString has two bytes a character; the others are ASCII, Latin-1 or UTF-8. */
function textOf({ tag, content }: Der): string {
  const bytes = content.subarray(0, 512);
  return tag === 0x1e ? utf8(bytes.filter((_, i) => i % 2 === 1)) : utf8(bytes);
}

/** UTCTime `YYMMDDhhmmssZ` (up to 49 is 20YY) or GeneralizedTime `YYYYMMDDhhmmssZ`. */
function timeOf(time: Der | undefined): string | undefined {
  if (!time || time.content.length > 20) return undefined;
  const text = utf8(time.content);
  const full = time.tag === 0x17 ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  return isoIn(full.replace(/^(\d{8})(\d{6})Z$/, '$1T$2Z'));
}
