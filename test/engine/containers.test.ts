/** What images and containers are given: facts of Dockerfiles, Compose files and development containers. */
import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { fixesFor } from '../../server/src/engine/fixes/index';
import { hostPath } from '../../server/src/engine/rules/shared/container/host-paths';
import { analyze, testEngine } from '../support/analysis';
import { fill } from '../support/planted';

const facts = (file: string, text: string) => analyzeFile({ file, text: fill(text) }, testEngine).facts;

const DOCKERFILE = `FROM node:22 AS base
COPY .npmrc ./
FROM base AS test
COPY --from=base /app /app
COPY ["id_rsa", "/root/"]
FROM base
ARG NPM_TOKEN
RUN --mount=type=secret,id=npm npm ci --token=$NPM_TOKEN
COPY <<EOF a.txt /app/
{{token}}
EOF
ADD https://files.acme.io/.npmrc $HOME/.npmrc kubeconfig /root/
ENV DB_PASSWORD={{password}}
`;
const COMPOSE = `x-volumes: &volumes
  - ~/.aws:/root/.aws:ro
services:
  a:
    build: ./a
    image: acme/a
    volumes: *volumes
  b:
    build: { context: b, dockerfile: ../docker/b.Dockerfile }
    volumes:
      - C:\\Users\\x\\.kube:/root/.kube
      - \${HOME:-/root}/.ssh:/root/.ssh:z,ro
      - { type: bind, source: /var/run/docker.sock, target: /var/run/docker.sock, read_only: true }
      - data:/data
    environment:
      DB_PASSWORD: "{{password}}"
`;
const DEVCONTAINER = `{
  // of the team
  "build": { "dockerfile": "../Dockerfile", "context": ".." },
  "mounts": ["type=bind,source=\${localEnv:HOME}/.aws,target=/a,readonly", "type=volume,source=x,target=/b"],
  "runArgs": ["-v", "~/.kube:/k", "--volume=~/.ssh:/s:ro", "--mount=type=bind,src=/x,dst=/y"],
  "remoteEnv": { "API_TOKEN": "{{token}}", "B": "\${localEnv:B}" }
}`;

describe('facts of Dockerfiles', () => {
  const { copies, credentials } = facts('Dockerfile', DOCKERFILE);

  it('say what is copied, and into which stage', () => {
    assert.deepEqual(
      copies.map(({ source, finalStage }) => [source, finalStage]),
      [
        ['.npmrc', true],
        ['id_rsa', false],
        ['a.txt', true],
        ['kubeconfig', true],
      ],
    );
    for (const { source, span } of copies) assert.equal(DOCKERFILE.slice(span.start, span.end).length, source.length);
  });

  it('say which build arguments are secrets', () => {
    assert.deepEqual(
      credentials.map(({ storage, slot }) => [storage, slot.kind, slot.name, slot.ownerType]),
      [
        ['literal', 'docker-build', 'DB_PASSWORD', undefined],
        ['environment', 'docker-build', 'NPM_TOKEN', 'final-stage'],
      ],
    );
  });

  it('say what is left out of a build', () => {
    const text = '\uFEFF# a comment\n /a/ \n!./b/../c\n#x\n..\n\nd\\\n';
    assert.deepEqual(facts('.dockerignore', text).leftOut, ['a', '!c', 'd\\']);
  });
});

describe('facts of Compose files', () => {
  const { mounts, imageBuilds, credentials } = facts('app/compose.yaml', COMPOSE);

  it('say what is mounted, each place once', () => {
    assert.deepEqual(
      mounts.map(({ owner, source, target, readOnly, image }) => [owner, source, target, readOnly, image]),
      [
        ['service a', '~/.aws', '/root/.aws', true, 'acme/a'],
        ['service b', 'C:\\Users\\x\\.kube', '/root/.kube', false, undefined],
        ['service b', '${HOME:-/root}/.ssh', '/root/.ssh', true, undefined],
        ['service b', '/var/run/docker.sock', '/var/run/docker.sock', true, undefined],
      ],
    );
    for (const { source, span } of mounts) assert.equal(fill(COMPOSE).slice(span.start, span.end), source);
  });

  it('say where images are built', () => {
    assert.deepEqual(imageBuilds, [
      { dockerfile: 'app/a/Dockerfile', context: 'app/a', names: ['a'] },
      { dockerfile: 'app/docker/b.Dockerfile', context: 'app/b', names: ['b'] },
    ]);
    assert.deepEqual(
      credentials.map(({ slot }) => [slot.kind, slot.name, slot.owner]),
      [['compose-env', 'DB_PASSWORD', 'services.b.environment']],
    );
  });
});

describe('facts of development containers', () => {
  const { mounts, imageBuilds, credentials } = facts('.devcontainer/devcontainer.json', DEVCONTAINER);

  it('say what is mounted in every notation', () => {
    assert.deepEqual(
      mounts.map(({ source, target, readOnly, flag }) => [source, target, readOnly, flag !== undefined]),
      [
        ['~/.kube', '/k', false, true],
        ['~/.ssh', '/s', true, false],
        ['/x', '/y', false, false],
        ['${localEnv:HOME}/.aws', '/a', true, false],
      ],
    );
    assert.deepEqual(imageBuilds, [{ dockerfile: 'Dockerfile', context: '' }]);
    assert.deepEqual(
      credentials.map(({ slot }) => [slot.kind, slot.name]),
      [['compose-env', 'API_TOKEN']],
    );
  });
});

describe('paths of the host', () => {
  for (const [source, target, expected] of [
    ['~/.aws', '', 'credentials'],
    ['~/.aws/', '', 'credentials'],
    ['$HOME/.kube/config', '', 'credentials'],
    ['${localEnv:HOME}${localEnv:USERPROFILE}/.ssh', '', 'credentials'],
    ['${env:USERPROFILE}\\.azure', '', 'credentials'],
    ['C:\\Users\\kim\\.docker\\config.json', '', 'credentials'],
    ['/root/.ssh/id_ed25519', '', 'credentials'],
    ['~/.ssh/known_hosts', '', undefined],
    ['~/.ssh/id_rsa.pub', '', undefined],
    ['~/.aws/config', '', undefined],
    ['~', '', undefined],
    ['./.aws', '', undefined],
    ['$HOMEBREW/.aws', '', undefined],
    ['/var/run/docker.sock', '', 'socket'],
    ['//var/run/docker.sock', '', 'socket'],
    ['${XDG_RUNTIME_DIR}/podman/podman.sock', '', 'socket'],
    ['${SOCK:-/var/run/docker.sock}', '', 'socket'],
    ['${SOCK}', '/var/run/docker.sock', 'socket'],
    ['./docker.sock.md', '', undefined],
  ] as const)
    it(`${source} is ${expected ?? 'nothing'}`, () => assert.equal(hostPath(source, target)?.kind, expected));
});

describe('files of images and containers', () => {
  it('are read while they are typed', async () => {
    for (const [file, text] of [
      ['Dockerfile', DOCKERFILE],
      ['compose.yaml', COMPOSE],
      ['.devcontainer/devcontainer.json', DEVCONTAINER],
    ] as const) {
      const whole = fill(text);
      for (let end = 0; end <= whole.length; end += 10) {
        const { findings } = await analyze({ [file]: whole.slice(0, end) });
        assert.ok(findings.every(({ span }) => span.end <= end));
        assert.deepEqual(facts(file, whole.slice(0, end)).unresolved, []);
      }
    }
  });

  it('are judged anew when .dockerignore says more', async () => {
    const files = { 'web/Dockerfile': 'FROM a\nCOPY . .\n', 'web/.env': fill('DB_PASSWORD={{password}}\n') };
    const copied = async (more: Readonly<Record<string, string>>) =>
      (await analyze({ ...files, ...more })).findings.some(({ rule }) => rule === 'docker-copy-credential-file');
    assert.equal(await copied({}), true);
    assert.equal(await copied({ 'web/.dockerignore': '.env*\n' }), false);
    assert.equal(await copied({ 'web/.dockerignore': '*\n!.env\n' }), true);
    assert.equal(await copied({ 'web/.dockerignore': '', 'web/Dockerfile.dockerignore': '**/.env\n' }), false);
    assert.equal(await copied({ '.dockerignore': '**/.env\n' }), true);
    const compose = 'services:\n  web:\n    build:\n      context: .\n      dockerfile: web/Dockerfile\n';
    assert.equal(await copied({ '.dockerignore': '**/.env\n', 'compose.yaml': compose }), false);
  });
});

describe('fixes of what is copied into an image', () => {
  const fixed = async (files: Readonly<Record<string, string>>) => {
    const workspace = await analyze(files);
    const finding = workspace.findings.find(({ rule }) => rule === 'docker-copy-credential-file');
    const read = (file: string) => files[file];
    const context = { read, files: Object.keys(files), graph: workspace.graph };
    const [fix] = finding ? fixesFor(finding, context) : [];
    return fix && fix.edits.length > 0 ? Object.fromEntries(applyFix(read, fix) ?? []) : undefined;
  };

  it('take the file out of every COPY that names it, and out of the build', async () => {
    const docker =
      'FROM a\nCOPY package.json .npmrc ./\nCOPY .npmrc \\\n  x ./\nCOPY --chown=a .npmrc /home/a/\nCOPY [".npmrc", "/b/"]\nRUN c\n';
    assert.deepEqual(await fixed({ 'web/Dockerfile': docker, 'web/.dockerignore': 'node_modules' }), {
      'web/Dockerfile': 'FROM a\nCOPY package.json ./\nCOPY x ./\nRUN c\n',
      'web/.dockerignore': 'node_modules\n.npmrc\n',
    });
  });

  it('leave a folder in COPY, and say to the build what it leaves out', async () => {
    const env = fill('DB_PASSWORD={{password}}\n');
    const files = { Dockerfile: 'FROM a\nCOPY . .\n', 'app/.env': env, '.env': env };
    assert.deepEqual(await fixed(files), { '.dockerignore': '.env\napp/.env\n' });
    const own = { ...files, 'Dockerfile.dockerignore': '*\n!app\n' };
    assert.deepEqual(await fixed(own), { 'Dockerfile.dockerignore': '*\n!app\napp/.env\n' });
  });

  it('leave alone what they would have to guess', async () => {
    assert.equal(await fixed({ Dockerfile: 'FROM a\nCOPY ["a", ".npmrc", "/b/"]\n' }), undefined);
    assert.equal(await fixed({ Dockerfile: 'FROM a\nCOPY a \\\n  # why\n  .npmrc /b/\n' }), undefined);
  });
});

describe('the weight of what Compose starts', () => {
  it('weighs less what a developer starts', async () => {
    const severity = async (file: string, value: string) => {
      const text = `services:\n  db:\n    environment:\n      DB_PASSWORD: ${fill(value)}\n`;
      return (await analyze({ [file]: text })).findings.map((one) => one.severity);
    };
    assert.deepEqual(await severity('compose.yaml', '{{password}}'), ['high']);
    assert.deepEqual(await severity('docker-compose.dev.yml', '{{password}}'), ['medium']);
    assert.deepEqual(await severity('docker-compose.devices.yml', '{{password}}'), ['high']);
    assert.deepEqual(await severity('docker-compose.dev.yml', '{{github-pat}}'), ['high']);
  });

  it('weighs a word in the URL of a service of the file as in the service itself', () => {
    const weight = (url: string) =>
      facts(
        'compose.yaml',
        `services:\n  app:\n    environment:\n      DATABASE_URL: ${url}\n  db: { container_name: acme-db }\n`,
      ).credentials.map(({ confidence }) => confidence);
    assert.deepEqual(weight('postgres://app:wordpress@db/app'), ['low']);
    assert.deepEqual(weight('postgres://app:wordpress@acme-db:5432/app'), ['low']);
    assert.deepEqual(weight('postgres://app:{{url-password}}@db/app'), ['high']);
    assert.deepEqual(weight('postgres://app:wordpress@db.acme.io/app'), ['high']);
    assert.deepEqual(weight('postgres://app:wordpress@other/app'), ['high']);
  });
});
