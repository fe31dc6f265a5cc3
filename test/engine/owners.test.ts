import { strict as assert } from 'node:assert';
import { matches } from '../../server/src/engine/graph/owners/pattern';
import { inventoryOf } from '../../server/src/engine/inventory';
import { analyze } from '../support/analysis';

const role = (name: string, more = '') =>
  `resource "aws_iam_role" "${name}" {\n  name               = "${name}"\n  assume_role_policy = "{}"\n${more}}\n`;

async function ownersOf(files: Record<string, string>): Promise<Record<string, string>> {
  const workspace = await analyze(files);
  return Object.fromEntries(
    inventoryOf(workspace).map(({ name, owner }) => [name, owner ? `${owner.value} (${owner.source})` : 'none']),
  );
}

describe('owners', () => {
  it('a tag before CODEOWNERS', async () => {
    const owners = await ownersOf({
      '.github/CODEOWNERS': '# who\n*  @shop/all\n/infra/ @shop/platform ada@example.com # them\n',
      CODEOWNERS: '* @nobody\n',
      'infra/a.tf': role('a', '  tags = { Team = "orders" }\n'),
      'infra/b.tf': role('b'),
      'c.tf': role('c', '  tags = { cost-owner-id = "7", owner = "" }\n'),
    });
    assert.deepEqual(owners, {
      a: 'orders (tag Team)',
      b: '@shop/platform, ada@example.com (.github/CODEOWNERS line 3)',
      c: '@shop/all (.github/CODEOWNERS line 2)',
    });
  });

  it('the last line counts, also where it takes owners away', async () => {
    const owners = await ownersOf({ CODEOWNERS: '* @shop/all\n/infra/\n', 'infra/a.tf': role('a'), 'b.tf': role('b') });
    assert.deepEqual(owners, { a: 'none', b: '@shop/all (CODEOWNERS line 1)' });
  });

  it('sections of GitLab each have their say', async () => {
    const owners = await ownersOf({
      '.gitlab/CODEOWNERS': '* @all\n\n[Security][2] @sec\n/infra/\n!/infra/open.tf\n^[Docs]\n*.md @docs\n',
      'infra/a.tf': role('a'),
      'infra/open.tf': role('b'),
    });
    assert.deepEqual(owners, { a: '@all, @sec (.gitlab/CODEOWNERS line 4)', b: '@all (.gitlab/CODEOWNERS line 1)' });
  });

  it('half-written files name who stands before the cut', async () => {
    const text = '* @all\n[Sec][1] @sec @two\n/infra/ a@b.example\n\\#x @y\n';
    for (let end = 0; end <= text.length; end++) await analyze({ CODEOWNERS: text.slice(0, end), 'a.tf': role('a') });
    assert.deepEqual(await ownersOf({ CODEOWNERS: text.slice(0, 30), 'a.tf': role('a') }), { a: '@all (CODEOWNERS line 1)' });
  });

  it('patterns', () => {
    for (const [pattern, file, expected] of [
      ['*', 'a/b.tf', true],
      ['*.tf', 'a/b.tf', true],
      ['/infra/', 'infra/x/y.tf', true],
      ['/infra/', 'a/infra/y.tf', false],
      ['infra/', 'a/infra/y.tf', true],
      ['docs/*', 'docs/a.md', true],
      ['docs/*', 'docs/a/b.md', false],
      ['docs/**', 'docs/a/b.md', true],
      ['/a/**/b.tf', 'a/x/y/b.tf', true],
      ['infra', 'infra/a.tf', true],
      ['Infra/', 'infra/a.tf', false],
      ['!x', 'x', false],
      ['[ab].tf', 'a.tf', false],
    ] as const)
      assert.equal(matches(pattern, file), expected, `${pattern} ${file}`);
  });
});
