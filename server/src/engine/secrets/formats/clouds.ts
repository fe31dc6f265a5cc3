import { family } from './model';
import { vendors } from './vendor';

const rotate = 'make a new one with the least scope, switch its users, revoke the old one';

/** Clouds beside the big three, with the keys that have a shape. */
const shaped = [
  ...family(
    {
      provider: 'DigitalOcean',
      docs: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
      rotate,
      holder: 'person',
    },
    [
      {
        id: 'digitalocean-token',
        title: 'access token',
        pattern: /do[opr]_v1_[0-9a-f]{64}/,
        literals: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
        follow: ['hex', 64],
        opens: 'manage every resource of its team, within its scopes',
        lifetime: 'chosen at creation; OAuth tokens 30 days',
      },
      {
        id: 'digitalocean-spaces-key',
        type: 'access-key',
        title: 'Spaces access key ID',
        pattern: /DO00[A-Z0-9]{16}/,
        literals: ['DO00'],
        follow: ['base62', 16],
        holder: 'machine',
        opens: 'read and write the buckets, with its secret',
        docs: 'https://docs.digitalocean.com/products/spaces/how-to/manage-access/',
      },
    ],
  ),
  ...family(
    {
      provider: 'Alibaba Cloud',
      docs: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
      rotate: 'create a second AccessKey pair, switch, disable and delete the first; better: a RAM role',
      holder: 'either',
      type: 'access-key',
    },
    [
      {
        id: 'alibaba-key-id',
        title: 'access key ID',
        pattern: /LTAI[A-Za-z0-9]{12,20}/,
        literals: ['LTAI'],
        follow: ['base62', 12],
        opens: 'what the policies of its user allow, with its secret',
      },
      {
        id: 'alibaba-sts-key-id',
        title: 'temporary access key ID',
        pattern: /STS\.[A-Za-z0-9]{20,30}/,
        literals: ['STS.'],
        follow: ['base62', 20],
        random: true,
        minor: true,
        opens: 'what its role session allows, with its secret and token',
        lifetime: 'at most 12 hours',
        rotate: 'let it run out',
      },
      {
        id: 'alibaba-secret-key',
        title: 'access key secret',
        pattern: /[A-Za-z0-9]{30}/,
        literals: [
          ...['alibaba', 'aliyun', 'alicloud', 'access_key_secret', 'accesskeysecret', 'access-key-secret', 'ali_secret'],
          ...['oss_secret', 'oss_access_key'],
        ],
        at: 'keyword',
        slot: 'named',
        random: true,
        opens: 'what the policies of its user allow',
      },
    ],
  ),
  ...family(
    {
      provider: 'Tencent Cloud',
      docs: 'https://www.tencentcloud.com/document/product/598',
      rotate: 'create a second key, switch, disable and delete the first; better: a CAM role',
      holder: 'either',
      type: 'access-key',
    },
    [
      {
        id: 'tencent-secret-id',
        title: 'secret ID',
        pattern: /AKID[A-Za-z0-9]{32}/,
        literals: ['AKID'],
        follow: ['base62', 32],
        opens: 'what the policies of its user allow, with its secret key',
      },
      {
        id: 'tencent-secret-key',
        title: 'secret key',
        pattern: /[A-Za-z0-9]{32}/,
        literals: ['tencent', 'qcloud', 'cos_secret'],
        at: 'keyword',
        slot: 'named',
        random: true,
        opens: 'what the policies of its user allow',
      },
    ],
  ),
  ...family(
    {
      provider: 'Yandex Cloud',
      docs: 'https://yandex.cloud/en/docs/iam/concepts/authorization/',
      rotate: 'create a second key of the service account, switch, delete the first',
    },
    [
      {
        id: 'yandex-api-key',
        title: 'API key',
        pattern: /AQVN[A-Za-z0-9_-]{35,38}/,
        literals: ['AQVN'],
        follow: ['url', 35],
        opens: 'what the roles of its service account allow',
        lifetime: 'no expiry unless chosen',
      },
      {
        id: 'yandex-static-secret',
        type: 'access-key',
        title: 'static access key secret',
        pattern: /YC[MNOP][A-Za-z0-9_-]{37}/,
        literals: ['YCM', 'YCN', 'YCO', 'YCP'],
        follow: ['url', 37],
        random: true,
        opens: 'read and write the buckets and queues of its service account',
      },
      {
        id: 'yandex-iam-token',
        title: 'IAM token',
        pattern: /t1\.[79]eu[A-Za-z0-9_-]{20,1200}={0,2}\.[A-Za-z0-9_-]{86}={0,2}/,
        literals: ['t1.9eu', 't1.7eu'],
        follow: ['url', 20],
        minor: true,
        holder: 'either',
        opens: 'what the roles of its account allow',
        lifetime: 'at most 12 hours',
        rotate: 'let it run out, or revoke it with yc iam revoke-token',
      },
      {
        id: 'yandex-oauth-token',
        title: 'OAuth token',
        pattern: /y[0-3]_A[A-Za-z0-9_-]{54,89}/,
        literals: ['y0_A', 'y1_A', 'y2_A', 'y3_A'],
        follow: ['url', 54],
        holder: 'person',
        opens: 'what its user granted',
        lifetime: 'up to a year',
        rotate: 'revoke the application’s access in Yandex ID',
      },
      {
        id: 'yandex-translate-key',
        title: 'Translate or Dictionary API key',
        pattern: /(?:trnsl|dict|pdct)\.1\.1\.[0-9]{8}T[0-9]{6}Z\.[0-9a-f]{16}\.[0-9a-f]{40}/,
        literals: ['trnsl.1.1.', 'dict.1.1.', 'pdct.1.1.'],
        follow: ['digit', 8],
        opens: 'call the API with its owner’s limits',
      },
    ],
  ),
  ...family({ provider: 'Vultr', docs: 'https://docs.vultr.com/', rotate, holder: 'person' }, [
    {
      id: 'vultr-key',
      title: 'API key',
      pattern: /[A-Z0-9]{36}/,
      literals: ['vultr'],
      at: 'keyword',
      slot: 'named',
      random: true,
      opens: 'manage every resource of the account',
    },
  ]),
];

const ibm = [
  ...family(
    {
      provider: 'IBM Cloud',
      docs: 'https://cloud.ibm.com/docs/account?topic=account-userapikey',
      rotate: 'create a second API key of the service ID, switch, delete the first',
    },
    [
      {
        id: 'ibm-cloud-key',
        title: 'API key',
        pattern: /[A-Za-z0-9_-]{44}/,
        literals: [
          ...['ibm_cloud', 'ibm-cloud', 'ibmcloud', 'ibm_api', 'ibm-api', 'ibm_iam', 'ibm-iam', 'ibm_key', 'ibm_token'],
          ...[
            'ibm_password',
            'ibm_pwd',
            'ibm_secret',
            'ibm_pass',
            'bluemix',
            'ic_api_key',
            'iam_api',
            'iam_key',
            'cloud_iam',
            'watson',
          ],
        ],
        at: 'keyword',
        slot: 'named',
        random: true,
        holder: 'either',
        opens: 'everything the policies of its user or service ID allow',
      },
      {
        id: 'softlayer-key-url',
        title: 'classic infrastructure API key in an address',
        pattern: /[a-z0-9]{64}/,
        literals: ['api.softlayer.com/soap/v3/', 'api.softlayer.com/soap/v3.1/', 'api.softlayer.com/soap/v3.2/'],
        at: 'keyword',
        holder: 'person',
        opens: 'manage the classic infrastructure as its user',
        docs: 'https://cloud.ibm.com/docs/iam?topic=iam-classic_keys',
      },
    ],
  ),
  ...vendors({ rotate }, [
    [
      'IBM Cloudant',
      'cloudant',
      'hex:64 hex:40 low:24',
      'read and write the databases it was given',
      'https://cloud.ibm.com/docs/Cloudant',
      { id: 'cloudant-key', type: 'access-key' },
    ],
    [
      'IBM Cloud',
      'softlayer|sl.api.key|sl.key|classic.infrastructure',
      'low:64',
      'manage the classic infrastructure as its user',
      'https://cloud.ibm.com/docs/iam?topic=iam-classic_keys',
      { id: 'softlayer-key', title: 'classic infrastructure API key', holder: 'person' },
    ],
    [
      'IBM Cloud',
      'ibm.cos|cos.hmac|cos.secret.access|cos.secret',
      'hex:48',
      'read and write the buckets of its service ID',
      'https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-uhc-hmac-credentials-main',
      { id: 'ibm-cos-secret', title: 'Object Storage HMAC secret', type: 'access-key' },
    ],
  ]),
];

export const clouds = [...shaped, ...ibm];
