/** Paths of a person's machine, or of a server, that open more than a container should have. */

export type HostPath =
  | { readonly kind: 'credentials'; readonly what: string }
  /** A socket that starts containers. */
  | { readonly kind: 'socket'; readonly what: string };

/** What the path leads to, below the folder of a user. */
const LOGINS: readonly (readonly [RegExp, string])[] = [
  [/^\.aws(?:\/(?:credentials|sso|cli)(?:\/.*)?)?$/, 'the logins of the AWS CLI'],
  [/^\.kube(?:\/(?:config|cache)?)?$/, 'the logins of clusters'],
  [
    /^\.config\/gcloud(?:\/(?:application_default_credentials\.json|credentials\.db|legacy_credentials)?)?$/,
    'the logins of Google Cloud',
  ],
  [/^\.azure(?:\/[\w.-]{1,60})?$/, 'the logins of Azure'],
  [/^\.ssh(?:\/(?:id_[a-z0-9]{2,10}|[\w.-]{1,40}\.pem))?$/, 'the SSH keys'],
  [/^\.docker(?:\/config\.json)?$/, 'the registry logins of Docker'],
  [/^\.gnupg(?:\/private-keys-v1\.d)?$/, 'the GnuPG keys'],
  [/^[._]netrc$/, 'the logins of .netrc'],
  [/^\.git-credentials$/, 'the logins of git'],
  [/^\.config\/gh(?:\/hosts\.yml)?$/, 'the login of the GitHub CLI'],
  [/^\.(?:npmrc|pypirc|pgpass|vault-token|my\.cnf)$/, 'a login of a tool'],
  [
    /^\.(?:cargo\/credentials(?:\.toml)?|m2\/settings\.xml|gem\/credentials|terraform\.d\/credentials\.tfrc\.json)$/,
    'a login of a tool',
  ],
  [/^(?:\.oci|\.config\/doctl|\.databrickscfg|\.snowflake)$/, 'the logins of a cloud'],
  [/^(?:\.claude(?:\.json|\/\.credentials\.json)?|\.codex(?:\/auth\.json)?)$/, 'the login of an AI agent'],
];

/** `~`, `$HOME`, `${HOME:-/root}`, `${localEnv:HOME}${localEnv:USERPROFILE}`, `/root`, `/home/x`, `C:/Users/x`. */
const HOME =
  /^(?:~|\/root|\/(?:home|Users)\/[^/]{1,60}|[A-Za-z]:\/Users\/[^/]{1,60}|%USERPROFILE%|(?:\$(?:HOME|USERPROFILE)(?![A-Z_])|\$\{(?:(?:localEnv|env):)?(?:HOME|USERPROFILE|HOMEDRIVE|HOMEPATH)(?::?[-?][^}]{0,60}|:[^}]{0,60})?\}){1,2})\/(.{1,200})$/;

const SOCKET = /(?:^|\/)(docker|podman|containerd|crio|buildkitd)\.sock$/;

/** What a path of the host opens; `target` tells where the source is a variable: `${DOCKER_SOCK}`. */
export function hostPath(source: string, target: string): HostPath | undefined {
  const clean = source.replaceAll('\\', '/').replace(/\/{1,8}$/, '');
  const socket = SOCKET.exec(clean.replace(/\}$/, '')) ?? (clean.startsWith('$') ? SOCKET.exec(target) : null);
  if (socket?.[1]) return { kind: 'socket', what: socket[1] };
  const below = HOME.exec(clean)?.[1];
  const login = below === undefined ? undefined : LOGINS.find(([pattern]) => pattern.test(below));
  return login && { kind: 'credentials', what: login[1] };
}
