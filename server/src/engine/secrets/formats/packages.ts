import { base62Tail } from '../checksum';
import { family } from './model';

const rotate = 'revoke it and publish with the registry’s trusted publishing (OIDC) where it has one';

export const packages = [
  ...family({ provider: 'npm', docs: 'npm docs: access tokens', rotate, holder: 'either' }, [
    {
      id: 'npm-token',
      title: 'access token',
      pattern: /npm_[A-Za-z0-9]{36}/,
      literals: ['npm_'],
      follow: ['base62', 36],
      checksum: base62Tail(4),
      lifetime: 'granular tokens expire; classic ones are retired',
    },
    {
      id: 'npm-legacy-auth',
      type: 'password',
      title: 'registry login in base64',
      pattern: /[A-Za-z0-9+/]{12,200}={0,2}/,
      literals: [':_auth=', ':_auth =', ':_password=', ':_password ='],
      at: 'keyword',
      docs: 'npm docs: npmrc',
    },
  ]),
  ...family({ provider: 'PyPI', docs: 'PyPI help: API tokens', rotate, holder: 'person' }, [
    {
      id: 'pypi-token',
      title: 'API token',
      pattern: /pypi-AgE[A-Za-z0-9_-]{50,1000}/,
      literals: ['pypi-AgE'],
      follow: ['url', 50],
    },
  ]),
  ...family({ provider: 'RubyGems', docs: 'RubyGems guides: API keys', rotate, holder: 'person' }, [
    { id: 'rubygems-key', title: 'API key', pattern: /rubygems_[0-9a-f]{48}/, literals: ['rubygems_'], follow: ['hex', 48] },
  ]),
  ...family(
    { provider: 'NuGet', docs: 'Microsoft Learn: NuGet API keys', rotate, holder: 'person', lifetime: 'at most 365 days' },
    [{ id: 'nuget-key', title: 'API key', pattern: /oy2[a-z2-7]{43}/, literals: ['oy2'], follow: ['base62', 43] }],
  ),
  ...family({ provider: 'crates.io', docs: 'Cargo book: publishing', rotate, holder: 'person', lifetime: '90 days by default' }, [
    {
      id: 'cargo-token',
      title: 'API token',
      pattern: /cio[A-Za-z0-9]{32}/,
      literals: ['cio'],
      follow: ['base62', 32],
      random: true,
    },
  ]),
  ...family(
    {
      provider: 'Docker',
      docs: 'Docker docs: access tokens',
      rotate: 'make a new token with the least scope, switch, delete the old one',
    },
    [
      {
        id: 'docker-pat',
        title: 'personal access token',
        pattern: /dckr_pat_[A-Za-z0-9_-]{27}/,
        literals: ['dckr_pat_'],
        follow: ['url', 27],
        holder: 'person',
      },
      {
        id: 'docker-oat',
        title: 'organization access token',
        pattern: /dckr_oat_[A-Za-z0-9_-]{32}/,
        literals: ['dckr_oat_'],
        follow: ['url', 32],
      },
      {
        id: 'docker-swarm-token',
        title: 'swarm join token',
        pattern: /SWMTKN-1-[0-9a-z]{50}-[0-9a-z]{25}/,
        literals: ['SWMTKN-1-'],
        follow: ['base62', 50],
        docs: 'Docker docs: swarm join-token',
      },
      {
        id: 'docker-registry-auth',
        type: 'password',
        title: 'registry login in base64',
        pattern: /[A-Za-z0-9+/]{16,400}={0,2}/,
        literals: ['"auth":', '"auth" :', '\\"auth\\":'],
        at: 'keyword',
        docs: 'Docker docs: credential stores',
      },
    ],
  ),
  ...family(
    {
      provider: 'JFrog',
      docs: 'JFrog docs: access tokens',
      rotate: 'issue a new token with an expiry, switch, revoke the old one',
    },
    [
      { id: 'jfrog-api-key', title: 'API key', pattern: /AKCp[A-Za-z0-9]{69}/, literals: ['AKCp'], follow: ['base62', 69] },
      {
        id: 'jfrog-reference-token',
        title: 'reference token',
        pattern: /cmVmdGtu[A-Za-z0-9]{56}/,
        literals: ['cmVmdGtu'],
        follow: ['base62', 56],
      },
    ],
  ),
];
