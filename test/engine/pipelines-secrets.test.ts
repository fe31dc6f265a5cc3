/** What expressions of a workflow read, what its commands publish and print, and which subjects two patterns share. */
import { strict as assert } from 'node:assert';
import { commandsOf } from '../../server/src/engine/facts/pipelines/commands';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { fixesFor } from '../../server/src/engine/fixes/index';
import { meet, NAME, patternOf } from '../../server/src/engine/iam/trust/subject-patterns';
import { publishedBy } from '../../server/src/engine/rules/shared/pipeline/publish-commands';
import {
  givesOwnToken,
  openingSecret,
  secretReads,
  storedSecrets,
} from '../../server/src/engine/rules/shared/pipeline/secret-reads';
import { parseYaml } from '../../server/src/engine/syntax/data/yaml';
import { get } from '../../server/src/engine/syntax/value';
import { analyze } from '../support/analysis';

function commands(script: string) {
  const [top] = parseYaml('a.yml', `run: |\n  ${script.split('\n').join('\n  ')}\n`).documents;
  const run = get(top, 'run');
  assert.ok(run?.kind === 'string');
  return commandsOf(run);
}

describe('secrets in expressions', () => {
  it('are read by name, in any notation', () => {
    for (const text of [
      'secrets.KEY',
      'SECRETS.key',
      "secrets['key']",
      "secrets [ 'KEY' ]",
      "format('{0}', secrets.KEY)",
      "secrets.KEY || 'x'",
    ])
      assert.deepEqual(storedSecrets(text), ['KEY'], text);
    for (const text of [
      "'secrets.KEY'",
      'inputs.secrets.KEY',
      'secretsX.KEY',
      'github.token',
      "'it''s secrets.KEY'",
      'secrets.GITHUB_TOKEN',
    ])
      assert.deepEqual(storedSecrets(text), [], text);
  });

  it('are none where only their presence counts', () => {
    for (const text of ["secrets.KEY != ''", "'' == secrets.KEY", '!secrets.KEY', "secrets.KEY && 'yes' || 'no'"])
      assert.deepEqual(storedSecrets(text), [], text);
  });

  it('are all of them, or any one, where no name is written', () => {
    const kinds = (text: string) => secretReads(text).map(({ kind }) => kind);
    assert.deepEqual(kinds('toJSON(secrets)'), ['all']);
    assert.deepEqual(kinds('join(secrets.*)'), ['all']);
    assert.deepEqual(kinds('secrets[inputs.name] || secrets.OTHER'), ['computed', 'named']);
    assert.deepEqual(kinds('secrets == null'), []);
  });

  it('are taken apart by fromJSON only', () => {
    assert.equal(secretReads('fromJSON(secrets.KEY).id')[0]?.apart, true);
    assert.equal(secretReads("fromJson( secrets['KEY'] )")[0]?.apart, true);
    assert.equal(secretReads("format('{0}', secrets.KEY)")[0]?.apart, false);
  });

  it('end, whatever is written', () => {
    for (const text of ['secrets.', 'secrets[', "secrets['", 'secrets', "'secrets.KEY", 'secrets['.repeat(5000)])
      secretReads(text);
  });

  it("tell the job's own token, and names that open nothing", () => {
    assert.ok(givesOwnToken('github.token') && givesOwnToken("secrets['github_token']"));
    assert.ok(!givesOwnToken('secrets.GH_TOKEN') && !givesOwnToken("secrets.GITHUB_TOKEN != ''"));
    assert.equal(openingSecret(['AWS_ACCOUNT_ID', 'MAIL_USERNAME', 'MAIL_PASSWORD']), 'MAIL_PASSWORD');
    assert.equal(openingSecret(['AWS_ROLE_ARN', 'BUCKET_NAME', 'AWS_REGION']), undefined);
    assert.equal(openingSecret(['SLACK_WEBHOOK_URL']), 'SLACK_WEBHOOK_URL');
  });
});

describe('commands that publish', () => {
  const registry = (script: string) => commands(script).flatMap((one) => publishedBy(one)?.registry.name ?? []);

  it('are known behind the programs that start them', () => {
    const cases: Readonly<Record<string, string>> = {
      'npm publish': 'npm',
      'FOO=1 npx npm@11 publish --tag next': 'npm',
      'pnpm --filter app publish': 'npm',
      'yarn workspace app npm publish': 'npm',
      'bunx npm publish': 'npm',
      'npm stage publish': 'npm',
      'python3.11 -m twine upload dist/*': 'PyPI',
      'pipx run twine==6.1.0 upload dist/*': 'PyPI',
      'uv run --with twine twine upload dist/*': 'PyPI',
      'uvx hatch publish': 'PyPI',
      '/usr/local/bin/poetry publish --build': 'PyPI',
      'cargo +nightly publish -p core': 'crates.io',
      'cargo workspaces publish': 'crates.io',
      'bundle exec gem push app.gem': 'RubyGems',
      'dotnet nuget push app.nupkg -s https://api.nuget.org/v3/index.json': 'NuGet',
      'nuget.exe push app.nupkg': 'NuGet',
    };
    for (const [script, name] of Object.entries(cases)) assert.deepEqual(registry(script), [name], script);
  });

  it('are none where nothing is published, or elsewhere', () => {
    for (const script of [
      'npm run publish',
      'npm publish --dry-run',
      'cargo publish -n',
      'twine check dist/*',
      'echo npm publish',
      'npm pack publish',
      'npm publish --registry https://npm.example.com',
      'npm publish --registry="$REGISTRY"',
      'cargo publish --registry internal',
      'twine upload -r internal dist/*',
      'gem push --host https://gems.example.com app.gem',
      'dotnet nuget push app.nupkg --source github',
      'docker push publish',
      'git push',
    ])
      assert.deepEqual(registry(script), [], script);
  });
});

describe('patterns of subjects', () => {
  it('meet where one subject fits both', () => {
    const like = (a: string, b: string) => meet(patternOf(a, true), patternOf(b, true));
    assert.ok(like('ab*', '*bc') && like('*', '') && like('a?c', 'ab*') && like('a*b*c', 'a*x*c') && like('', ''));
    assert.ok(!like('ab*', 'b*') && !like('a', '') && !like('a?', 'a') && !like('a*c', 'ab'));
    assert.ok(!meet(patternOf('a*', false), patternOf('ab', false)));
    assert.ok(meet(patternOf('a\uFFFC', false), patternOf('abc', false)));
  });

  it('keep a name free of colons', () => {
    const named = [...patternOf('repo:', false), NAME, ...patternOf(':pull_request', false)];
    assert.ok(meet(patternOf('repo:a/b:pull_request', false), named));
    assert.ok(meet(patternOf('repo:a/*', true), named));
    assert.ok(!meet(patternOf('repo:a/b:ref:refs/heads/*', true), named));
  });
});

describe('secrets in scripts', () => {
  async function fixed(run: string, extra = ''): Promise<string | undefined> {
    const file = '.github/workflows/a.yml';
    const text = `on: push\njobs:\n  a:\n    environment: b\n    runs-on: ubuntu-latest\n    permissions: {}\n    steps:\n      - ${run}\n${extra}`;
    const workspace = await analyze({ [file]: text });
    const finding = workspace.findings.find(({ rule }) => rule === 'ci-secret-in-command');
    const context = { read: (one: string) => (one === file ? text : undefined), files: [file], graph: workspace.graph };
    const fix = finding && fixesFor(finding, context).find(({ edits }) => edits.length > 0);
    return fix && applyFix(context.read, fix)?.get(file)?.split('steps:\n')[1];
  }

  it('become variables, with the quotes that the shell needs', async () => {
    assert.equal(
      await fixed('run: login "${{ secrets.KEY }}x" now'),
      '      - run: login "${KEY}x" now\n        env:\n          KEY: ${{ secrets.KEY }}\n',
    );
    assert.equal(
      await fixed("run: |\n          login '${{ secrets.KEY }}' --user=${{ github.actor }}"),
      '      - run: |\n          login "$KEY" --user=${{ github.actor }}\n        env:\n          KEY: ${{ secrets.KEY }}\n',
    );
    assert.equal(
      await fixed('run: login --key=${{ secrets.KEY }}', '        shell: pwsh\n        env:\n          A: b\n'),
      undefined,
    );
    assert.equal(
      await fixed('run: login ${{ secrets.KEY }}', '        env:\n          MY_KEY: ${{ secrets.KEY }}\n'),
      '      - run: login "$MY_KEY"\n        env:\n          MY_KEY: ${{ secrets.KEY }}\n',
    );
    assert.equal(
      await fixed('run: login ${{ secrets.KEY }}', '        env:\n          KEY: other\n'),
      '      - run: login "$KEY_VALUE"\n        env:\n          KEY: other\n          KEY_VALUE: ${{ secrets.KEY }}\n',
    );
  });

  it('stay where no variable can stand', async () => {
    assert.equal(await fixed("run: |\n          cat <<'EOF'\n          ${{ secrets.KEY }}\n          EOF"), undefined);
    assert.equal(await fixed('run: print("${{ secrets.KEY }}")', '        shell: python\n'), undefined);
  });
});
