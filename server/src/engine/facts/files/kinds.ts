/** Files that exist to hold credentials, by where they stand. */

/** A kind of file, in words for a message, and the paths that have it. */
interface Kind {
  readonly what: string;
  readonly files: RegExp;
}

const KINDS: readonly Kind[] = [
  { what: 'environment file', files: /(?:^|\/)(?:\.env(?:\.[\w.-]{1,40})?|\.envrc|[\w-]{1,40}\.env)$/i },
  { what: 'npm login', files: /(?:^|\/)(?:\.npmrc|\.yarnrc(?:\.yml)?)$/ },
  { what: 'PyPI login', files: /(?:^|\/)\.pypirc$/ },
  { what: 'netrc login', files: /(?:^|\/)[._]netrc$/ },
  { what: 'PostgreSQL password file', files: /(?:^|\/)(?:\.pgpass|pgpass\.conf)$/i },
  { what: 'web server password file', files: /(?:^|\/)\.?htpasswd$/ },
  { what: 'MySQL login', files: /(?:^|\/)\.(?:my|mylogin)\.cnf$/ },
  { what: 'kubeconfig', files: /(?:^|\/)(?:\.kube\/config|[\w.-]{0,40}kubeconfig(?:\.ya?ml|\.conf)?)$/i },
  { what: 'registry login of Docker', files: /(?:^|\/)(?:\.docker\/config\.json|\.dockercfg|\.dockerconfigjson)$/ },
  { what: 'AWS credentials file', files: /(?:^|\/)\.aws\/(?:credentials|config)$/ },
  { what: 'login of the Azure CLI', files: /(?:^|\/)\.azure\/[\w.-]{1,60}$/ },
  { what: 'Google Cloud login', files: /(?:^|\/)application_default_credentials\.json$/ },
  { what: 'Terraform login', files: /(?:^|\/)(?:\.terraformrc|terraform\.rc|credentials\.tfrc\.json)$/ },
  { what: 'Terraform state', files: /\.tfstate(?:\.backup)?$/i },
  { what: 'Cargo login', files: /(?:^|\/)\.cargo\/credentials(?:\.toml)?$/ },
  { what: 'RubyGems login', files: /(?:^|\/)\.gem\/credentials$/ },
  {
    what: 'login of an AI agent',
    files:
      /(?:^|\/)(?:\.codex\/auth\.json|\.claude\/\.credentials\.json|\.(?:gemini|qwen)\/oauth_creds\.json|github-copilot\/(?:hosts|apps)\.json|opencode\/auth\.json)$/,
  },
  { what: 'Composer login', files: /(?:^|\/)(?:\.composer\/)?auth\.json$/ },
  { what: 'Maven settings', files: /(?:^|\/)(?:\.m2|\.mvn)\/settings(?:-security)?\.xml$/ },
  { what: 'NuGet login', files: /(?:^|\/)nuget\.config$/i },
  { what: 'object storage login', files: /(?:^|\/)(?:\.s3cfg|\.boto|rclone\.conf|\.passwd-s3fs|\.mc\/config\.json)$/ },
  { what: 'git login', files: /(?:^|\/)\.git-credentials$/ },
  { what: 'GitHub CLI login', files: /(?:^|\/)gh\/hosts\.yml$/ },
  { what: 'Vault token', files: /(?:^|\/)\.vault-token$/ },
  { what: 'Rails master key', files: /(?:^|\/)config\/(?:master|credentials\/[\w-]{1,40})\.key$/ },
  { what: 'Databricks login', files: /(?:^|\/)\.databrickscfg$/ },
  { what: 'mail login', files: /(?:^|\/)\.(?:msmtprc|esmtprc|fetchmailrc|mailrc)$/ },
  { what: 'upload login', files: /(?:^|\/)(?:\.ftpconfig|sftp-config\.json|\.vscode\/(?:ftp-)?sftp\.json|sitemanager\.xml)$/i },
  {
    what: 'export of a password manager',
    files:
      /(?:^|\/)(?:logins|[\w -]{0,40}passwords?(?:[ _-]?export)?|(?:bitwarden|lastpass|1password|keepass|dashlane|chrome)[\w -]{0,40})\.csv$/i,
  },
];

/** Meant for others to read: `.env.example`, `test.env`. */
const TEMPLATE =
  /(?:^|[._-])(?:examples?|samples?|templates?|tpl|dist|defaults?|schema|tests?|testing|ci|e2e|spec|mock|dummy|placeholder)(?:[._-]|$)|\.(?:vault|encrypted|enc|gpg|age)$/i;

/** What kind of credential file the path is; undefined for any other file and for templates of one. */
export function credentialFileOf(file: string): string | undefined {
  const slash = file.lastIndexOf('/');
  const name = file.slice(slash + 1);
  // Most paths of a tree are of none of these: letters of source code end them.
  if (/\.(?:[cm]?[jt]sx?|py|go|java|md|html?|s?css|png|svg|tf|rb|rs|cs|php|kt|c|h|cpp|sh)$/i.test(name)) return undefined;
  const kind = KINDS.find(({ files }) => files.test(file));
  return kind && !TEMPLATE.test(name) ? kind.what : undefined;
}
