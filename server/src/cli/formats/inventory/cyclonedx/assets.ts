/** Credentials as cryptographic assets, without their values. */
import type { CredentialRecord, InventoryRecord } from '../../../../engine/inventory';
import type { InventoryReport } from '../model';
import { type Json, occurrence, properties } from './parts';

/** The kinds of related-crypto-material of the schema. */
const MATERIAL: Readonly<Record<string, string>> = {
  password: 'password',
  'app-password': 'password',
  token: 'token',
  sas: 'token',
  'private-key': 'private-key',
  'service-account-key': 'private-key',
  'public-key': 'public-key',
  'hmac-key': 'secret-key',
  'access-key': 'credential',
  'connection-string': 'credential',
};

/** A credential of an identity. `refs`: the names that are taken. */
export function assetOf(
  { id, name }: InventoryRecord,
  credential: CredentialRecord,
  report: InventoryReport,
  refs: Set<string>,
): Json {
  const { type, storage, source, format, fingerprint, expires, rotation, algorithm, certificate, span } = credential;
  let ref = `credential:${id}:${fingerprint}`;
  for (let n = 2; refs.has(ref); n++) ref = `credential:${id}:${fingerprint}:${n}`;
  refs.add(ref);
  const until = timeOf(expires);
  const from = timeOf(certificate?.from ?? null);
  return {
    type: 'cryptographic-asset',
    'bom-ref': ref,
    name: `${type} of ${name}`,
    cryptoProperties: certificate
      ? {
          assetType: 'certificate',
          certificateProperties: {
            ...(certificate.subject === undefined ? {} : { subjectName: certificate.subject }),
            ...(certificate.issuer === undefined ? {} : { issuerName: certificate.issuer }),
            ...(from ? { notValidBefore: from } : {}),
            ...(until ? { notValidAfter: until } : {}),
            certificateFormat: 'X.509',
          },
        }
      : {
          assetType: 'related-crypto-material',
          relatedCryptoMaterialProperties: {
            type: MATERIAL[type] ?? 'other',
            ...(until ? { expirationDate: until } : {}),
            ...(storage === 'vault' ? { securedBy: { mechanism: 'vault' } } : {}),
          },
        },
    evidence: { occurrences: [occurrence(span, report)] },
    properties: properties([
      ['credential-type', type],
      ['storage', storage],
      ['source', source],
      ['format', format],
      ['fingerprint', fingerprint],
      ['algorithm', algorithm],
      ['rotation', rotation?.value],
    ]),
  };
}

/** A day or a time as RFC 3339 writes it; nothing else is one to the schema. */
function timeOf(text: string | null): string | undefined {
  if (text === null) return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00:00Z`;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : undefined;
}
