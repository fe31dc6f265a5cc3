/**
 * What fixes say is true: the command that stores the value, run as printed, stores exactly its bytes and shows it to nobody, and the fixed
 * program reads the same bytes back. Against servers on loopback; where a vault has none, against stand-ins for its command that keep what
 * they are given.
 */
import { strict as assert } from 'node:assert';
import { applyFix } from '../../server/src/engine/fixes/apply';
import type { Fix, Step, VaultId } from '../../server/src/engine/fixes/model';
import type { SecretName } from '../../server/src/engine/fixes/naming';
import { VAULTS } from '../../server/src/engine/fixes/vaults/index';
import { offersOf } from '../support/fix-cases';
import { planted } from '../support/planted';
import { PROGRAMS } from '../support/vaults/programs';
import { has, readAws, readVault, type Server, startAws, startVault, VAULT_COMMAND } from '../support/vaults/servers';
import { Terminal } from '../support/vaults/terminal';

/** One value for each thing that a shell, an encoding or an option could change. */
const VALUES: readonly string[] = [
  '  blanks before and behind  ',
  `"double" 'single' \\n \\\\ $HOME $(id) \`id\` %s %d !! # & | ; < > * ? [a] {b} ~`,
  'zürich-日本-🔑\tß',
  '-n',
  'file:///etc/hostname',
  `x${'0123456789abcdef'.repeat(250)}`,
];
const KEY = `-----BEGIN ${'PRIVATE'} KEY-----\nMIIB+/=\nlast line\n-----END ${'PRIVATE'} KEY-----\n`;

const names = (component: string, field = 'password'): SecretName => ({ service: 'app', component, field, env: 'DB_PASSWORD' });

function commandOf(vault: VaultId, name: SecretName): string {
  return commandIn(VAULTS.find(({ id }) => id === vault)?.store(name) ?? []);
}

function commandIn(steps: readonly Step[]): string {
  return (
    steps
      .flatMap((step) => (typeof step === 'string' ? [] : [step.command]))
      .find((command) => command.includes('printf %s "$V"') || command.includes('cat FILE')) ?? ''
  );
}

/** What a bare machine gets from `.ci/run`. A server of Vault is in no registry: where there is none, a stand-in takes its place. */
const INSTALLED = new Set(['moto_server', 'aws', 'jq', 'curl', 'node', 'python3 with boto3', 'python3 with hvac']);

/** A machine without them skips, and CI does not. */
function needs(context: Mocha.Context, ...programs: string[]): void {
  const absent = programs.filter((program) => !has(program));
  if (absent.length === 0) return;
  const missed = absent.filter((program) => INSTALLED.has(program));
  if (process.env.CI && missed.length > 0) assert.fail(`not on this machine: ${missed.join(', ')}`);
  console.log(`      not here: ${absent.join(', ')}`);
  context.skip();
}

function terminalOf({ env }: Server): Terminal {
  const terminal = new Terminal(env);
  if (!has('vault')) terminal.program('vault', VAULT_COMMAND);
  return terminal;
}

interface Store {
  readonly vault: VaultId;
  readonly programs: readonly string[];
  readonly start: () => Promise<Server>;
  readonly read: (server: Server, name: SecretName) => Promise<string>;
}

const STORES: readonly Store[] = [
  {
    vault: 'aws-secrets-manager',
    programs: ['moto_server', 'aws', 'jq'],
    start: startAws,
    read: async (server, { service, component, field }) =>
      JSON.parse(await readAws(server, 'secretsmanager', `${service}/${component}`))[field],
  },
  {
    vault: 'aws-ssm',
    programs: ['moto_server', 'aws'],
    start: startAws,
    read: (server, { service, component, field }) => readAws(server, 'ssm', `/${service}/${component}/${field}`),
  },
  {
    vault: 'hashicorp-vault',
    programs: ['curl', 'jq'],
    start: startVault,
    read: async (server, { service, component, field }) => (await readVault(server, `${service}/${component}`))[field] ?? '',
  },
];

describe('vaults on loopback', function () {
  this.timeout(600_000);
  before(() => {
    if (!has('vault')) console.log('      not here: vault; a stand-in answers for it');
  });
  const running: Server[] = [];
  after(() => {
    for (const { stop } of running) stop();
  });

  for (const { vault, programs, start, read } of STORES) {
    it(`the command stores exactly the bytes: ${vault}`, async function () {
      needs(this, ...programs);
      const server = await start();
      running.push(server);
      const terminal = terminalOf(server);
      for (const [index, value] of VALUES.entries()) {
        const name = names(`case${index}`);
        const ran =
          index === 0 ? terminal.type(commandOf(vault, name), `${value}\n`) : terminal.run(commandOf(vault, name), `${value}\n`);
        assert.equal(ran.status, 0, ran.err || ran.out);
        assert.equal(await read(server, name), value);
        assert.ok(!`${ran.out}${ran.err}`.includes(value), 'the value is not shown');
        assert.ok(value.length < 3 || !ran.arguments.includes(value), 'the value is no argument');
      }
      terminal.write('FILE', KEY);
      const name = names('tls', 'private_key');
      const ran = terminal.run(commandOf(vault, name));
      assert.equal(ran.status, 0, ran.err);
      assert.equal(await read(server, name), KEY);
      assert.ok(!ran.arguments.includes('MIIB'));
    });
  }

  it('the command gives exactly the bytes: azure-key-vault, gcp-secret-manager, 1password', function () {
    needs(this, 'jq');
    const terminal = new Terminal({ AZURE_KEY_VAULT: 'acme' });
    const note = `printf '%s ' "$@" >> "$LOG"\n`;
    terminal.program('az', `${note}while [ "$1" != --file ]; do shift; done; cat "$2" > given`);
    terminal.program('gcloud', `${note}case " $* " in *' --data-file=- '*) cat > given;; esac`);
    terminal.program('op', `${note}cat | jq -j '.fields[] | select(.id == "password") | .value' > given`);
    for (const vault of ['azure-key-vault', 'gcp-secret-manager', '1password'] as const) {
      for (const value of VALUES) {
        const ran = terminal.run(commandOf(vault, names('db')), `${value}\n`);
        assert.equal(ran.status, 0, ran.err);
        assert.equal(terminal.read('given'), value, vault);
        assert.ok(value.length < 3 || !ran.arguments.includes(value), 'the value is no argument');
      }
    }
  });

  describe('the fixed program reads them back', () => {
    for (const program of PROGRAMS) {
      for (const { vault, programs, start } of STORES) {
        it(`${program.language}: ${vault}`, async function () {
          needs(this, ...programs, ...program.needs(vault));
          const server = running.find(({ env }) => 'VAULT_ADDR' in env === (vault === 'hashicorp-vault')) ?? (await start());
          if (!running.includes(server)) running.push(server);
          const terminal = terminalOf(server);
          // Each language has a folder of its own, which is part of the name in the vault.
          const file = `${program.language}-${vault}/${program.file}`;
          const { context, fixes } = await offersOf({ texts: { [file]: program.text } });
          const fix = fixes.find(({ id }) => id === `vault-reference:${vault}`) as Fix;
          assert.ok(fix, fixes.map(({ id }) => id).join());
          const value = VALUES[1] ?? '';
          const stored = terminal.run(commandIn(fix.followUp), `${value}\n`);
          assert.equal(stored.status, 0, stored.err);
          const after = applyFix(context.read, fix)?.get(file) ?? '';
          assert.ok(!after.includes(planted('password')));
          terminal.write(program.file, after);
          const ran = program.run(terminal, program.file);
          assert.equal(ran.status, 0, ran.err);
          assert.equal(ran.out, value);
        });
      }
    }
  });
});
