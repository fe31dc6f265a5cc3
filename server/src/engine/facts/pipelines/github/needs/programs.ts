/** What commands do with the run's own token. */

/** Verbs of `gh` that write, and the scope: https://cli.github.com/manual/ */
export const GH_WRITES: Readonly<Record<string, { readonly verbs: RegExp; readonly scopes: readonly string[] }>> = {
  release: { verbs: /^(?:create|upload|edit|delete|delete-asset)$/, scopes: ['contents'] },
  issue: { verbs: /^(?:create|comment|edit|close|reopen|delete|lock|unlock|pin|unpin|transfer|develop)$/, scopes: ['issues'] },
  pr: { verbs: /^(?:create|comment|edit|close|reopen|review|ready|lock|unlock|update-branch)$/, scopes: ['pull-requests'] },
  label: { verbs: /^(?:create|edit|delete|clone)$/, scopes: ['issues'] },
  workflow: { verbs: /^(?:run|enable|disable)$/, scopes: ['actions'] },
  run: { verbs: /^(?:rerun|cancel|delete)$/, scopes: ['actions'] },
  cache: { verbs: /^delete$/, scopes: ['actions'] },
};
/** `gh pr merge` writes to both. */
export const GH_MERGES = ['pull-requests', 'contents'];
/** Nouns of `gh` that never write with the token of a run, whatever the verb. */
export const GH_READS = /^(?:auth|browse|search|status|config|alias|attestation|help|version|--version|completion|gist)$/;

/** Of git, what talks to a remote: https://git-scm.com/docs */
export const GIT_REMOTE = /^(?:push|fetch|pull|clone|submodule|lfs|ls-remote|remote|subtree)$/;
/** The same with the login of the working copy: a clone is another one. */
export const LOGIN_USERS = /^(?:push|fetch|pull|submodule|lfs|ls-remote|subtree)$/;

/** Programs that push what they make with the login of the working copy, and the word by which they do. */
export const PUSHERS: Readonly<Record<string, RegExp>> = {
  mkdocs: /^gh-deploy$/,
  mike: /^(?:deploy|delete|alias|set-default)$/,
  'semantic-release': /^/,
  'release-it': /^/,
  'gh-pages': /^/,
  'ghp-import': /^/,
  lerna: /^(?:version|publish)$/,
};

/** Programs that ask for the run's OIDC token where it may have one. */
export const OIDC_PROGRAMS: Readonly<Record<string, 'yes' | 'maybe'>> = {
  // https://docs.sigstore.dev/cosign/signing/signing_with_containers/
  cosign: 'yes',
  // https://docs.npmjs.com/trusted-publishers
  npm: 'maybe',
  // https://docs.astral.sh/uv/guides/package/#publishing-your-package
  uv: 'maybe',
};

/** They talk to whom they are told to: with a token at hand, to GitHub perhaps. */
export const CLIENTS = /^(?:curl|wget|http|node|python3?|ruby|php|perl|deno|bun)$/;

/** Programs that use neither the token nor a login to the repository by themselves. */
const HARMLESS =
  /^(?:echo|printf|cat|ls|ll|cd|pwd|pushd|popd|mkdir|rm|cp|mv|ln|sed|awk|grep|egrep|test|\[|\[\[|export|set|unset|tee|touch|chmod|chown|find|xargs|sort|uniq|head|tail|wc|cut|tr|sleep|date|true|false|:|exit|return|read|local|shift|which|type|env|printenv|uname|whoami|df|du|diff|tar|zip|unzip|gzip|gunzip|jq|yq|sha256sum|md5sum|base64|openssl|apt|apt-get|apk|yum|dnf|brew|choco|dpkg|pip|pip3|pipx|pytest|tox|nox|mypy|ruff|black|flake8|pylint|isort|rustup|rustc|eslint|prettier|tsc|jest|vitest|mocha|playwright|gofmt|golangci-lint|staticcheck|shellcheck|yamllint|actionlint|hadolint|ansible-lint|rubocop|rspec|phpunit|phpstan|composer|dotnet|aws|gcloud|gsutil|az|kubectl|helm|kustomize|kind|minikube|docker-compose|ct|trivy|codecov|gpg|ssh-keygen|systemctl|service|ps|kill|nc|xvfb-run|javac|java|mvn|cmake|ctest|ninja|gcc|cc|g\+\+|clang|swift|xcodebuild|for|case|function|declare|trap|source|\.)$/;
/** Subcommands of tools that do more than that too. */
const HARMLESS_VERBS: Readonly<Record<string, RegExp>> = {
  npm: /^(?:ci|install|i|test|t|audit|cache|config|pack|ls|view|version|--version|-v)$/,
  yarn: /^(?:install|test|lint|build|audit|cache|config|--frozen-lockfile|--immutable|--version)$/,
  pnpm: /^(?:install|i|test|lint|build|audit|store|--version)$/,
  go: /^(?:build|test|vet|mod|install|get|version|env|fmt|generate|list|tool)$/,
  cargo: /^(?:build|test|check|clippy|fmt|doc|bench|install|audit|deny|nextest|--version)$/,
  git: /^(?!(?:push|fetch|pull|clone|submodule|lfs|ls-remote|remote|subtree)$)/,
  docker:
    /^(?:build|buildx|run|pull|push|tag|images|image|compose|save|load|inspect|ps|logs|exec|version|info|network|volume|system|logout)$/,
  terraform: /^(?:fmt|validate|init|version)$/,
  uv: /^(?:sync|pip|lock|venv|python|tool|cache|--version)$/,
  poetry: /^(?:install|check|lock|build|config|export|env|self|add)$/,
  bundle: /^(?:install|config|check|lock|update|audit)$/,
};
const RUN_BY_NAME = /^(?:make|npm|yarn|pnpm|npx|bun|just|task|rake|gradle|\.\/gradlew|\.\/mvnw|sbt|ant|nx|turbo|lerna|deno)$/;
const CHECKS =
  /^(?:run|--|-|[\w:./=-]*(?:build|test|lint|check|format|fmt|typecheck|coverage|e2e|compile|verify|vet|clean|install|assemble|jest|eslint|prettier|tsc|playwright))/i;
/** A tool and the word by which it runs another program. */
const WRAPPERS: Readonly<Record<string, RegExp>> = {
  uv: /^run$/,
  poetry: /^run$/,
  bundle: /^exec$/,
  pnpm: /^(?:exec|dlx)$/,
  yarn: /^(?:exec|dlx)$/,
  npm: /^(?:exec|x)$/,
};
/** Names of targets that say that something leaves the machine. */
const LEAVES = /release|deploy|publish|push|upload|version|sync|tag|bump|commit|changelog/i;

/** Whether a command surely leaves the token and the repository's remote alone. */
export function isHarmless([program = '', ...rest]: readonly string[]): boolean {
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (HARMLESS.test(name)) return !(name === 'mvn' && LEAVES.test(rest.join(' ')));
  const verb = rest.find((word) => !word.startsWith('-')) ?? rest[0] ?? '';
  const wrapped = Object.hasOwn(WRAPPERS, name) && WRAPPERS[name]?.test(verb) ? rest.slice(rest.indexOf(verb) + 1) : undefined;
  if (wrapped)
    return isHarmless(
      wrapped.slice(
        Math.max(
          0,
          wrapped.findIndex((word) => !word.startsWith('-')),
        ),
      ),
    );
  if (Object.hasOwn(HARMLESS_VERBS, name) && HARMLESS_VERBS[name]?.test(verb)) return true;
  if (!RUN_BY_NAME.test(name) && !RUN_BY_NAME.test(program)) return /^[A-Za-z_]\w*=/.test(program) || program === '';
  const targets = rest.filter((word) => !word.startsWith('-') && word !== 'run' && word !== 'exec');
  return targets.length > 0 && targets.every((word) => CHECKS.test(word) && !LEAVES.test(word));
}
