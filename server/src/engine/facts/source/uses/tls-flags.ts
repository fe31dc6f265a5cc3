/** Switches that leave the certificate of the other side unchecked. */
import type { Dialect } from '../dialects/role';

export interface TlsFlag {
  readonly dialects: readonly Dialect[];
  /**
   * `pair`: a property, keyword or field of this name; `set`: an assignment to something that ends so; `call`: a call whose last
   * name it is, with the value at `position`.
   */
  readonly as: readonly ('pair' | 'set' | 'call')[];
  readonly names: readonly string[];
  readonly position?: number;
  /** What the argument before it must be: `CURLOPT_SSL_VERIFYPEER`. */
  readonly key?: RegExp;
  /** The value that switches checking off, as text. */
  readonly off: RegExp;
  /** What switches it on again, in place of the part that `off` matches first. */
  readonly on?: string;
  /** A name so plain that only a field or keyword counts: `x.verify`, not `verify`. */
  readonly plain?: true;
}

const FALSE = /^(?:false|False|FALSE|0|nil|no)$/;
const TRUE = /^(?:true|True|TRUE)$/;
/** A function that agrees to everything. */
const AGREES =
  /(?:=>|->)\s*(?:\{\s*(?:return\s+)?)?true\b;?\s*\}?$|DangerousAcceptAnyServerCertificateValidator|NoopHostnameVerifier|ALLOW_ALL_HOSTNAME|TrustAllStrategy|InsecureTrustManagerFactory/i;

export const TLS_FLAGS: readonly TlsFlag[] = [
  // https://nodejs.org/api/tls.html#tlsconnectoptions-callback
  { dialects: ['js'], as: ['pair', 'set'], names: ['rejectUnauthorized', 'strictSSL', 'sslValidate'], off: FALSE, on: 'true' },
  {
    dialects: ['js'],
    as: ['pair', 'set'],
    names: ['trustServerCertificate', 'tlsAllowInvalidCertificates', 'tlsInsecure'],
    off: TRUE,
    on: 'false',
  },
  { dialects: ['js'], as: ['set'], names: ['NODE_TLS_REJECT_UNAUTHORIZED'], off: /^['"`]?0['"`]?$/, on: "'1'" },
  // https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification
  { dialects: ['python'], as: ['pair', 'set'], names: ['verify'], off: FALSE, on: 'True', plain: true },
  {
    dialects: ['python'],
    as: ['pair', 'set'],
    names: ['verify_ssl', 'ssl_verify', 'verify_certs', 'validate_certs'],
    off: FALSE,
    on: 'True',
    plain: true,
  },
  { dialects: ['python'], as: ['pair'], names: ['tlsAllowInvalidCertificates', 'tlsInsecure'], off: TRUE, on: 'False' },
  {
    dialects: ['python'],
    as: ['pair', 'set'],
    names: ['verify_mode', 'cert_reqs', 'ssl_cert_reqs'],
    off: /^(?:ssl\.)?CERT_NONE$/,
    on: 'ssl.CERT_REQUIRED',
  },
  {
    dialects: ['python'],
    as: ['set'],
    names: ['_create_default_https_context'],
    off: /^ssl\._create_unverified_context$/,
    on: 'ssl.create_default_context',
  },
  // https://pkg.go.dev/crypto/tls#Config
  { dialects: ['go'], as: ['pair', 'set'], names: ['InsecureSkipVerify'], off: TRUE, on: 'false' },
  {
    dialects: ['java', 'kotlin'],
    as: ['call', 'set'],
    names: [
      'setHostnameVerifier',
      'setSSLHostnameVerifier',
      'hostnameVerifier',
      'setDefaultHostnameVerifier',
      'sslHostnameVerifier',
    ],
    position: 0,
    off: AGREES,
  },
  { dialects: ['java', 'kotlin'], as: ['call'], names: ['loadTrustMaterial'], position: 1, off: AGREES },
  { dialects: ['java', 'kotlin'], as: ['call'], names: ['loadTrustMaterial', 'trustManager'], position: 0, off: AGREES },
  // https://learn.microsoft.com/en-us/dotnet/api/system.net.http.httpclienthandler.servercertificatecustomvalidationcallback
  {
    dialects: ['csharp'],
    as: ['pair', 'set'],
    names: [
      ...[
        'ServerCertificateCustomValidationCallback',
        'ServerCertificateValidationCallback',
        'RemoteCertificateValidationCallback',
      ],
    ],
    off: AGREES,
  },
  { dialects: ['csharp'], as: ['pair', 'set'], names: ['TrustServerCertificate'], off: TRUE, on: 'false' },
  // https://docs.ruby-lang.org/en/master/Net/HTTP.html
  {
    dialects: ['ruby'],
    as: ['pair', 'set'],
    names: ['verify_mode', 'ssl_verify_mode'],
    off: /VERIFY_NONE$/,
    on: 'OpenSSL::SSL::VERIFY_PEER',
  },
  { dialects: ['ruby'], as: ['pair', 'set'], names: ['verify', 'verify_ssl', 'ssl_verify'], off: FALSE, on: 'true', plain: true },
  // https://www.php.net/manual/en/curl.constants.php
  {
    dialects: ['php'],
    as: ['pair'],
    names: ['verify', 'verify_peer', 'CURLOPT_SSL_VERIFYPEER'],
    off: FALSE,
    on: 'true',
    plain: true,
  },
  { dialects: ['php'], as: ['pair'], names: ['CURLOPT_SSL_VERIFYHOST'], off: FALSE, on: '2' },
  {
    dialects: ['php'],
    as: ['call'],
    names: ['curl_setopt'],
    position: 2,
    key: /^CURLOPT_SSL_VERIFYPEER$/,
    off: FALSE,
    on: 'true',
  },
  { dialects: ['php'], as: ['call'], names: ['curl_setopt'], position: 2, key: /^CURLOPT_SSL_VERIFYHOST$/, off: FALSE, on: '2' },
  // https://docs.rs/reqwest/latest/reqwest/struct.ClientBuilder.html
  {
    dialects: ['rust'],
    as: ['call'],
    names: ['danger_accept_invalid_certs', 'danger_accept_invalid_hostnames', 'tls_danger_accept_invalid_certs'],
    position: 0,
    off: TRUE,
    on: 'false',
  },
];

/** Calls that send one request: what they carry stands in the call. */
export const ONE_REQUEST = /^(?:requests|httpx)\.(?:get|post|put|patch|delete|head|options|request)$/;

/** Where a program checks by itself what it was told to leave unchecked. */
export const OWN_CHECK =
  /\b(?:VerifyPeerCertificate|VerifyConnection|checkServerIdentity|assert_fingerprint|assert_hostname|match_hostname)\b/;

/** What a condition around the switch asks, where somebody chose it: the environment, or an option of the program. */
export const CHOSEN =
  /NODE_ENV|APP_ENV|RAILS_ENV|FLASK_ENV|is_?dev|development|is_?local|insecure|skip|ignore|allow|accept|trust|disable|debug\b|self_?-?signed|verify|ssl|tls|secure|cert/i;
