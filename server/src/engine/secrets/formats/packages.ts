import { base62Tail } from './checksum';
import { family } from './model';
import { vendors } from './vendor';

const rotate = 'revoke it and publish with the registry’s trusted publishing (OIDC) where it has one';

const registries = [
  ...family({ provider: 'npm', docs: 'https://docs.npmjs.com/about-access-tokens', rotate, holder: 'either' }, [
    {
      id: 'npm-token',
      title: 'access token',
      pattern: /npm_[A-Za-z0-9]{36}/,
      literals: ['npm_'],
      follow: ['base62', 36],
      checksum: base62Tail(4),
      opens: 'install its owner’s private packages, and publish if allowed',
      lifetime: 'at most 90 days where it may publish; classic tokens ended in 2025',
    },
    {
      id: 'npm-token-legacy',
      title: 'access token',
      pattern: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
      literals: [':_authToken=', ':_authToken =', 'npm_token', 'npm_auth_token', 'npmAuthToken'],
      at: 'keyword',
      opens: 'install its owner’s private packages, and publish if allowed',
      lifetime: 'npm’s own ended in 2025; other registries’ live on',
    },
    {
      id: 'npm-legacy-auth',
      type: 'password',
      title: 'registry login in base64',
      pattern: /[A-Za-z0-9+/]{12,200}={0,2}/,
      literals: [':_auth=', ':_auth =', ':_password=', ':_password ='],
      at: 'keyword',
      opens: 'log in to the registry with name and password',
      rotate: 'change the password and use a token from the environment',
      docs: 'https://docs.npmjs.com/cli/v11/configuring-npm/npmrc',
      lifetime: 'until the password is changed',
    },
  ]),
  ...family(
    {
      provider: 'PyPI',
      lifetime: 'no expiry',
      docs: 'https://pypi.org/help/#apitoken',
      rotate,
      holder: 'person',
      opens: 'upload releases of its project, or of all its owner’s',
    },
    [
      {
        id: 'pypi-token',
        title: 'API token',
        pattern: /pypi-AgE[A-Za-z0-9_-]{50,1000}/,
        literals: ['pypi-AgE'],
        follow: ['url', 50],
      },
    ],
  ),
  ...family({ provider: 'RubyGems', docs: 'https://guides.rubygems.org/api-key-scopes/', rotate, holder: 'person' }, [
    {
      id: 'rubygems-key',
      title: 'API key',
      pattern: /rubygems_[0-9a-f]{48}/,
      literals: ['rubygems_'],
      follow: ['hex', 48],
      opens: 'push and yank its owner’s gems, within its scopes',
      lifetime: 'no expiry unless chosen',
    },
    {
      id: 'bundler-credentials',
      provider: 'Bundler',
      type: 'password',
      title: 'gem source login',
      pattern: /[0-9a-f]{8}:[0-9a-f]{8}/,
      literals: ['BUNDLE_ENTERPRISE__CONTRIBSYS__COM', 'BUNDLE_GEMS__CONTRIBSYS__COM', 'contribsys.com'],
      at: 'keyword',
      holder: 'machine',
      opens: 'download the paid gems of the licence',
      rotate: 'ask the vendor for new credentials',
      docs: 'https://bundler.io/guides/bundler_settings.html',
    },
  ]),
  ...family(
    { provider: 'NuGet', docs: 'https://learn.microsoft.com/en-us/nuget/nuget-org/scoped-api-keys', rotate, holder: 'person' },
    [
      {
        id: 'nuget-key',
        title: 'API key',
        pattern: /oy2[a-z2-7]{43}/,
        literals: ['oy2'],
        follow: ['base62', 43],
        opens: 'push versions of the packages that its pattern names',
        lifetime: 'at most 365 days',
      },
    ],
  ),
  ...family(
    { provider: 'crates.io', docs: 'https://doc.rust-lang.org/cargo/reference/publishing.html', rotate, holder: 'person' },
    [
      {
        id: 'cargo-token',
        title: 'API token',
        pattern: /cio[A-Za-z0-9]{32}/,
        literals: ['cio'],
        follow: ['base62', 32],
        random: true,
        opens: 'publish and yank its owner’s crates, within its scopes',
        lifetime: '90 days by default',
      },
    ],
  ),
  ...family(
    {
      provider: 'Clojars',
      docs: 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens',
      rotate: 'make a new deploy token, switch, disable the old one',
      holder: 'person',
    },
    [
      {
        id: 'clojars-token',
        title: 'deploy token',
        pattern: /CLOJARS_[A-Za-z0-9]{60}/i,
        literals: ['CLOJARS_'],
        follow: ['base62', 60],
        opens: 'deploy its owner’s artifacts',
      },
    ],
  ),
  ...family(
    {
      provider: 'Hex.pm',
      docs: 'https://hex.pm/docs/private',
      rotate: 'generate a new key, switch, revoke the old one',
      holder: 'either',
    },
    [
      {
        id: 'hex-key',
        title: 'API key',
        pattern: /[0-9a-f]{32}/,
        literals: ['hex_api_key', 'hex_repos_key', 'hexpm_key', 'hex_organization_key'],
        at: 'keyword',
        opens: 'publish packages, or read the organization’s, as its permissions say',
        lifetime: 'no expiry',
      },
    ],
  ),
  ...family(
    {
      provider: 'Private Packagist',
      docs: 'https://packagist.com/docs',
      rotate: 'create a new token, switch, remove the old one',
    },
    [
      {
        id: 'packagist-token',
        title: 'token',
        pattern: /packagist_(?:ort|out|uut|act|[a-z]{3})_[0-9a-f]{64,84}/,
        literals: ['packagist_'],
        follow: ['url', 60],
        opens: 'read, or update, the organization’s private packages',
      },
    ],
  ),
];

const artifacts = [
  ...family(
    {
      provider: 'JFrog',
      lifetime: 'no expiry',
      docs: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens',
      rotate: 'issue a new token with an expiry, switch, revoke the old one',
      opens: 'read, and deploy if allowed, artifacts and images',
      holder: 'either',
    },
    [
      {
        id: 'jfrog-api-key',
        title: 'API key',
        pattern: /AKCp[A-Za-z0-9]{69}/,
        literals: ['AKCp'],
        follow: ['base62', 69],
        lifetime: 'no expiry; replaced by identity tokens',
      },
      {
        id: 'jfrog-reference-token',
        title: 'reference token',
        pattern: /cmVmdGtu[A-Za-z0-9]{56}/,
        literals: ['cmVmdGtu'],
        follow: ['base62', 56],
        lifetime: 'readable from the token',
      },
      {
        id: 'jfrog-password',
        type: 'password',
        title: 'encrypted password',
        pattern: /AP[A-Z0-9][A-Za-z0-9]{32,120}/,
        literals: ['artifactory', 'jfrog', 'x-jfrog-art-api', ':_password'],
        at: 'keyword',
        random: true,
        rotate: 'change the password, or lock and regenerate the master key',
        lifetime: 'until the password is changed',
      },
    ],
  ),
  ...vendors({ rotate: 'create a new token, switch its users, revoke the old one' }, [
    [
      'JFrog',
      'jfrog|artifactory|x-jfrog-art-api|bintray|xray.token',
      'low:64 b62:73 hex:40',
      'read, and deploy if allowed, artifacts and images',
      'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens',
      { id: 'jfrog-identity-token', title: 'identity token or API key', holder: 'either' },
    ],
    [
      'Cloudsmith',
      'cloudsmith',
      'hex:40 b62:12-16',
      'read and publish the packages of its owner or service',
      'https://docs.cloudsmith.com/',
      { slot: 'said' },
    ],
    [
      'Gemfury',
      'gemfury|fury.token|fury.push|fury.auth',
      'url:20-24 b62:20',
      'read and push the account’s private packages',
      'https://gemfury.com/guide',
      { id: 'gemfury-token', title: 'token' },
    ],
    [
      'Packagecloud',
      'packagecloud',
      'hex:48',
      'read and push the account’s packages',
      'https://packagecloud.io/docs/api',
      { id: 'packagecloud-token', title: 'API token' },
    ],
    [
      'Anaconda',
      'anaconda.token|anaconda.api|conda.token|anaconda.upload',
      '/[a-z]{2}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/',
      'upload and read its owner’s packages',
      'https://docs.anaconda.com/',
      { id: 'anaconda-token', title: 'token' },
    ],
    [
      'Sonatype',
      'sonatype|ossrh|maven.central|mavencentral|nexus.password|nexus.token',
      'b64:44 b62:32-36 /[A-Za-z0-9+\\/]{44}/',
      'publish its owner’s artifacts',
      'https://central.sonatype.org/publish/generate-portal-token/',
      { id: 'sonatype-token', title: 'user token', type: 'password', slot: 'said', random: true },
    ],
    [
      'Gradle',
      'gradle.publish.secret|gradle.publish.key|gradle.enterprise.access|develocity.access',
      'b62:32-64 low:52',
      'publish plugins, or read build scans',
      'https://docs.gradle.org/current/userguide/publishing_gradle_plugins.html',
      { id: 'gradle-publish-key', title: 'publishing key', holder: 'person' },
    ],
    [
      'Quay',
      'quay',
      'up:64',
      'pull, and push if allowed, as the robot account',
      'https://docs.quay.io/',
      { id: 'quay-robot-token', title: 'robot token' },
    ],
    ['Replicated', 'replicated', 'hex:64', 'publish releases and read customers’ licences', 'https://docs.replicated.com/'],
  ]),
];

/** Registries of packages and artifacts. */
export const packages = [...registries, ...artifacts];
