import { readX509 } from '../keypairs/x509';
import type { Reading } from '../model';
import { fromBase64, utf8 } from './bytes';
import { clean } from './clean';
import { around, known, type Reader } from './model';

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

/** What a certificate says, as a reading of what stands beside it. */
export function readCertificate(bytes: Uint8Array): Reading | undefined {
  const read = readX509(bytes);
  return (
    read &&
    known({
      subject: clean(read.commonName ?? read.organisation),
      issuer: clean(read.issuerName ?? read.issuerOrganisation),
      issued: read.from,
      expires: read.until,
    })
  );
}
