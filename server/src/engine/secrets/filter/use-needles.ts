/** Words that say that a program builds a client from a key file, makes a key, or leaves a certificate unchecked: facts/source/uses/. */
export const USES: readonly string[] = [
  ...[
    'keyFile',
    'credential.cert(',
    'credentials.Certificate(',
    'from_json_keyfile',
    'load_credentials_from_file',
    'setAuthConfig',
  ],
  ...['Credential.From', 'Credentials.fromStream', 'Credentials.make_creds', 'CustomServiceAccount', 'read_service_account_key'],
  ...['load_kube_config(', 'new_client_from_config', 'BuildConfigFrom', 'loadFromFile(', 'loadKubeConfig', 'fromKubeconfig'],
  ...['Kubeconfig::read_from', 'CertificateCredential', 'ConfidentialClientApplication', 'createFromSecret', 'NewCredFromSecret'],
  ...['PrincipalCredentials', 'reateAccessKey', 'reate_access_key', 'ServiceSpecificCredential', 'service_specific_credential'],
  ...['ServiceAccountKey', 'service_account_key', 'serviceAccounts().keys', 'reateHmacKey', 'reate_hmac_key', 'CreateHMACKey'],
  ...['ddPassword', 'add_password', 'io/service-account-token'],
  ...['rejectUnauthorized', 'strictSSL', 'TLS_REJECT_UNAUTHORIZED', 'tlsAllowInvalidCert', 'rustServerCertificate'],
  ...['verify=False', 'verify = False', 'verify_ssl', 'verify_certs', 'CERT_NONE', '_create_unverified_context'],
  ...[
    'InsecureSkipVerify',
    'HostnameVerifier',
    'loadTrustMaterial',
    'CertificateCustomValidation',
    'CertificateValidationCallback',
  ],
  ...['VERIFY_NONE', 'SSL_VERIFYPEER', 'verify_peer', 'danger_accept_invalid'],
];
