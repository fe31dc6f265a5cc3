/** What TypeScript, JavaScript and Python files say: every credential with its exact text, its storage and its slot. */
import { strict as assert } from 'node:assert';
import { planted } from '../support/planted';
import { credentials, factsOf, KEY, KEY_ID, PASSWORD, STRIPE } from './source-support';

describe('source facts: TypeScript and JavaScript', () => {
  it('finds literals in SDK calls, directly and through constants', async () => {
    assert.deepEqual(
      await credentials(
        'src/a.ts',
        `import { S3Client } from '@aws-sdk/client-s3';
const SECRET = '{{aws-secret-key}}';
export const s3 = new S3Client({ region: 'eu-west-1', credentials: { accessKeyId: "{{aws-access-key-id}}", secretAccessKey: SECRET } });
const stripe = new Stripe(\`{{stripe-live}}\`, { apiVersion: '2024-06-20' });
const pool = new Pool({ user: 'app', password: '{{password}}' as string });
`,
      ),
      [
        `literal sdk-argument new S3Client secretAccessKey - ${KEY}`,
        `literal sdk-argument new S3Client accessKeyId - ${KEY_ID}`,
        `literal sdk-argument new Stripe apiKey - ${STRIPE}`,
        `literal sdk-argument new Pool password - ${PASSWORD}`,
      ],
    );
  });

  it('keeps the use of a folded constant in `via`', async () => {
    const { facts, text } = await factsOf('a.js', "const key = '{{stripe-live}}';\nnew Stripe(key);\n");
    const [fact] = facts.credentials;
    assert.equal(fact?.span.via?.length, 1);
    assert.equal(text.slice(fact?.span.via?.[0]?.start, fact?.span.via?.[0]?.end), 'key');
    assert.equal(fact?.span.via?.[0]?.start, text.lastIndexOf('key'));
  });

  it('tells the environment, a vault and the default chain apart', async () => {
    assert.deepEqual(
      await credentials(
        'src/a.ts',
        `const { DB_PASSWORD } = process.env;
const { PG: pgPassword } = process.env;
const out = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: 'app/db' }));
const { password } = JSON.parse(out.SecretString!);
new Pool({ password: DB_PASSWORD });
new Pool({ password: pgPassword });
new Pool({ password });
new Stripe(process.env.STRIPE_KEY!);
new S3Client({ region: 'eu-west-1' });
new Pool({ password: () => signer.getAuthToken() });
function connect(secret: string) { return new Pool({ password: secret }); }
`,
      ),
      [
        "vault sdk-argument new Pool password app/db new GetSecretValueCommand({ SecretId: 'app/db' })",
        'environment sdk-argument new Pool password DB_PASSWORD DB_PASSWORD',
        'environment sdk-argument new Pool password PG pgPassword',
        'environment sdk-argument new Stripe apiKey STRIPE_KEY process.env.STRIPE_KEY',
      ],
    );
  });

  it('finds assignments, fields, defaults, headers and connection strings', async () => {
    assert.deepEqual(
      await credentials(
        'src/a.ts',
        `const dbPassword = "{{password}}";
class Mailer { private readonly apiKey = '{{token}}'; constructor(private secret: string = "{{token:2}}") {} }
const config = { jwtSecret: "{{token:3}}", name: "app" };
const fallback = process.env.API_TOKEN || "{{token:4}}";
fetch(url, { headers: { Authorization: "Bearer {{token:5}}" } });
const url = \`postgres://app:{{url-password}}@db.internal.net:5432/\${name}\`;
`,
      ),
      [
        `literal assignment - dbPassword - ${PASSWORD}`,
        `literal assignment - apiKey - ${planted('token')}`,
        `literal assignment - secret - ${planted('token:2')}`,
        `literal assignment - jwtSecret - ${planted('token:3')}`,
        `literal assignment - API_TOKEN - ${planted('token:4')}`,
        `literal sdk-argument Authorization header Authorization - ${planted('token:5')}`,
        `literal assignment - url - ${planted('url-password')}`,
      ],
    );
  });

  it('stays quiet on look-alikes', async () => {
    assert.deepEqual(
      await credentials(
        'src/a.ts',
        `interface Login { password: string; token?: string }
enum Field { Password = 'password', Secret = 'secret' }
const passwordField = 'password';
const labels = { password: 'Password', forgotPassword: 'Forgot your password?', secret: 'Enter the secret' };
const tokenUrl = 'https://login.internal.net/oauth2/token';
const apiKey = '<your-api-key>';
const secret = '\${SECRET}';
new Stripe(key);
new Pool({ password: config.get('db.password') });
if (password === 'Sup3rS3cret!') fail();
`,
      ),
      [],
    );
  });

  it('keeps the facts of the rest of a half-typed file', async () => {
    const found = await credentials('src/a.ts', "const a = foo({ b: \nconst s3 = new Stripe('{{stripe-live}}');\nconst c = `");
    assert.deepEqual(found, [`literal sdk-argument new Stripe apiKey - ${STRIPE}`]);
  });

  it('counts columns after non-ASCII text', async () => {
    const found = await credentials('src/a.js', "/* ä😀 */ const password = '{{password}}\\u00e9';");
    assert.deepEqual(found, [`literal assignment - password - ${PASSWORD}\\u00e9`]);
  });

  it('records API identities, roles and vault reads', async () => {
    const { facts } = await factsOf(
      'src/a.ts',
      `new Stripe(process.env.STRIPE_KEY);
sts.send(new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::123456789012:role/app' }));
import { SecretClient } from '@azure/keyvault-secrets';
client.getSecret('db-password');
impersonate('deployer@shop.iam.gserviceaccount.com', 'system:serviceaccount:shop:api');
`,
    );
    assert.deepEqual(
      facts.identities.map(({ kind, name, aliases, declared }) => ({ kind, name, aliases, declared })),
      [{ kind: 'api-key', name: 'Stripe API key STRIPE_KEY', aliases: ['api:stripe:STRIPE_KEY'], declared: false }],
    );
    assert.deepEqual(
      facts.references.map(({ type, to }) => `${type} ${to}`),
      ['assumes arn:aws:iam::123456789012:role/app', 'uses gcp-sa:deployer@shop.iam.gserviceaccount.com', 'uses k8s-sa:shop/api'],
    );
    assert.deepEqual(
      facts.vaultReferences.map(({ vault, path }) => `${vault} ${path}`),
      ['azure-key-vault db-password'],
    );
  });
});

describe('source facts: Python', () => {
  it('finds literals in SDK calls', async () => {
    assert.deepEqual(
      await credentials(
        'app/a.py',
        `import boto3, psycopg2, stripe, requests
KEY = "{{aws-secret-key}}"
s3 = boto3.client("s3", aws_access_key_id="{{aws-access-key-id}}", aws_secret_access_key=KEY)
DB = {"host": "db", "password": "{{password}}"}
conn = psycopg2.connect(**DB)
requests.get(url, auth=("app", "{{token}}"), headers={"Authorization": f"Bearer {token}"})
engine = create_engine("postgresql://app:{{url-password}}@db.internal.net/app")
client = OpenAI(api_key="sk-" "{{token:2}}")
`,
      ),
      [
        `literal sdk-argument boto3.client aws_secret_access_key - ${KEY}`,
        `literal sdk-argument boto3.client aws_access_key_id - ${KEY_ID}`,
        `literal sdk-argument psycopg2.connect password - ${PASSWORD}`,
        `literal sdk-argument requests.get password - ${planted('token')}`,
        `literal sdk-argument create_engine dsn - ${planted('url-password')}`,
        `literal sdk-argument OpenAI api_key - sk-" "${planted('token:2')}`,
      ],
    );
  });

  it('tells the environment, a vault and the default chain apart', async () => {
    assert.deepEqual(
      await credentials(
        'app/a.py',
        `import boto3, os, json, psycopg2
s3 = boto3.client("s3")
def secret(name):
    sm = boto3.client("secretsmanager")
    return json.loads(sm.get_secret_value(SecretId=name)["SecretString"])
psycopg2.connect(password=secret("app/db")["password"])
psycopg2.connect(password=os.environ["DB_PASSWORD"])
psycopg2.connect(password=os.getenv("DB_PASSWORD", "{{password}}"))
dsn = f"postgres://app:{os.environ['PW']}@{os.environ['HOST']}/app"
create_engine(dsn)
`,
      ),
      [
        'vault sdk-argument psycopg2.connect password - secret("app/db")',
        'environment sdk-argument psycopg2.connect password DB_PASSWORD os.environ["DB_PASSWORD"]',
        `environment sdk-argument psycopg2.connect password DB_PASSWORD os.getenv("DB_PASSWORD", "${PASSWORD}")`,
        `literal sdk-argument psycopg2.connect password - ${PASSWORD}`,
        "environment sdk-argument create_engine dsn PW os.environ['PW']",
      ],
    );
  });

  it('knows keys set on a module, headers and addresses without a password', async () => {
    const raw = `stripe.api_key = os.environ["STRIPE_KEY"]
openai.api_key = "{{token}}"
requests.get(url, headers={"Authorization": f"Bearer {os.environ['API_TOKEN']}"})
MongoClient(os.environ["MONGO_HOST"])
MongoClient(os.environ["MONGO_URL"])
`;
    assert.deepEqual(await credentials('app/a.py', raw), [
      'environment sdk-argument stripe api_key STRIPE_KEY os.environ["STRIPE_KEY"]',
      `literal sdk-argument openai api_key - ${planted('token')}`,
      "environment sdk-argument Authorization header Authorization API_TOKEN os.environ['API_TOKEN']",
      'environment sdk-argument MongoClient connectionString MONGO_URL os.environ["MONGO_URL"]',
    ]);
    const { facts } = await factsOf('app/a.py', raw);
    assert.deepEqual(
      facts.identities.map(({ name }) => name),
      ['Stripe API key STRIPE_KEY', 'OpenAI API key in app/a.py'],
    );
  });

  it('finds assignments and stays quiet on look-alikes', async () => {
    assert.deepEqual(
      await credentials(
        'app/a.py',
        `SECRET_KEY = "{{token}}"
os.environ["API_TOKEN"] = '{{token:2}}'
class C:
    password: str = "{{password}}"
def f(self, api_key="{{token:3}}"): pass
password_field = "password"
PASSWORD_LABEL = "Your password"
token_url = "https://login.internal.net/token"
password = getpass.getpass()
api_key = "your-api-key-here"
assert password == "{{password:2}}"
`,
      ),
      [
        `literal assignment - SECRET_KEY - ${planted('token')}`,
        `literal assignment - API_TOKEN - ${planted('token:2')}`,
        `literal assignment - password - ${PASSWORD}`,
        `literal assignment - api_key - ${planted('token:3')}`,
      ],
    );
  });
});
