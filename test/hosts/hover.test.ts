/** What the hover says of a credential, and that nothing which a file says acts as Markdown. */
import { strict as assert } from 'node:assert';
import { aboutCredential } from '../../server/src/lsp/credential-hover';
import { analyze, testEngine } from '../support/analysis';
import { planted } from '../support/planted';
import { jwt } from '../support/readable';

async function hover(files: Record<string, string>, today?: string): Promise<string> {
  const { findings } = await analyze(files, { ...testEngine, ...(today ? { today } : {}) });
  const about = findings.find(({ credential }) => credential);
  assert.ok(about);
  return aboutCredential(about, today, () => 7).join('\n\n');
}

describe('the hover of a credential', () => {
  const token = jwt({ sub: 'ci', iss: 'https://login.example.org', exp: Date.parse('2024-02-01T00:00:00Z') / 1000 });

  it('says what it is, whose, from whom and until when', async () => {
    const files = { 'run.sh': `X=${token}\n` };
    const text = await hover(files, '2024-01-22');
    for (const line of [
      '- What: JWT signed token',
      '- Subject: `ci`',
      '- Issuer: `https://login.example.org`',
      '- Expires: 2024-02-01 (in 10 days)',
    ])
      assert.ok(text.includes(line), `${line}\n${text}`);
    assert.match(await hover(files, '2024-03-01'), /- Expires: 2024-02-01 \(\*\*expired\*\*\)/);
    assert.match(await hover(files), /- Expires: 2024-02-01\n/);
  });

  it('says how to rotate it, and leads to the page of the vendor', async () => {
    const text = await hover({ 'run.sh': `X=${planted('github-pat')}\n` });
    assert.match(text, /- What: GitHub personal access token/);
    assert.match(text, /- Rotate: \w+/);
    assert.match(text, /- Documentation: \[[\w.]+\]\(https:\/\/[^\s)]+\)/);
    assert.match(text, /high confidence/);
  });

  it('says where the same value stands, by names that cannot act', async () => {
    const value = planted('github-pat');
    const files = { 'a.sh': `X=${value}\n`, 'b[x](http:y).sh': `X=${value}\n`, 'c.sh': `X=${value}\n` };
    assert.match(await hover(files), /The same value stands in 3 places: also b\\\[x\\\]\\\(http:y\\\)\.sh:7, c\.sh:7/);
  });

  it('shows what a payload says as a code span, whatever stands in it', async () => {
    const text = await hover({
      'run.sh': `X=${jwt({ sub: '`[a](command:b)` <img src=x>\n# c', iss: 'https://x.example/`' })}\n`,
    });
    assert.ok(text.includes("- Subject: `'[a](command:b)' <img src=x># c`"), text);
    assert.ok(text.includes("- Issuer: `https://x.example/'`"), text);
  });
});
