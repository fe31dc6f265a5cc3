/** Distinguished names as text (RFC 4514), and the text of ASN.1's many kinds of strings. */
import { utf8 } from '../reading/bytes';
import { children, type Der, oidOf } from '../reading/der';

const LONGEST = 400;

/** Short names of RFC 4519 and of OpenSSL, for those below 2.5.4 and the others. */
const BELOW: readonly string[] = [
  ...[
    '',
    '',
    '',
    'CN',
    'SN',
    'serialNumber',
    'C',
    'L',
    'ST',
    'street',
    'O',
    'OU',
    'title',
    'description',
    '',
    'businessCategory',
  ],
  ...['postalAddress', 'postalCode', 'postOfficeBox', '', 'telephoneNumber'],
];
const NAMES: Readonly<Record<string, string>> = {
  '2.5.4.41': 'name',
  '2.5.4.42': 'GN',
  '2.5.4.43': 'initials',
  '2.5.4.44': 'generationQualifier',
  '2.5.4.46': 'dnQualifier',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '1.2.840.113549.1.9.2': 'unstructuredName',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.3.6.1.4.1.311.60.2.1.1': 'jurisdictionL',
  '1.3.6.1.4.1.311.60.2.1.2': 'jurisdictionST',
  '1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionC',
};

function attributeName(oid: string): string {
  const below = /^2\.5\.4\.(\d{1,2})$/.exec(oid)?.[1];
  return NAMES[oid] || (below && BELOW[Number(below)]) || oid;
}

/** Name ::= SEQUENCE OF SET OF { type, value }, the last part first: `CN=shop.example,O=Shop`. */
export function distinguishedName(name: Der | undefined): string {
  const parts = children(name).map((set) => children(set).map(pairOf).reverse().join('+'));
  const text = parts.reverse().join(',');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function pairOf(pair: Der): string {
  const [type, value] = children(pair);
  const text = value && stringOf(value);
  const name = attributeName(oidOf(type));
  if (text === undefined) return `${name}=#${[...(value?.whole ?? [])].slice(0, 60).map(hex).join('').toUpperCase()}`;
  return `${name}=${escaped(text)}`;
}

/** The first value of an attribute of the name, unescaped: the common name. */
export function attributeOf(name: Der | undefined, oid: string): string | undefined {
  let last: string | undefined;
  for (const set of children(name)) {
    for (const pair of children(set)) {
      const [type, value] = children(pair);
      if (value && oidOf(type) === oid) last = stringOf(value);
    }
  }
  return last;
}

/** The text of a string of any kind; undefined for what is none. */
export function stringOf({ tag, content }: Der): string | undefined {
  const bytes = content.subarray(0, 1_024);
  if (tag === 0x1e) return wide(bytes, 2);
  if (tag === 0x1c) return wide(bytes, 4);
  if (tag === 0x0c) return utf8(bytes);
  // Teletex strings are Latin-1 in practice, the others ASCII.
  if (tag === 0x14 || (tag >= 0x12 && tag <= 0x1a)) return [...bytes].map((byte) => String.fromCharCode(byte)).join('');
  return undefined;
}

/** Big-endian characters of two or four bytes. */
function wide(bytes: Uint8Array, size: 2 | 4): string {
  let text = '';
  for (let at = 0; at + size <= bytes.length; at += size) {
    let code = 0;
    for (let i = 0; i < size; i++) code = code * 256 + (bytes[at + i] as number);
    text += size === 2 ? String.fromCharCode(code) : code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  }
  return text;
}

/** RFC 4514 section 2.4; what does not print is written as the bytes of its UTF-8. */
function escaped(text: string): string {
  return text
    .replace(/[\\,+"<>;]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<!^| $) $/, '\\ ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
      [...new TextEncoder().encode(char)].map((byte) => `\\${hex(byte).toUpperCase()}`).join(''),
    );
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
