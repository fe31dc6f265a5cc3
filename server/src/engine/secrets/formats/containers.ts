import { family } from './model';

/** Image registries and container orchestration. */
export const containers = family(
  {
    provider: 'Docker',
    docs: 'https://docs.docker.com/security/access-tokens/',
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
      opens: 'pull, and push if allowed, its owner’s images',
    },
    {
      id: 'docker-oat',
      title: 'organization access token',
      pattern: /dckr_oat_[A-Za-z0-9_-]{32}/,
      literals: ['dckr_oat_'],
      follow: ['url', 32],
      opens: 'pull, and push if allowed, the organization’s images',
      docs: 'https://docs.docker.com/enterprise/security/access-tokens/',
    },
    {
      id: 'docker-hub-token',
      title: 'Hub access token',
      pattern: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
      literals: [
        'docker_hub',
        'dockerhub',
        'docker_token',
        'docker_password',
        'docker-hub',
        'docker_access_token',
        'docker login',
      ],
      at: 'keyword',
      holder: 'person',
      opens: 'pull, and push if allowed, its owner’s images',
    },
    {
      id: 'docker-swarm-token',
      title: 'swarm join token',
      pattern: /SWMTKN-1-[0-9a-z]{50}-[0-9a-z]{25}/,
      literals: ['SWMTKN-1-'],
      follow: ['base62', 50],
      opens: 'join nodes, or managers, to the swarm',
      lifetime: 'until rotated',
      rotate: 'rotate it with docker swarm join-token --rotate',
      docs: 'https://docs.docker.com/reference/cli/docker/swarm/join-token/',
    },
    {
      id: 'docker-registry-auth',
      type: 'password',
      title: 'registry login in base64',
      pattern: /[A-Za-z0-9+/]{16,400}={0,2}/,
      literals: ['"auth":', '"auth" :', '\\"auth\\":'],
      at: 'keyword',
      opens: 'log in to the registry with name and password',
      rotate: 'change the password or token and use a credential helper',
      docs: 'https://docs.docker.com/reference/cli/docker/login/',
    },
  ],
);
