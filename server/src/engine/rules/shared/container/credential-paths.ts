/** Paths that hold credentials wherever they stand, by their names alone. */
import { baseName } from '../../../syntax/path';

interface Kind {
  readonly what: string;
  readonly files: RegExp;
}

const KINDS: readonly Kind[] = [
  { what: 'logins of the AWS CLI', files: /(?:^|\/)\.aws(?:\/(?:credentials|sso|cli)(?:\/.*)?)?$/ },
  { what: 'SSH keys', files: /(?:^|\/)\.ssh$/ },
  { what: 'a private SSH key', files: /(?:^|\/)(?:[\w-]{1,40}[._-])?id_(?:rsa|dsa|ecdsa|ed25519)$/ },
  { what: 'logins of clusters', files: /(?:^|\/)(?:\.kube(?:\/config)?|(?:[\w.-]{1,40}[.-])?kubeconfig(?:\.ya?ml)?)$/i },
  { what: 'a registry login', files: /(?:^|\/)(?:\.docker(?:\/config\.json)?|\.dockercfg|\.dockerconfigjson)$/ },
  { what: 'logins of Google Cloud', files: /(?:^|\/)(?:\.config\/gcloud|application_default_credentials\.json)$/ },
  { what: 'logins of Azure', files: /(?:^|\/)\.azure$/ },
  { what: 'GnuPG keys', files: /(?:^|\/)\.gnupg$/ },
  {
    what: 'the key of a service account',
    files:
      /(?:^|\/)(?:[\w.-]{0,40}service[_-]?account(?:[_-]?(?:key|file|credentials?))?|(?:gcp|gcloud|google|firebase)[\w-]{0,20}[_-](?:key|credentials?|adminsdk[\w-]{0,40}))\.json$/i,
  },
  { what: 'an npm login', files: /(?:^|\/)\.npmrc$/ },
  { what: 'a PyPI login', files: /(?:^|\/)\.pypirc$/ },
  { what: 'logins of hosts', files: /(?:^|\/)[._]netrc$/ },
  { what: 'logins of git', files: /(?:^|\/)\.git-credentials$/ },
  { what: 'database passwords', files: /(?:^|\/)\.pgpass$/ },
  { what: 'a Vault token', files: /(?:^|\/)\.vault-token$/ },
  { what: 'settings of an environment', files: /(?:^|\/)\.env(?:\.[\w-]{1,30})*$/ },
  {
    what: 'a private key',
    files:
      /(?:^|\/)[\w.-]{0,40}(?:priv(?:ate)?[._-]?key|(?:^|[._/-])(?:server|tls|ssl|client|jwt|private)[._-]key)\.(?:pem|key)$|(?:^|\/)(?:server|tls|ssl|privkey|private)\.key$/i,
  },
];

/** Meant to be read by others. */
const TEMPLATE =
  /(?:^|[._-])(?:examples?|samples?|templates?|tpl|dist|defaults?|schema|tests?|ci|e2e|dummy|mock|public|pub)(?:[._-]|$)/i;

/** In words what the path holds; undefined for any other, and for templates. */
export function credentialPath(path: string): string | undefined {
  const clean = path.replace(/\/+$/, '');
  return TEMPLATE.test(baseName(clean)) ? undefined : KINDS.find(({ files }) => files.test(clean))?.what;
}

/** Often there without a credential: settings only. */
export function isOftenHarmless(path: string): boolean {
  return /(?:^|\/)(?:\.env(?:\.[\w-]{1,30})*|\.npmrc|\.docker|\.azure)\/?$/.test(path);
}
