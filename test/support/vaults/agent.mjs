// What the Vault Agent or Proxy does beside a program: it adds a token to requests that are meant for it.
// https://developer.hashicorp.com/vault/docs/agent-and-proxy/proxy
import { createServer } from 'node:http';

const [port, target, token] = process.argv.slice(2);
createServer(async (request, response) => {
  if (request.url !== '/v1/sys/health' && request.headers['x-vault-request'] !== 'true') return response.writeHead(403).end();
  const parts = [];
  for await (const part of request) parts.push(part);
  const answer = await fetch(`${target}${request.url}`, {
    method: request.method,
    headers: { 'X-Vault-Token': token, 'Content-Type': 'application/json' },
    ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
  });
  response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(Buffer.from(await answer.arrayBuffer()));
}).listen(Number(port), '127.0.0.1');
