/**
 * What known actions do with the run's own token, by their documentation: each is documented at
 * https://github.com/<owner>/<name> (Permissions, Usage) unless a row names another page.
 */

/** A row of the table. An action may have several: the first whose inputs fit counts. */
export interface ActionNeed {
  readonly actions: readonly string[];
  /** Scopes it writes to. */
  readonly writes: readonly string[];
  /** Scopes it lists, besides the repository itself. */
  readonly reads?: readonly string[];
  /** Scopes it can write to besides, by its configuration. */
  readonly may?: readonly string[];
  /** Inputs that must be given for the row to count. */
  readonly given?: readonly string[];
  /** Inputs that must not be given. */
  readonly without?: readonly string[];
  /** It uses the login that the checkout left in the working copy. */
  readonly git?: true;
  /** Runs what stands in the repository. */
  readonly runsCode?: true;
}

const RELEASE = ['contents'];

/** Rows of one action stand in the order in which they are tried. */
export const ACTION_NEEDS: readonly ActionNeed[] = [
  { actions: ['actions/checkout'], writes: [] },
  // Tools, caches and artifacts: the token raises a limit of requests at most.
  {
    actions: [
      ...['actions/setup-node', 'actions/setup-python', 'actions/setup-go', 'actions/setup-java', 'actions/setup-dotnet'],
      ...['actions/cache', 'actions/cache/restore', 'actions/cache/save', 'actions/upload-pages-artifact'],
      ...['actions/upload-artifact', 'actions/upload-artifact/merge', 'actions/download-artifact'],
      ...['actions/create-github-app-token', 'actions/add-to-project'],
      ...['docker/setup-buildx-action', 'docker/setup-qemu-action', 'docker/metadata-action', 'docker/setup-compose-action'],
      ...['ruby/setup-ruby', 'pnpm/action-setup', 'astral-sh/setup-uv', 'oven-sh/setup-bun', 'denoland/setup-deno'],
      ...[
        'dtolnay/rust-toolchain',
        'swatinem/rust-cache',
        'actions-rs/toolchain',
        'taiki-e/install-action',
        'shivammathur/setup-php',
      ],
      ...[
        'hashicorp/setup-terraform',
        'hashicorp/setup-packer',
        'opentofu/setup-opentofu',
        'azure/setup-helm',
        'azure/setup-kubectl',
      ],
      ...[
        'helm/kind-action',
        'helm/chart-testing-action',
        'gradle/wrapper-validation-action',
        'gradle/actions/wrapper-validation',
      ],
      ...['aws-actions/amazon-ecr-login', 'google-github-actions/setup-gcloud', 'google-github-actions/get-gke-credentials'],
      ...['google-github-actions/deploy-cloudrun', 'aws-actions/setup-sam', 'aws-actions/amazon-ecs-deploy-task-definition'],
      ...['aws-actions/amazon-ecs-render-task-definition', 'azure/webapps-deploy', 'azure/cli', 'azure/aks-set-context'],
      ...[
        'aquasecurity/trivy-action',
        'aquasecurity/setup-trivy',
        'sigstore/cosign-installer',
        'anchore/scan-action',
        'jdx/mise-action',
      ],
      ...['codespell-project/actions-codespell', 'crate-ci/typos', 'hadolint/hadolint-action', 'ludeeus/action-shellcheck'],
      ...[
        'step-security/harden-runner',
        'shimataro/ssh-key-action',
        's4u/maven-settings-action',
        'terraform-linters/setup-tflint',
      ],
      ...['coursier/cache-action', 'ramsey/composer-install', 'crazy-max/ghaction-import-gpg', 'jlumbroso/free-disk-space'],
      ...['microsoft/setup-msbuild', 'ilammy/msvc-dev-cmd', 'medyagh/setup-minikube', 'docker/setup-docker-action'],
      ...['re-actors/alls-green', 'awalsh128/cache-apt-pkgs-action', 'clowdhaus/terraform-min-max'],
      ...['browser-actions/setup-chrome', 'mozilla-actions/sccache-action', 'coursier/setup-action', 'graalvm/setup-graalvm'],
      ...['slackapi/slack-github-action', '8398a7/action-slack', 'rtcamp/action-slack-notify'],
    ],
    writes: [],
  },
  {
    actions: ['golangci/golangci-lint-action', 'pre-commit/action', 'cypress-io/github-action', 'gradle/gradle-build-action'],
    writes: [],
    runsCode: true,
  },
  { actions: ['gradle/actions/setup-gradle'], writes: [], may: ['contents'] },
  { actions: ['docker/build-push-action', 'docker/bake-action'], writes: [], may: ['packages', 'attestations'] },
  { actions: ['docker/login-action'], writes: [], may: ['packages'] },
  // https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
  { actions: ['aws-actions/configure-aws-credentials'], writes: [], given: ['aws-access-key-id'] },
  { actions: ['aws-actions/configure-aws-credentials'], writes: ['id-token'], given: ['role-to-assume'] },
  { actions: ['google-github-actions/auth'], writes: ['id-token'], given: ['workload_identity_provider'] },
  { actions: ['google-github-actions/auth'], writes: [], given: ['credentials_json'] },
  { actions: ['azure/login'], writes: [], given: ['creds'] },
  { actions: ['azure/login'], writes: ['id-token'], given: ['client-id'] },
  { actions: ['hashicorp/vault-action'], writes: ['id-token'], given: ['role'] },
  { actions: ['hashicorp/vault-action'], writes: [], given: ['token'] },
  { actions: ['pypa/gh-action-pypi-publish'], writes: [], may: ['id-token'], given: ['password'] },
  { actions: ['pypa/gh-action-pypi-publish'], writes: ['id-token'] },
  { actions: ['codecov/codecov-action'], writes: ['id-token'], given: ['use_oidc'] },
  { actions: ['codecov/codecov-action'], writes: [] },
  { actions: ['rust-lang/crates-io-auth-action', 'rubygems/configure-rubygems-credentials'], writes: ['id-token'] },
  { actions: ['rubygems/release-gem'], writes: ['id-token', 'contents'], git: true },
  { actions: ['nuget/login', 'jfrog/setup-jfrog-cli'], writes: [], may: ['id-token'] },
  {
    actions: ['octo-sts/action', 'pulumi/auth-actions', 'cloudsmith-io/cloudsmith-cli-action', 'chainguard-dev/setup-chainctl'],
    writes: ['id-token'],
  },
  {
    actions: ['actions/attest-build-provenance', 'actions/attest-sbom', 'actions/attest'],
    writes: ['id-token', 'attestations'],
    may: ['packages', 'artifact-metadata'],
  },
  { actions: ['actions/deploy-pages'], writes: ['pages', 'id-token'] },
  { actions: ['actions/configure-pages'], writes: [], may: ['pages'] },
  { actions: ['ossf/scorecard-action'], writes: [], may: ['id-token', 'security-events'] },
  {
    actions: ['github/codeql-action/analyze', 'github/codeql-action/upload-sarif'],
    writes: ['security-events'],
  },
  { actions: ['github/codeql-action/init', 'github/codeql-action/autobuild'], writes: [], may: ['security-events'] },
  { actions: ['actions/labeler'], writes: ['pull-requests'], may: ['issues'] },
  { actions: ['actions/stale'], writes: ['issues', 'pull-requests'], may: ['contents', 'actions'] },
  { actions: ['lee-dohm/no-response'], writes: ['issues'] },
  { actions: ['actions/first-interaction'], writes: ['issues', 'pull-requests'] },
  { actions: ['actions/dependency-review-action'], writes: [], may: ['pull-requests'] },
  { actions: ['actions/delete-package-versions'], writes: ['packages'] },
  { actions: ['actions/create-release', 'actions/upload-release-asset', 'softprops/action-gh-release'], writes: RELEASE },
  {
    actions: ['ncipollo/release-action', 'svenstaro/upload-release-action', 'marvinpinto/action-automatic-releases'],
    writes: RELEASE,
  },
  { actions: ['helm/chart-releaser-action'], writes: RELEASE, may: ['packages', 'pages'], git: true },
  { actions: ['release-drafter/release-drafter'], writes: RELEASE, may: ['pull-requests'] },
  { actions: ['release-drafter/release-drafter/autolabeler'], writes: ['pull-requests'] },
  {
    actions: ['googleapis/release-please-action', 'google-github-actions/release-please-action'],
    writes: ['contents', 'pull-requests'],
    may: ['issues'],
  },
  {
    actions: ['goreleaser/goreleaser-action'],
    writes: RELEASE,
    may: ['packages', 'id-token', 'issues', 'attestations'],
    git: true,
  },
  {
    actions: ['changesets/action'],
    writes: ['contents', 'pull-requests'],
    may: ['id-token', 'issues', 'packages'],
    git: true,
  },
  {
    actions: ['cycjimmy/semantic-release-action'],
    writes: RELEASE,
    may: ['issues', 'pull-requests', 'id-token', 'packages'],
    git: true,
  },
  { actions: ['peter-evans/create-pull-request'], writes: ['contents', 'pull-requests'], git: true },
  { actions: ['peter-evans/create-or-update-comment'], writes: ['issues', 'pull-requests'] },
  { actions: ['marocchino/sticky-pull-request-comment', 'thollander/actions-comment-pull-request'], writes: ['pull-requests'] },
  { actions: ['peaceiris/actions-gh-pages', 'jamesives/github-pages-deploy-action'], writes: RELEASE, git: true },
  {
    actions: ['stefanzweifel/git-auto-commit-action', 'endbug/add-and-commit', 'ad-m/github-push-action'],
    writes: RELEASE,
    git: true,
  },
  { actions: ['mathieudutour/github-tag-action', 'anothrnick/github-tag-action'], writes: RELEASE, git: true },
  { actions: ['crowdin/github-action'], writes: [], may: ['contents', 'pull-requests'], git: true },
  { actions: ['coverallsapp/github-action'], writes: [], may: ['checks', 'statuses'] },
  { actions: ['styfle/cancel-workflow-action'], writes: ['actions'] },
  { actions: ['dorny/paths-filter', 'tj-actions/changed-files'], writes: [], reads: ['pull-requests'] },
  { actions: ['dessant/lock-threads'], writes: ['issues', 'pull-requests'], may: ['discussions'] },
  { actions: ['aws-actions/closed-issue-message', 'peter-evans/close-issue'], writes: ['issues'] },
  { actions: ['aws-actions/stale-issue-cleanup'], writes: ['issues', 'pull-requests'] },
  { actions: ['repo-sync/pull-request'], writes: ['pull-requests'], may: ['contents'], git: true },
  { actions: ['cirrus-actions/rebase'], writes: RELEASE, git: true },
  { actions: ['terraform-docs/gh-actions'], writes: [], may: ['contents'], git: true },
  { actions: ['bobheadxi/deployments', 'chrnorm/deployment-status'], writes: ['deployments'] },
  { actions: ['zizmorcore/zizmor-action'], writes: [], may: ['security-events', 'actions'] },
  { actions: ['dorny/test-reporter'], writes: ['checks'] },
  {
    actions: ['enricomi/publish-unit-test-result-action', 'mikepenz/action-junit-report'],
    writes: ['checks'],
    may: ['pull-requests'],
  },
  { actions: ['amannn/action-semantic-pull-request'], writes: [], reads: ['pull-requests'], may: ['statuses'] },
  { actions: ['dependabot/fetch-metadata'], writes: [] },
];
