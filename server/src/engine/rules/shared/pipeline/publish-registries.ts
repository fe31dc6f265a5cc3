/**
 * Registries of packages that take the proof of a job in place of a stored token, and the words for them.
 * https://docs.pypi.org/trusted-publishers/ · https://docs.npmjs.com/trusted-publishers ·
 * https://crates.io/docs/trusted-publishing · https://guides.rubygems.org/trusted-publishing/ ·
 * https://learn.microsoft.com/nuget/nuget-org/trusted-publishing
 */

export interface Registry {
  readonly name: string;
  /** How people and tools name it; anything else is a registry of somebody's own. */
  readonly own: RegExp;
  /** Variables that name the registry. */
  readonly targets: RegExp;
  /** Variables that hold a token for it, or its user's name. */
  readonly tokens: RegExp;
  /** What to set up there, and in the workflow. */
  readonly steps: readonly string[];
}

const register = (where: string) =>
  `Register the workflow as a trusted publisher of the package (${where}): owner, repository, file name and environment.`;

export const NPM: Registry = {
  name: 'npm',
  own: /^https?:\/\/registry\.(?:npmjs\.org|yarnpkg\.com|npmjs\.com)\/?$/i,
  targets: /^(?:npm_config_registry|YARN_NPM_PUBLISH_REGISTRY|YARN_NPM_REGISTRY_SERVER|YARN_REGISTRY)$/i,
  tokens: /^(?:NODE_AUTH_TOKEN|NPM_(?:AUTH_|PUBLISH_|ACCESS_)?TOKEN|NPM_CONFIG_TOKEN|YARN_NPM_AUTH_TOKEN)$/i,
  steps: [register('npmjs.com > package > Settings > Trusted Publisher'), 'Use npm 11.5.1 or newer.'],
};

export const PYPI: Registry = {
  name: 'PyPI',
  own: /^(?:pypi|testpypi|main|test)$|^https?:\/\/(?:(?:upload\.|test\.)?pypi\.org)(?:\/|$)/i,
  targets:
    /^(?:TWINE_REPOSITORY(?:_URL)?|UV_PUBLISH_(?:URL|INDEX)|HATCH_INDEX_REPO|PDM_PUBLISH_REPO|FLIT_INDEX_URL|MATURIN_REPOSITORY(?:_URL)?)$/i,
  tokens:
    /^(?:(?:TEST_?)?PYPI_(?:API_)?(?:TOKEN|PASSWORD|USERNAME)|(?:TWINE|FLIT|MATURIN)_(?:PASSWORD|USERNAME)|MATURIN_PYPI_TOKEN|UV_PUBLISH_(?:TOKEN|PASSWORD|USERNAME)|POETRY_PYPI_TOKEN_\w+|POETRY_HTTP_BASIC_\w+|HATCH_INDEX_(?:AUTH|USER)|PDM_PUBLISH_(?:PASSWORD|USERNAME))$/i,
  steps: [register('pypi.org > project > Publishing')],
};

export const CRATES: Registry = {
  name: 'crates.io',
  own: /^crates-io$|^https:\/\/(?:index\.)?crates\.io(?:\/|$)/i,
  targets: /^CARGO_REGISTRY_DEFAULT$/i,
  tokens: /^(?:CARGO_REGISTRY_TOKEN|CRATES_(?:IO_)?TOKEN|CARGO_TOKEN)$/i,
  steps: [
    register('crates.io > crate > Settings > Trusted Publishing'),
    'Add a step with rust-lang/crates-io-auth-action (id: auth) before, and give cargo CARGO_REGISTRY_TOKEN: ${{ steps.auth.outputs.token }}.',
  ],
};

export const RUBYGEMS: Registry = {
  name: 'RubyGems',
  own: /^(?:https:\/\/)?rubygems\.org\/?$/i,
  targets: /^RUBYGEMS_HOST$/i,
  tokens: /^(?:GEM_HOST_API_KEY|RUBYGEMS_(?:AUTH_TOKEN|API_(?:KEY|TOKEN)))$/i,
  steps: [
    register('rubygems.org > gem > Trusted publishers'),
    'Add a step with rubygems/configure-rubygems-credentials before, or publish with rubygems/release-gem.',
  ],
};

export const NUGET: Registry = {
  name: 'NuGet',
  own: /^nuget(?:\.org)?$|^https:\/\/(?:api|www)\.nuget\.org(?:\/|$)/i,
  targets: /^NUGET_SOURCE$/i,
  tokens: /^NUGET_(?:ORG_)?(?:API_?KEY|(?:AUTH_)?TOKEN|KEY)$/i,
  steps: [
    register('nuget.org > Trusted Publishing'),
    'Add a step with NuGet/login (id: login) before, and give the command its output NUGET_API_KEY.',
  ],
};
