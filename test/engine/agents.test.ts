import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { fixesFor } from '../../server/src/engine/fixes/index';
import { inventoryOf } from '../../server/src/engine/inventory';
import { analyze, testEngine } from '../support/analysis';
import { fill, planted } from '../support/planted';

const factsOf = (file: string, text: string) => analyzeFile({ file, text: fill(text) }, testEngine).facts;

/** A server as JSON, in the list that the client keeps. */
const list = (key: string, server: unknown) => JSON.stringify({ [key]: { orders: server } });

describe('servers of AI agents', () => {
  const plain = { command: 'orders-mcp' };
  const places: [string, string][] = [
    ['.mcp.json', list('mcpServers', plain)],
    ['.claude.json', JSON.stringify({ projects: { '/srv/shop': { mcpServers: { orders: plain } } } })],
    ['.claude/settings.local.json', list('mcpServers', plain)],
    ['claude_desktop_config.json', list('mcpServers', plain)],
    ['.vscode/mcp.json', list('servers', plain)],
    ['.vscode/settings.json', JSON.stringify({ mcp: { servers: { orders: plain } } })],
    ['.devcontainer/devcontainer.json', JSON.stringify({ customizations: { vscode: { mcp: { servers: { orders: plain } } } } })],
    ['.cursor/mcp.json', list('mcpServers', plain)],
    ['.windsurf/mcp_config.json', list('mcpServers', plain)],
    ['.gemini/settings.json', list('mcpServers', { httpUrl: 'https://orders.internal/mcp' })],
    ['.amazonq/mcp.json', list('mcpServers', plain)],
    ['.kiro/settings/mcp.json', list('mcpServers', plain)],
    ['.roo/mcp.json', list('mcpServers', plain)],
    ['cline_mcp_settings.json', list('mcpServers', plain)],
    ['.zed/settings.json', list('context_servers', { command: { path: 'orders-mcp', args: [] } })],
    ['opencode.json', list('mcp', { type: 'local', command: ['orders-mcp'] })],
    ['.codex/config.toml', '[mcp_servers.orders]\ncommand = "orders-mcp"\n'],
    ['.continue/config.yaml', 'mcpServers:\n  - name: orders\n    command: orders-mcp\n'],
    ['librechat.yaml', 'mcpServers:\n  orders:\n    url: https://orders.internal/mcp\n'],
    ['.config/goose/config.yaml', 'extensions:\n  orders:\n    type: stdio\n    cmd: orders-mcp\n'],
    ['mcp_agent.config.yaml', 'mcp:\n  servers:\n    orders:\n      command: orders-mcp\n'],
    ['tools/anything.json', list('mcpServers', plain)],
  ];
  for (const [file, text] of places)
    it(`are read in ${file}`, () => {
      const { identities, agents } = factsOf(file, text);
      assert.deepEqual(
        identities.map(({ kind, name, declared }) => [kind, name, declared]),
        [['agent', 'orders', true]],
      );
      assert.deepEqual(
        agents.map(({ name, span }) => [name, text.slice(span.start, span.end).replaceAll('"', '')]),
        [['orders', 'orders']],
      );
    });

  it('are not taken from Kubernetes manifests and workflows that are only named so', () => {
    const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: mcp }\ndata: {}\n';
    assert.equal(factsOf('deploy/mcp.yaml', manifest).host, 'kubernetes');
    assert.deepEqual(factsOf('package.json', '{ "name": "orders-mcp", "mcp": { "docs": { "title": "x" } } }').identities, []);
  });

  it('stand in the inventory with what they are given', async () => {
    const text = fill(
      '{ "mcpServers": { "orders": { "command": "orders-mcp", "env": { "ORDERS_TOKEN": "{{token}}", "MAIL_KEY_TOKEN": "${MAIL_TOKEN}" } } } }',
    );
    const [record] = inventoryOf(await analyze({ '.mcp.json': text }));
    assert.equal(record?.kind, 'agent');
    assert.deepEqual(record?.credentials.map(({ storage }) => storage).sort(), ['environment', 'literal']);
    assert.deepEqual(
      record?.findings.map(({ rule }) => rule),
      ['agent-literal-secret'],
    );
  });
});

describe('what a server is given', () => {
  const cases: [string, string, string, string][] = [
    ['an environment', '"env": { "ORDERS_API_KEY": "{{token}}", "PORT": "8080" }', 'agent-env ORDERS_API_KEY', 'token'],
    ['a bearer', '"headers": { "Authorization": "Bearer {{token}}" }', 'agent-header Authorization', 'token'],
    ['a login', '"headers": { "Authorization": "Basic {{basic-login}}" }', 'agent-header Authorization', 'basic-login'],
    ['a key in a header', '"headers": { "X-API-Key": "{{token}}", "X-Team": "shop" }', 'agent-header X-API-Key', 'token'],
    ['a key in the address', '"url": "https://a.internal/mcp?apikey={{token}}&limit=10"', 'agent-url apikey', 'token'],
    ['a password in the address', '"url": "https://deploy:{{url-password}}@a.internal/mcp"', 'agent-url url', 'url-password'],
    ['an option', '"args": ["--api-key", "{{token}}"]', 'agent-argument api-key', 'token'],
    ['an option with =', '"args": ["--token={{token}}"]', 'agent-argument token', 'token'],
    ['a header as an option', '"args": ["--header", "X-API-Key:{{token}}"]', 'agent-argument X-API-Key', 'token'],
    ['a variable of a container', '"args": ["run", "-e", "ORDERS_TOKEN={{token}}"]', 'agent-argument ORDERS_TOKEN', 'token'],
    ['a database address', '"args": ["mysql://app:{{url-password}}@db.internal/x"]', 'agent-argument url', 'url-password'],
    ['a token alone', '"args": ["{{github-pat}}"]', 'agent-argument ', 'github-pat'],
  ];
  for (const [what, part, slot, value] of cases)
    it(`${what}, at its exact place`, () => {
      const text = fill(`{ "mcpServers": { "orders": { "command": "orders-mcp", ${part} } } }`);
      const { credentials, agents } = factsOf('.mcp.json', text);
      assert.deepEqual(
        credentials.map((one) => [`${one.slot.kind} ${one.slot.name}`, one.slot.owner, text.slice(one.span.start, one.span.end)]),
        [[slot, 'orders', planted(value)]],
      );
      assert.equal(agents[0]?.secrets.length, 1);
    });

  const quiet = [
    '"env": { "API_KEY": "${env:API_KEY}" }',
    '"env": { "API_KEY": "$API_KEY", "TOKEN": "op://shop/orders/token" }',
    '"env": { "API_KEY": "your-api-key", "TOKEN": "<token>", "SECRET": "" }',
    '"env": { "OLLAMA_API_KEY": "ollama", "TOKEN_LIMIT": "4096", "AUTH": "none" }',
    '"headers": { "Authorization": "Bearer ${TOKEN}", "X-API-Key": "{{API_KEY}}" }',
    '"headers": { "Authorization": "Basic {{basic-rfc}}", "X-Request-ID": "{{hex32}}" }',
    '"url": "https://a.internal/mcp?api_key=${input:key}&session=1234567890"',
    '"args": ["--api-key", "--verbose", "--key-file", "/etc/orders1.key", "--max-tokens", "100000000"]',
    '"args": ["-e", "GITHUB_TOKEN", "--project-ref", "abcdefghij0123456789"]',
  ];
  for (const part of quiet)
    it(`is nothing: ${part}`, () => {
      const { credentials } = factsOf('.mcp.json', `{ "mcpServers": { "orders": { "command": "orders-mcp", ${part} } } }`);
      assert.deepEqual(
        credentials.filter(({ storage }) => storage === 'literal').map(({ slot }) => slot),
        [],
      );
    });
});

describe('what is fetched to start a server', () => {
  const cases: [readonly string[], string | undefined][] = [
    [['npx', '-y', 'orders-mcp'], 'orders-mcp floats'],
    [['npx', '-y', '@shop/orders-mcp@latest'], '@shop/orders-mcp@latest floats'],
    [['npx', '-y', '@shop/orders-mcp@1'], '@shop/orders-mcp@1 floats'],
    [['npx', '-y', '@shop/orders-mcp@1.2.3', '--port', '1'], '@shop/orders-mcp@1.2.3 stands'],
    [['npx', '-p', 'orders-mcp@1.2.3', 'serve'], 'orders-mcp@1.2.3 stands'],
    [['npx', 'github:shop/orders-mcp'], 'github:shop/orders-mcp floats'],
    [['C:\\node\\npx.cmd', 'orders-mcp'], 'orders-mcp floats'],
    [['cmd', '/c', 'npx', 'orders-mcp'], 'orders-mcp floats'],
    [['env', 'A=b', 'npx', 'orders-mcp'], 'orders-mcp floats'],
    [['bunx', 'orders-mcp'], 'orders-mcp floats'],
    [['yarn', 'dlx', 'orders-mcp'], 'orders-mcp floats'],
    [['uvx', '--python', '3.12', 'orders-mcp'], 'orders-mcp floats'],
    [['uvx', 'orders-mcp@1.2.0'], 'orders-mcp@1.2.0 stands'],
    [['uv', 'tool', 'run', 'orders-mcp==1.2.0'], 'orders-mcp==1.2.0 stands'],
    [['docker', 'run', '-i', '--rm', '-e', 'A', 'shop/orders'], 'shop/orders floats'],
    [['docker', 'run', '--rm', 'registry.internal:5000/orders:latest'], 'registry.internal:5000/orders:latest floats'],
    [['docker', 'run', '--rm', 'shop/orders:1.2'], 'shop/orders:1.2 stands'],
    [['go', 'run', 'git.internal/orders@latest'], 'git.internal/orders@latest floats'],
    [['node', 'dist/server.js'], undefined],
    [['npx', './local'], undefined],
    [['uv', 'run', 'server.py'], undefined],
    [['docker', 'compose', 'up'], undefined],
  ];
  for (const [[command, ...args], expected] of cases)
    it([command, ...args].join(' '), () => {
      const { agents } = factsOf('.mcp.json', list('mcpServers', { command, args }));
      const fetched = agents[0]?.package;
      assert.equal(fetched && `${fetched.name} ${fetched.pinned ? 'stands' : 'floats'}`, expected);
    });
});

describe('fixes in the configuration of agents', () => {
  async function fixed(file: string, text: string): Promise<string | undefined> {
    const texts = { [file]: fill(text) };
    const workspace = await analyze(texts);
    const context = { read: (name: string) => texts[name], files: [file], graph: workspace.graph };
    const fix = workspace.findings.flatMap((finding) => fixesFor(finding, context)).find(({ edits }) => edits.length > 0);
    return fix && applyFix(context.read, fix)?.get(file);
  }

  it('add an input where VS Code has none', async () => {
    assert.equal(
      await fixed(
        '.vscode/mcp.json',
        '{\n  "servers": {\n    "a": { "command": "x", "env": { "A_TOKEN": "{{token}}" } }\n  }\n}\n',
      ),
      '{\n  "inputs": [{ "type": "promptString", "id": "a-token", "description": "a token", "password": true }],\n' +
        '  "servers": {\n    "a": { "command": "x", "env": { "A_TOKEN": "${input:a-token}" } }\n  }\n}\n',
    );
  });

  it('fill an empty list of inputs', async () => {
    assert.equal(
      await fixed(
        '.vscode/mcp.json',
        '{ "inputs": [], "servers": { "a": { "command": "x", "env": { "A_TOKEN": "{{token}}" } } } }',
      ),
      '{ "inputs": [{ "type": "promptString", "id": "a-token", "description": "a token", "password": true }], ' +
        '"servers": { "a": { "command": "x", "env": { "A_TOKEN": "${input:a-token}" } } } }',
    );
  });

  it('name the variable to Codex and take the value out', async () => {
    assert.equal(
      await fixed('.codex/config.toml', '[mcp_servers.a]\ncommand = "x"\nenv = { A_TOKEN = "{{token}}" }\n'),
      '[mcp_servers.a]\ncommand = "x"\nenv_vars = ["A_TOKEN"]\n',
    );
    assert.equal(
      await fixed(
        '.codex/config.toml',
        '[mcp_servers.a]\nurl = "https://a.internal/mcp"\nhttp_headers = { Authorization = "Bearer {{token}}" }\n',
      ),
      '[mcp_servers.a]\nurl = "https://a.internal/mcp"\nbearer_token_env_var = "A_TOKEN"\n',
    );
  });

  it('give two values two names', async () => {
    const text =
      '{ "mcpServers": { "a": { "command": "x", "env": { "T_TOKEN": "{{token}}" } }, "b": { "command": "x", "env": { "T_TOKEN": "{{token:2}}" } } } }';
    assert.match((await fixed('.mcp.json', text)) ?? '', /"T_TOKEN": "\$\{A_T_TOKEN\}"/);
  });

  it('start the server through a shell where a client expands nothing', async () => {
    for (const file of ['claude_desktop_config.json', '.zed/settings.json', 'cline_mcp_settings.json'])
      assert.match(
        (await fixed(file, '{ "mcpServers": { "a": { "command": "x", "env": { "A_TOKEN": "{{token}}" } } } }')) ?? '',
        /"command": "sh", "args": \["-c", "A_TOKEN=\\"\$\(/,
      );
  });
});

describe('damaged configuration of agents', () => {
  it('gives what could be read, without an exception', () => {
    const whole = fill(
      '{ "mcpServers": { "a": { "command": "x", "args": ["--token", "{{token}}"], "env": { "A_TOKEN": "{{token:2}}" }, "url": "https://a/?key={{token:3}}" } } }',
    );
    for (let end = 0; end <= whole.length; end++) factsOf('.mcp.json', whole.slice(0, end));
    const odd =
      '{ "mcpServers": { "a": { "command": {}, "args": {}, "env": [], "headers": "x", "url": 1 }, "b": [], "c": null } }';
    assert.deepEqual(factsOf('.mcp.json', odd).credentials, []);
    const deep = `${'{"mcpServers":'.repeat(150)}{}${'}'.repeat(150)}`;
    assert.deepEqual(factsOf('.mcp.json', deep).agents, []);
  });
});
