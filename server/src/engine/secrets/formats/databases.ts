import { base64Tail } from './checksum';
import { family } from './model';
import { closed } from './vendor';

const rotate = 'make a new one with the least rights, switch its users, delete the old one';

export const databases = [
  ...family(
    {
      provider: 'MongoDB Atlas',
      docs: 'https://www.mongodb.com/docs/atlas/api/service-accounts-overview/',
      rotate: 'generate a second secret of the service account, switch, revoke the first',
    },
    [
      {
        id: 'mongodb-atlas-secret',
        title: 'service account secret',
        pattern: /mdb_sa_sk_[A-Za-z0-9_-]{40}/,
        literals: ['mdb_sa_sk_'],
        follow: ['url', 40],
        opens: 'manage the projects and clusters of its roles',
        lifetime: '8 hours to 365 days',
      },
    ],
  ),
  ...family({ provider: 'PlanetScale', docs: 'https://planetscale.com/docs', rotate }, [
    {
      id: 'planetscale-token',
      title: 'token or password',
      pattern: /pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_=.-]{32,64}/,
      literals: ['pscale_tkn_', 'pscale_pw_', 'pscale_oauth_'],
      follow: ['token', 32],
      opens: 'a password its branch’s data; a token the databases of its permissions',
      lifetime: 'no expiry unless chosen',
    },
  ]),
  ...family(
    { provider: 'Neon', lifetime: 'no expiry', docs: 'https://neon.com/docs/manage/api-keys', rotate, holder: 'either' },
    [
      {
        id: 'neon-key',
        title: 'API key',
        pattern: /napi_[a-z0-9]{64}/,
        literals: ['napi_'],
        follow: ['base62', 64],
        opens: 'manage the projects, branches and roles of its owner',
      },
      {
        id: 'neon-password',
        type: 'password',
        title: 'database password',
        pattern: /npg_[A-Za-z0-9]{12,24}/,
        literals: ['npg_'],
        follow: ['base62', 12],
        random: true,
        holder: 'machine',
        opens: 'the data that its role may read and change',
        rotate: 'reset the role’s password and switch its users',
        docs: 'https://neon.com/docs/manage/roles',
      },
    ],
  ),
  ...family({ provider: 'Supabase', lifetime: 'no expiry', docs: 'https://supabase.com/docs/guides/api/api-keys', rotate }, [
    {
      id: 'supabase-token',
      title: 'management token',
      pattern: /sbp_(?:v[0-9]_)?[0-9a-f]{40}/,
      literals: ['sbp_'],
      follow: ['url', 40],
      holder: 'person',
      opens: 'manage every project of its owner',
      docs: 'https://supabase.com/docs/reference/api/introduction',
      lifetime: 'no expiry unless chosen',
    },
    {
      id: 'supabase-secret-key',
      title: 'secret API key',
      pattern: /sb_secret_[A-Za-z0-9_-]{31}/,
      literals: ['sb_secret_'],
      follow: ['url', 31],
      opens: 'read and change all data of the project, past row level security',
      rotate: 'create a second secret key, switch, delete the first',
    },
  ]),
  ...family(
    {
      provider: 'Databricks',
      docs: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
      rotate: 'generate a new token, switch, revoke the old one; better: OAuth of a service principal',
      holder: 'either',
    },
    [
      {
        id: 'databricks-token',
        title: 'access token',
        pattern: /dapi[0-9a-f]{32}(?:-[0-9])?/,
        literals: ['dapi'],
        follow: ['hex', 32],
        opens: 'run code and read data in the workspace as its user',
        lifetime: 'at most 730 days',
      },
      {
        id: 'databricks-other-token',
        title: 'access token',
        pattern: /d(?:kea|api|sapi|ose|osi)[0-9a-f]{32}(?:-[0-9])?/,
        literals: ['dkea', 'dsapi', 'dose', 'dosi'],
        follow: ['hex', 32],
        opens: 'what its user or service principal may do',
        lifetime: 'at most 730 days',
      },
    ],
  ),
  ...family(
    {
      provider: 'Confluent',
      lifetime: 'no expiry',
      docs: 'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html',
      rotate: 'create a second key of the service account, switch, delete the first',
      holder: 'either',
    },
    [
      {
        id: 'confluent-secret',
        title: 'Cloud API secret',
        pattern: /cflt[A-Za-z0-9+/]{60}/,
        literals: ['cflt'],
        follow: ['base64', 60],
        checksum: base64Tail,
        opens: 'the topics, or the whole organization, of its account',
      },
      {
        id: 'confluent-secret-legacy',
        title: 'Cloud API secret',
        pattern: /[A-Za-z0-9+/]{64}/,
        literals: ['confluent', 'ccloud', 'sasl.password', 'sasl_password', 'kafka_secret', 'kafka_api_secret'],
        at: 'keyword',
        slot: 'named',
        opens: 'the topics, or the whole organization, of its account',
      },
    ],
  ),
  ...family({ provider: 'Aiven', docs: 'https://aiven.io/docs/platform/howto/create_authentication_token', rotate }, [
    {
      id: 'aiven-password',
      type: 'password',
      title: 'service password',
      pattern: /AVNS_[A-Za-z0-9_-]{15,24}/,
      literals: ['AVNS_'],
      follow: ['url', 15],
      opens: 'the service’s data as its user',
      lifetime: 'until it is reset',
      rotate: 'reset the service user’s password and switch its users',
    },
    {
      id: 'aiven-token',
      title: 'API token',
      pattern: /aivenv1[A-Za-z0-9+/]{60,700}={0,2}|[A-Za-z0-9+/]{372}/,
      literals: ['aiven'],
      at: 'keyword',
      holder: 'person',
      opens: 'manage every project of its owner',
      lifetime: 'no expiry unless chosen',
    },
  ]),
  ...family({ provider: 'ClickHouse Cloud', docs: 'https://clickhouse.com/docs/cloud/manage/openapi', rotate }, [
    {
      id: 'clickhouse-secret',
      title: 'API key secret',
      pattern: /4b1d[A-Za-z0-9]{38}/,
      literals: ['4b1d'],
      follow: ['base62', 38],
      random: true,
      opens: 'manage the organization’s services',
      lifetime: 'no expiry unless chosen',
    },
  ]),
  ...family(
    {
      provider: 'DataStax Astra',
      docs: 'https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html',
      rotate,
    },
    [
      {
        id: 'astra-token',
        title: 'application token',
        pattern: /AstraCS:[A-Za-z]{24}:[0-9a-f]{64}/,
        literals: ['AstraCS:'],
        follow: ['token', 80],
        opens: 'the organization’s databases, as its role says',
        lifetime: 'no expiry unless chosen',
      },
    ],
  ),
  ...family({ provider: 'Fauna', docs: 'https://docs.fauna.com/', rotate }, [
    {
      id: 'fauna-secret',
      ...closed('in May 2025'),
      title: 'key secret',
      pattern: /fn[A-Z][A-Za-z0-9_-]{37}/,
      literals: ['fauna'],
      at: 'keyword',
      opens: 'the database as its role says',
    },
  ]),
  ...family({ provider: 'Xata', docs: 'https://xata.io/docs', rotate, holder: 'person' }, [
    {
      id: 'xata-key',
      title: 'API key',
      pattern: /xau_[A-Za-z0-9]{28,64}/,
      literals: ['xau_'],
      follow: ['base62', 28],
      opens: 'the databases of its owner',
    },
  ]),
  ...family({ provider: 'Dolt', docs: 'https://docs.dolthub.com/', rotate, holder: 'person' }, [
    {
      id: 'dolthub-token',
      title: 'API token',
      pattern: /dhat\.v1\.[A-Za-z0-9_-]{40,60}/,
      literals: ['dhat.v1.'],
      follow: ['url', 40],
      opens: 'the databases of its owner',
    },
  ]),
];
