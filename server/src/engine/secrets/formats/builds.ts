import { family } from './model';

const rotate = 'make a new token, switch its users, delete the old one';

export const builds = [
  ...family(
    {
      provider: 'Buildkite',
      lifetime: 'no expiry',
      docs: 'https://buildkite.com/docs/agent/v3/tokens',
      rotate: 'create a second agent token, switch the agents, revoke the first',
    },
    [
      {
        id: 'buildkite-agent-token',
        title: 'agent or cluster token',
        pattern: /bk(?:ct|at|aj|ps)_[A-Za-z0-9_-]{30,160}/,
        literals: ['bkct_', 'bkat_', 'bkaj_', 'bkps_'],
        follow: ['url', 30],
        opens: 'take jobs as an agent, with their secrets and code',
        lifetime: 'no expiry unless chosen; job tokens end with the job',
      },
    ],
  ),
  ...family(
    {
      provider: 'TeamCity',
      docs: 'https://www.jetbrains.com/help/teamcity/configuring-your-user-profile.html',
      rotate,
      holder: 'either',
    },
    [
      {
        id: 'teamcity-token',
        title: 'access token',
        pattern: /eyJ0eXAiOiAiVENWMiJ9\.[A-Za-z0-9+/=_-]{20,80}\.[A-Za-z0-9+/=_-]{40,100}/,
        literals: ['eyJ0eXAiOiAiVENWMiJ9.'],
        opens: 'the projects of its user, within its permissions',
        lifetime: 'no expiry unless chosen',
      },
      {
        id: 'youtrack-token',
        provider: 'JetBrains',
        title: 'permanent token',
        pattern: /perm[-:][A-Za-z0-9+/=_-]{4,120}\.[A-Za-z0-9+/=_-]{2,40}\.[A-Za-z0-9+/=_-]{24,60}/,
        literals: ['perm:', 'perm-'],
        follow: ['token', 40],
        opens: 'YouTrack, Hub or Space as its user, within its scope',
        docs: 'https://www.jetbrains.com/help/youtrack/devportal/Manage-Permanent-Token.html',
      },
    ],
  ),
  ...family({ provider: 'Expo', docs: 'https://docs.expo.dev/accounts/programmatic-access/', rotate, holder: 'either' }, [
    {
      id: 'expo-token',
      title: 'access token',
      pattern: /[A-Za-z0-9_-]{40}/,
      literals: ['expo_token', 'expo-token', 'expotoken', 'eas_token'],
      at: 'keyword',
      random: true,
      opens: 'build, submit and update the apps of its owner',
    },
  ]),
  ...family({ provider: 'Travis CI', docs: 'https://docs.travis-ci.com/', rotate, holder: 'person' }, [
    {
      id: 'travis-token',
      title: 'API token',
      pattern: /[A-Za-z0-9_-]{20,22}/,
      literals: ['travis'],
      at: 'keyword',
      slot: 'named',
      random: true,
      opens: 'read and start the builds of its owner’s repositories',
    },
  ]),
  ...family(
    {
      provider: 'Jenkins',
      lifetime: 'no expiry',
      docs: 'https://www.jenkins.io/doc/book/security/',
      rotate: 'add a second API token, switch, revoke the first',
      holder: 'either',
    },
    [
      {
        id: 'jenkins-token',
        title: 'API token',
        pattern: /[0-9a-f]{32,34}/,
        literals: ['jenkins'],
        at: 'keyword',
        slot: 'named',
        opens: 'run and change the jobs of its user, and with them their credentials',
      },
      {
        id: 'jenkins-crumb',
        title: 'crumb',
        pattern: /[0-9a-f]{64}|[0-9a-f]{32}/,
        literals: ['jenkins-crumb', 'jenkins_crumb'],
        at: 'keyword',
        minor: true,
        opens: 'send changes within the session of its user',
        lifetime: 'ends with the session',
        rotate: 'let it run out; API tokens need no crumb',
      },
      {
        id: 'jenkins-initial-password',
        type: 'password',
        title: 'initial administrator password',
        pattern: /[0-9a-f]{32}/,
        literals: ['proceed to installation:', 'initialAdminPassword'],
        at: 'keyword',
        opens: 'set up the controller as its administrator',
        lifetime: 'until the setup is done',
        rotate: 'finish the setup and change the administrator’s password',
      },
      {
        id: 'jenkins-encrypted-secret',
        type: 'password',
        title: 'encrypted credential',
        pattern: /\{AQAAABAAAA[A-Za-z0-9+/]{30,2000}={0,2}\}/,
        literals: ['{AQAAABAAAA'],
        holder: 'machine',
        minor: true,
        opens: 'the credential, with the controller’s master key',
        rotate: 'change the credential and the controller’s master key',
      },
    ],
  ),
  ...family(
    {
      provider: 'Codecov',
      lifetime: 'no expiry',
      docs: 'https://docs.codecov.com/docs/codecov-tokens',
      rotate: 'regenerate the repository’s upload token',
    },
    [
      {
        id: 'codecov-token',
        title: 'upload token',
        pattern: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
        literals: ['codecov'],
        at: 'keyword',
        slot: 'said',
        opens: 'upload coverage reports of the repository',
      },
    ],
  ),
  ...family(
    {
      provider: 'Code Climate',
      docs: 'https://docs.codeclimate.com/',
      rotate: 'regenerate the test reporter ID of the repository',
    },
    [
      {
        id: 'codeclimate-reporter-variable',
        title: 'test reporter ID',
        pattern: /[0-9a-f]{64}/,
        literals: ['cc_test_reporter_id', 'codeclimate_repo_token'],
        at: 'keyword',
        opens: 'upload coverage reports of the repository',
      },
    ],
  ),
];
