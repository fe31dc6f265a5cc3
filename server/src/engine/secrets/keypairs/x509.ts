/** Certificates and requests (RFC 5280, RFC 2986): whom they name, who issued them, between which days, for which key. */
import { utf8 } from '../reading/bytes';
import { children, type Der, derAt, oidOf } from '../reading/der';
import { type Extensions, extensionsIn, NO_EXTENSIONS } from './extensions';
import { attributeOf, distinguishedName } from './names';
import { type PublicKey, spkiKey } from './public-key';
import { signatureHash } from './signatures';

export interface X509 extends Extensions {
  readonly form: 'certificate' | 'request';
  /** The bytes that it is made of, without what stands behind. */
  readonly der: Uint8Array;
  /** RFC 4514. */
  readonly subject: string;
  readonly issuer: string;
  readonly commonName?: string;
  readonly organisation?: string;
  readonly issuerName?: string;
  readonly issuerOrganisation?: string;
  readonly from?: string;
  readonly until?: string;
  /** Hexadecimal, without leading zeros. */
  readonly serial?: string;
  readonly signature?: string;
  readonly selfSigned: boolean;
  readonly key?: PublicKey;
}

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';

/** What stands in the bytes of a certificate; undefined for anything else. */
export function readX509(bytes: Uint8Array): X509 | undefined {
  const whole = derAt(bytes);
  const [body, algorithm] = whole?.tag === 0x30 ? children(whole) : [];
  const fields = children(body);
  const from = fields[0]?.tag === 0xa0 ? 1 : 0;
  const [serial, , issuer, validity, subject, info] = fields.slice(from);
  const [notBefore, notAfter] = children(validity);
  if (!whole || serial?.tag !== 0x02 || issuer?.tag !== 0x30 || validity?.tag !== 0x30 || !subject) return undefined;
  const [begins, ends] = [timeOf(notBefore), timeOf(notAfter)];
  if (begins === undefined && ends === undefined) return undefined;
  const extensions = extensionsIn(children(fields.find(({ tag }) => tag === 0xa3))[0]);
  const sameName = hexOf(issuer.content) === hexOf(subject.content);
  return {
    form: 'certificate',
    der: whole.whole,
    ...namesOf(subject, issuer),
    ...given({ from: begins, until: ends, signature: signatureHash(algorithm), key: spkiKey(info) }),
    serial: hexOf(serial.content).replace(/^(?:00)+(?=.)/, ''),
    selfSigned: sameName && (extensions.issuerKey === undefined || extensions.issuerKey === extensions.subjectKey),
    ...extensions,
  };
}

/** CertificationRequest ::= { { version, subject, key, [0] attributes }, algorithm, signature } */
export function readRequest(bytes: Uint8Array): X509 | undefined {
  const whole = derAt(bytes);
  const [info, algorithm] = whole?.tag === 0x30 ? children(whole) : [];
  const [version, subject, key, attributes] = children(info);
  const spki = spkiKey(key);
  if (!whole || version?.tag !== 0x02 || subject?.tag !== 0x30 || !spki) return undefined;
  const asked = children(attributes).find((one) => oidOf(children(one)[0]) === EXTENSION_REQUEST);
  return {
    form: 'request',
    der: whole.whole,
    ...namesOf(subject, undefined),
    ...given({ signature: signatureHash(algorithm) }),
    key: spki,
    selfSigned: false,
    ...(asked ? extensionsIn(children(children(asked)[1])[0]) : NO_EXTENSIONS),
  };
}

function namesOf(subject: Der, issuer: Der | undefined) {
  return {
    subject: distinguishedName(subject),
    issuer: distinguishedName(issuer),
    ...given({
      commonName: attributeOf(subject, COMMON_NAME),
      organisation: attributeOf(subject, ORGANISATION),
      issuerName: attributeOf(issuer, COMMON_NAME),
      issuerOrganisation: attributeOf(issuer, ORGANISATION),
    }),
  };
}

/** UTCTime `YYMMDDhhmm[ss]Z` (up to 49 is 20YY) or GeneralizedTime `YYYYMMDDhhmmss[.f]Z`, as an ISO time. */
function timeOf(time: Der | undefined): string | undefined {
  if (!time || (time.tag !== 0x17 && time.tag !== 0x18) || time.content.length > 24) return undefined;
  const text = utf8(time.content);
  const full = time.tag === 0x17 ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.\d{1,9})?Z$/.exec(full);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second = '00'] = parts.slice(1) as [string, string, string, string, string, string?];
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes.subarray(0, 2_000)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The fields that are known. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
