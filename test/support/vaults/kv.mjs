// The two calls of Vault's KV engine, version 2, that clients make here, over HTTP on loopback:
// https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2. For machines without a server of Vault or OpenBao.
import { createServer } from 'node:http';

const entries = new Map();
const server = createServer((request, response) => {
  const answer = (status, body) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  if (request.url === '/v1/sys/health') return answer(200, {});
  const path = /^\/v1\/secret\/data\/([\w./-]+)/.exec(request.url ?? '')?.[1];
  if (!path || request.headers['x-vault-token'] !== 'root') return answer(403, { errors: ['permission denied'] });
  if (request.method === 'GET') {
    const data = entries.get(path);
    return data ? answer(200, { data: { data, metadata: { version: 1 } } }) : answer(404, { errors: [] });
  }
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    entries.set(path, JSON.parse(Buffer.concat(parts).toString()).data);
    answer(200, { data: { version: 1 } });
  });
});
server.listen(Number(process.argv[2]), '127.0.0.1');
