import { base64Tail } from '../checksum';
import { family } from './model';

const rotate = 'make a new one with the least rights, switch its users, delete the old one';

export const databases = [
  ...family(
    { provider: 'MongoDB Atlas', docs: 'MongoDB Atlas docs: service accounts', rotate, lifetime: '8 hours to 365 days' },
    [
      {
        id: 'mongodb-atlas-secret',
        title: 'service account secret',
        pattern: /mdb_sa_sk_[A-Za-z0-9_-]{40}/,
        literals: ['mdb_sa_sk_'],
        follow: ['url', 40],
      },
    ],
  ),
  ...family({ provider: 'PlanetScale', docs: 'PlanetScale docs: service tokens', rotate }, [
    {
      id: 'planetscale-token',
      title: 'token or password',
      pattern: /pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_=.-]{32,64}/,
      literals: ['pscale_tkn_', 'pscale_pw_', 'pscale_oauth_'],
      follow: ['token', 32],
    },
  ]),
  ...family({ provider: 'Neon', docs: 'Neon docs: API keys', rotate, holder: 'either' }, [
    { id: 'neon-key', title: 'API key', pattern: /napi_[a-z0-9]{64}/, literals: ['napi_'], follow: ['base62', 64] },
  ]),
  ...family({ provider: 'Supabase', docs: 'Supabase docs: API keys', rotate }, [
    {
      id: 'supabase-token',
      title: 'management token',
      pattern: /sbp_(?:v[0-9]_)?[0-9a-f]{40}/,
      literals: ['sbp_'],
      follow: ['url', 40],
      holder: 'person',
    },
    {
      id: 'supabase-secret-key',
      title: 'secret API key',
      pattern: /sb_secret_[A-Za-z0-9_-]{31}/,
      literals: ['sb_secret_'],
      follow: ['url', 31],
    },
  ]),
  ...family({ provider: 'Databricks', docs: 'Databricks docs: personal access tokens', rotate, holder: 'either' }, [
    {
      id: 'databricks-token',
      title: 'access token',
      pattern: /dapi[0-9a-f]{32}(?:-[0-9])?/,
      literals: ['dapi'],
      follow: ['hex', 32],
      lifetime: 'at most 730 days',
    },
  ]),
  ...family({ provider: 'Confluent', docs: 'Confluent docs: API keys', rotate, holder: 'either' }, [
    {
      id: 'confluent-secret',
      title: 'Cloud API secret',
      pattern: /cflt[A-Za-z0-9+/]{60}/,
      literals: ['cflt'],
      follow: ['base64', 60],
      checksum: base64Tail,
    },
  ]),
  ...family({ provider: 'Aiven', docs: 'Aiven docs: service users', rotate }, [
    {
      id: 'aiven-password',
      type: 'password',
      title: 'service password',
      pattern: /AVNS_[A-Za-z0-9_-]{15,24}/,
      literals: ['AVNS_'],
      follow: ['url', 15],
    },
  ]),
  ...family({ provider: 'ClickHouse Cloud', docs: 'ClickHouse docs: API keys', rotate }, [
    {
      id: 'clickhouse-secret',
      title: 'API key secret',
      pattern: /4b1d[A-Za-z0-9]{38}/,
      literals: ['4b1d'],
      follow: ['base62', 38],
      random: true,
    },
  ]),
];
