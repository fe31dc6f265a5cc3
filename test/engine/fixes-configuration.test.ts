/** Configuration files in which no reference may be written, and those of whose program nothing is known. */
import { strict as assert } from 'node:assert';
import { applied, type Case, fixesOf } from './fixes-support';

const ENV = 'vault-reference:environment';

const one = (host: Case['host'], file: string, text: string, others: Case['others'] = {}): Case => ({
  host,
  file,
  text,
  others,
  slot: 'key-value',
  name: 'password',
});
const edited = (made: Case): string[] => fixesOf(made).fixes.flatMap(({ id, edits }) => (edits.length > 0 ? [id] : []));
const patched = (made: Case): string => applied(fixesOf(made), ENV).get(made.file) ?? '';

describe('fixes in configuration', () => {
  it('leave files whose program is not known, or takes no variables', () => {
    assert.deepEqual(edited(one('yaml', 'settings.yml', 'password: ‹hunter22!›\n')), []);
    assert.deepEqual(edited(one('yaml', 'config/database.yml', 'password: ‹hunter22!›\n')), []);
    assert.deepEqual(edited(one('yaml', 'config/packages/a.yaml', 'password: ‹hunter22!›\n')), []);
    assert.deepEqual(edited(one('yaml', 'profiles.yml', 'password: ‹hunter22!›\n')), []);
    assert.deepEqual(edited(one('xml', 'settings.xml', '<a><password>‹hunter22!›</password></a>\n')), []);
    assert.deepEqual(edited(one('json', 'local.settings.json', '{"password": "‹hunter22!›"}\n')), []);
    assert.deepEqual(edited(one('ini', '.pypirc', '[pypi]\npassword = ‹hunter22!›\n')), []);
  });

  it('tell Rails by its files, and quote as the YAML does', () => {
    const rails = { 'config/application.rb': '' };
    assert.equal(
      patched(one('yaml', 'config/database.yml', "password: '‹hunter22!›'\n", rails)),
      `password: '<%= ENV.fetch("PASSWORD") %>'\n`.replace(
        'PASSWORD',
        nameIn(one('yaml', 'config/database.yml', 'password: ‹hunter22!›\n', rails)),
      ),
    );
  });

  it('leave what is a reference by now, a block, a list, and a tag', () => {
    assert.deepEqual(edited(one('yaml', 'application.yml', 'password: |\n  ‹hunter22!›\n')), []);
    assert.deepEqual(
      edited(one('yaml', 'application.yml', 'password: !x ‹hunter22!›\n')).filter((id) => id !== ENV),
      [],
    );
    assert.deepEqual(edited(one('yaml', 'application.yml', 'password: "‹${DB_PASSWORD}›"\n')), []);
    assert.deepEqual(edited(one('json', 'appsettings.json', '{"Keys": ["‹hunter22!›"]}\n')), []);
  });

  it('take Gradle properties out only where a variable can have their name', () => {
    assert.deepEqual(edited(one('properties', 'gradle.properties', 'nexusPassword=‹hunter22!›\n')), [ENV]);
    assert.deepEqual(edited(one('properties', 'gradle.properties', 'signing.password=‹hunter22!›\n')), []);
  });

  it('ask Spring for no vault that it does not import', () => {
    const text = 'spring:\n  config:\n    import: vault://\npassword: ‹hunter22!›\n';
    const offers = (vault: Case['vault']) => edited({ ...one('yaml', 'application.yml', text), ...(vault ? { vault } : {}) });
    assert.ok(offers('hashicorp-vault').includes('vault-reference:hashicorp-vault'));
    assert.deepEqual(
      offers('aws-secrets-manager').filter((id) => /aws/.test(id)),
      [],
    );
    assert.deepEqual(
      offers('gcp-secret-manager').filter((id) => /gcp/.test(id)),
      [],
    );
  });
});

function nameIn(made: Case): string {
  return /ENV\.fetch\("(\w+)"\)/.exec(patched(made))?.[1] ?? '';
}
