/** Actions that publish a package with a token, or make the runner use one; each by its own README. */
import { NPM, NUGET, PYPI, type Registry, RUBYGEMS } from './publish-registries';

export interface PublishAction {
  readonly action: string;
  readonly registry: Registry;
  /** The input that holds the token, or that turns tokens on. */
  readonly input: string;
  /** Its value where that decides. */
  readonly value?: RegExp;
  /** Inputs that name another registry. */
  readonly target?: readonly string[];
  /** Inputs that go with the token. */
  readonly with?: readonly string[];
  /** Another step publishes. */
  readonly prepares?: true;
}

export const PUBLISH_ACTIONS: readonly PublishAction[] = [
  {
    action: 'pypa/gh-action-pypi-publish',
    registry: PYPI,
    input: 'password',
    target: ['repository-url', 'repository_url'],
    with: ['user'],
  },
  { action: 'rubygems/release-gem', registry: RUBYGEMS, input: 'setup-trusted-publisher', value: /^false$/i },
  { action: 'rubygems/configure-rubygems-credentials', registry: RUBYGEMS, input: 'api-token', target: ['gem-server'] },
  {
    action: 'actions/setup-node',
    registry: NPM,
    input: 'always-auth',
    value: /^true$/i,
    target: ['registry-url'],
    prepares: true,
  },
  { action: 'js-devtools/npm-publish', registry: NPM, input: 'token', target: ['registry'] },
  { action: 'alirezanet/publish-nuget', registry: NUGET, input: 'nuget_key', target: ['nuget_source'] },
  { action: 'jrubics/poetry-publish', registry: PYPI, input: 'pypi_token', target: ['repository_url'] },
  { action: 'casperdcl/deploy-pypi', registry: PYPI, input: 'password', target: ['url'], with: ['user'] },
];
