/** Vaults on loopback: an emulator of AWS, and Vault (or OpenBao, under the name `vault`) in its development mode. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Server {
  /** What clients need in their environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => void;
}

/** `python3 with boto3` asks for a module. */
export function has(program: string): boolean {
  const [name = '', module] = program.split(' with ');
  if (module) return spawnSync(name, ['-c', `import ${module}`], { stdio: 'ignore' }).status === 0;
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0;
}

/** `pip install 'moto[server]' awscli` */
export async function startAws(): Promise<Server> {
  const port = await freePort();
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/moto-api/`, child);
  const env = {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'testing',
    AWS_SECRET_ACCESS_KEY: 'testing',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  return { env, stop: () => child.kill() };
}

/** Vault in its development mode where it is installed, else a stand-in for its API; and an agent beside it. */
export async function startVault(): Promise<Server> {
  const port = await freePort();
  const env = { ...process.env, HOME: mkdtempSync(join(tmpdir(), 'vault-')) };
  const child = has('vault')
    ? spawn('vault', ['server', '-dev', '-dev-root-token-id=root', `-dev-listen-address=127.0.0.1:${port}`], {
        stdio: 'ignore',
        env,
      })
    : spawn('node', ['test/support/vaults/kv.mjs', String(port)], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  // The server answers before its engines are mounted.
  await answers(`${url}/v1/${has('vault') ? 'secret/config' : 'sys/health'}`, child);
  const agentPort = await freePort();
  const agent = spawn('node', ['test/support/vaults/agent.mjs', String(agentPort), url, 'root'], { stdio: 'ignore' });
  const agentUrl = `http://127.0.0.1:${agentPort}`;
  await answers(`${agentUrl}/v1/sys/health`, agent);
  return {
    env: { VAULT_ADDR: url, VAULT_TOKEN: 'root', VAULT_AGENT_ADDR: agentUrl },
    stop: () => {
      child.kill();
      agent.kill();
    },
  };
}

/** The two commands that fixes use, with the options they use, for a machine without `vault`. */
export const VAULT_COMMAND = `printf '%s ' "$@" >> "$LOG"
url="$VAULT_ADDR/v1/secret/data"
case "$*" in
  'kv put -mount=secret '*=-) field="\${5%=-}"
    PATH="$REAL_PATH" jq -Rs "{data: {"$field": .}}" | PATH="$REAL_PATH" curl -fsS -o /dev/null -H "X-Vault-Token: $VAULT_TOKEN" --data-binary @- "$url/$4" ;;
  'kv get -field='*' -mount=secret '*)
    PATH="$REAL_PATH" curl -fsS -H "X-Vault-Token: $VAULT_TOKEN" "$url/$5" | PATH="$REAL_PATH" jq -er ".data.data.\${3#-field=}" ;;
  *) exit 2 ;;
esac`;

/** The secret as the server has it: one call of the API, without any of the clients under test. */
export async function readAws({ env }: Server, service: 'secretsmanager' | 'ssm', id: string): Promise<string> {
  const isSecret = service === 'secretsmanager';
  const response = await fetch(String(env.AWS_ENDPOINT_URL), {
    method: 'POST',
    headers: {
      'X-Amz-Target': isSecret ? 'secretsmanager.GetSecretValue' : 'AmazonSSM.GetParameter',
      'Content-Type': 'application/x-amz-json-1.1',
      Authorization: `AWS4-HMAC-SHA256 Credential=testing/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(isSecret ? { SecretId: id } : { Name: id, WithDecryption: true }),
  });
  const answer = (await response.json()) as { SecretString?: string; Parameter?: { Value: string } };
  return (isSecret ? answer.SecretString : answer.Parameter?.Value) ?? '';
}

export async function readVault({ env }: Server, path: string): Promise<Record<string, string>> {
  const response = await fetch(`${env.VAULT_ADDR}/v1/secret/data/${path}`, {
    headers: { 'X-Vault-Token': String(env.VAULT_TOKEN) },
  });
  return ((await response.json()) as { data: { data: Record<string, string> } }).data.data;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (child.exitCode !== null) throw new Error(`the server of ${url} ended with ${child.exitCode}`);
    const isUp = await fetch(url, { headers: { 'X-Vault-Token': 'root' } }).then(
      ({ status }) => status < 400,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill();
  throw new Error(`nothing answers at ${url}`);
}
