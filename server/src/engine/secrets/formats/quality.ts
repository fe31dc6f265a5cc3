import { family } from './model';
import { SAID, vendors } from './vendor';

const rotate = 'make a new token, switch its users, revoke the old one';
const code = 'send and read reports about code';
const builds = 'builds and what they know';

/** Building, testing and checking code; deploying it. */
export const quality = [
  ...family(
    {
      provider: 'SonarQube',
      docs: 'https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/',
      rotate: 'generate a new token, switch, revoke the old one',
      holder: 'either',
      lifetime: 'no expiry unless chosen',
      opens: 'analyse projects, and read or administer what its user may',
    },
    [
      {
        id: 'sonarqube-token',
        title: 'token',
        pattern: /sq[upa]_[0-9a-f]{40}/,
        literals: ['squ_', 'sqp_', 'sqa_'],
        follow: ['hex', 40],
      },
      {
        id: 'sonarqube-token-legacy',
        title: 'token',
        pattern: /[0-9a-zA-Z]{40}/,
        literals: ['sonar.login', 'sonar_token', 'sonar.token', 'sonar_login', 'sonarqube_token', 'sonarqube.token'],
        at: 'keyword',
        slot: 'named',
      },
    ],
  ),
  ...family(
    {
      provider: 'CircleCI',
      lifetime: 'no expiry',
      docs: 'https://circleci.com/docs/managing-api-tokens/',
      rotate: 'create a new token, switch, delete the old one',
      holder: 'either',
      opens: 'start pipelines and change projects and contexts, as its user or for one project',
    },
    [
      {
        id: 'circleci-token',
        title: 'API token',
        pattern: /CCI(?:PAT|PRJ)_[A-Za-z0-9]{22}_[0-9a-f]{40}/,
        literals: ['CCIPAT_', 'CCIPRJ_'],
        follow: ['url', 63],
      },
    ],
  ),
  ...family(
    {
      provider: 'Buildkite',
      lifetime: 'no expiry',
      docs: 'https://buildkite.com/docs/apis/managing-api-tokens',
      rotate,
      holder: 'either',
      opens: builds,
    },
    [
      {
        id: 'buildkite-token',
        title: 'API token',
        pattern: /bkua_[0-9a-f]{40}/,
        literals: ['bkua_'],
        follow: ['hex', 40],
        opens: 'builds, pipelines and artifacts of its user’s organizations, within its scopes',
        holder: 'person',
      },
    ],
  ),
  ...family(
    { provider: 'Snyk', docs: 'https://docs.snyk.io/snyk-api/authentication-for-api', rotate, holder: 'either', opens: code },
    [
      {
        id: 'snyk-token',
        title: 'API token',
        pattern: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
        literals: ['snyk'],
        at: 'keyword',
        slot: 'said',
        opens: 'read and start scans and import projects, as its user or service account',
        rotate: 'revoke and regenerate it in the account settings, then switch',
      },
      {
        id: 'snyk-access-token',
        title: 'personal or service account token',
        pattern: /snyk_(?:uat|sat)\.[0-9a-f]{8}\.[A-Za-z0-9_.-]{40,900}/,
        literals: ['snyk_uat.', 'snyk_sat.'],
        follow: ['hex', 8],
        opens: 'read and start scans and import projects, as its user or service account',
        lifetime: 'no expiry unless chosen',
      },
    ],
  ),
  ...family(
    {
      provider: 'Octopus Deploy',
      docs: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
      rotate,
      holder: 'either',
      opens: 'releases and deployments',
    },
    [
      {
        id: 'octopus-key',
        title: 'API key',
        pattern: /API-[A-Z0-9]{25,32}/,
        literals: ['API-'],
        follow: ['base62', 25],
        random: true,
        lifetime: 'no expiry unless chosen',
        opens: 'deploy and configure what its user may, in every space it reaches',
      },
    ],
  ),
  ...family(
    {
      provider: 'Sourcegraph',
      docs: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token',
      rotate,
      holder: 'person',
      opens: 'read the code its user may read',
    },
    [
      {
        id: 'sourcegraph-token',
        title: 'access token',
        pattern: /sgp_(?:(?:[0-9a-f]{16}|local)_){0,2}[0-9a-f]{40}/,
        literals: ['sgp_'],
        follow: ['url', 40],
        lifetime: 'no expiry unless chosen',
      },
      {
        id: 'sourcegraph-token-legacy',
        title: 'access token',
        pattern: /[0-9a-f]{40}/,
        literals: ['sourcegraph', 'src_access_token'],
        at: 'keyword',
        slot: 'said',
      },
    ],
  ),
  ...family(
    {
      provider: 'Infracost',
      docs: 'https://www.infracost.io/docs/',
      rotate,
      holder: 'either',
      opens: 'price queries of the organization',
    },
    [
      {
        id: 'infracost-key',
        title: 'API key',
        pattern: /ico-[A-Za-z0-9]{32}/,
        literals: ['ico-'],
        follow: ['base62', 32],
        random: true,
      },
    ],
  ),
  ...family(
    { provider: 'Dependency-Track', docs: 'https://docs.dependencytrack.org/', rotate, opens: 'components and their flaws' },
    [
      {
        id: 'dependency-track-key',
        title: 'API key',
        pattern: /odt_[A-Za-z0-9_]{32,48}/,
        literals: ['odt_'],
        follow: ['url', 32],
      },
    ],
  ),
  ...family({ provider: 'Prefect', docs: 'https://docs.prefect.io/', rotate, holder: 'either', opens: 'flows and their runs' }, [
    {
      id: 'prefect-key',
      title: 'API key',
      pattern: /pn[ub]_[A-Za-z0-9]{36}/,
      literals: ['pnu_', 'pnb_'],
      follow: ['base62', 36],
      lifetime: 'no expiry unless chosen',
    },
  ]),
  ...vendors({ rotate }, [
    ['DeepSource', 'deepsource', '/dsp_[0-9a-f]{40}|https:\\/\\/[0-9a-f]{32}@/', code, 'https://docs.deepsource.com/'],
    ['Semgrep', 'semgrep', 'hex:64', code, 'https://semgrep.dev/docs/', SAID],
    ['FOSSA', 'fossa', 'hex:32', code, 'https://docs.fossa.com/', SAID],
    ['Mend', 'whitesource|mend_|wss_apikey', 'hex:64', code, 'https://docs.mend.io/', SAID],
    ['Veracode', 'veracode', 'hex:128 hex:32', code, 'https://docs.veracode.com/', SAID],
    [
      'Checkmarx',
      'checkmarx|cx_apikey',
      '/eyJ[A-Za-z0-9_-]{20,200}\\.eyJ[A-Za-z0-9_-]{80,900}\\.[A-Za-z0-9_-]{40,700}/',
      code,
      'https://docs.checkmarx.com/',
    ],
    ['Applitools', 'applitools', 'b62:40-50', 'pictures of the product', 'https://applitools.com/docs/'],
    ['TestingBot', 'testingbot', 'hex:32', 'browsers and devices', 'https://testingbot.com/support'],
    ['Qase', 'qase', 'hex:40 hex:64', 'test cases and their results', 'https://developers.qase.io/'],
    [
      'TestRail',
      'testrail',
      '/[A-Za-z0-9/.]{20}-[A-Za-z0-9/.]{20}/',
      'test cases and their results',
      'https://support.testrail.com/',
      SAID,
    ],
    ['Looker', 'looker', 'low:24 low:20', 'reports and what they query', 'https://cloud.google.com/looker/docs', SAID],
    ['Stitch', 'stitchdata|stitch', 'b62:35', 'pipelines of data', 'https://www.stitchdata.com/docs/', SAID],
    ['Fivetran', 'fivetran', 'b62:32 b62:16', 'pipelines of data', 'https://fivetran.com/docs', SAID],
    [
      'dbt Cloud',
      'dbt_cloud|dbtcloud|dbt_api|dbt_token',
      '/dbt[cu]_[A-Za-z0-9_-]{40,60}|[0-9a-f]{40}/',
      'jobs and their runs',
      'https://docs.getdbt.com/',
      SAID,
    ],
    ['Pipedream', 'pipedream', 'hex:32', 'start and change the account’s workflows', 'https://pipedream.com/docs', SAID],
    [
      'Ditto',
      'ditto',
      '/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\.[a-z0-9]{40}/',
      'texts of the product',
      'https://developer.dittowords.com/',
    ],
  ]),
];
