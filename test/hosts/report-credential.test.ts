/** What the three formats of `nhi check` say of a credential: what it says of itself, and where else its value stands. */
import { strict as assert } from 'node:assert';
import { json } from '../../server/src/cli/formats/json';
import { sarif } from '../../server/src/cli/formats/sarif';
import { text } from '../../server/src/cli/formats/text';
import type { Report } from '../../server/src/cli/report';
import { lineStarts, positionAt } from '../../server/src/engine/syntax/lines';
import { analyze, testEngine } from '../support/analysis';
import { jwt } from '../support/readable';

const value = jwt({ sub: 'ci\u001b[31m', iss: 'https://login.example.org', iat: 1704164645, exp: 1706745600, scope: 'read' });
const names = ['a.sh', 'b.sh', 'c.sh', 'd.sh', 'e.sh', 'f.sh', 'g.sh'];
const files = Object.fromEntries(names.map((name, i) => [name, `${'\n'.repeat(i)}X=${value}\n`]));

async function report(only: readonly string[]): Promise<Report> {
  const chosen = Object.fromEntries(only.map((name) => [name, files[name] ?? '']));
  const { findings, graph } = await analyze(chosen, { ...testEngine, today: '2024-03-01' });
  const place: Report['place'] = ({ file, start, end }) => {
    const lines = lineStarts(files[file] ?? '');
    return { start: positionAt(lines, start), end: positionAt(lines, end) };
  };
  const bySeverity = { critical: 0, high: 0, medium: 0, low: findings.length, info: 0 };
  return {
    findings: findings.map((finding) => ({ finding, place: place(finding.span), fixes: [], best: undefined })),
    unresolved: [],
    graph,
    place,
    printable: () => false,
    summary: { files: only.length, bytes: 100, durationMs: 1, suppressed: 0, suppressedBy: {}, bySeverity },
  };
}

describe('reports of a credential', () => {
  it('JSON: places, and what it says of itself beside what the contract had', async () => {
    const { findings } = JSON.parse(json(await report(names)));
    assert.equal(findings.length, 7);
    const { evidence, ...credential } = findings[0].credential;
    assert.deepEqual(credential, {
      format: 'jwt',
      provider: 'JWT',
      checksum: 'none',
      places: 7,
      subject: 'ci[31m',
      issuer: 'https://login.example.org',
      issued: '2024-01-02T03:04:05Z',
      expires: '2024-02-01T00:00:00Z',
      scope: 'read',
    });
    assert.equal(evidence.at(-1), 'expired on 2024-02-01');
    assert.equal(findings[0].severity, 'low');
    assert.equal(JSON.parse(json(await report(['a.sh']))).findings[0].credential.places, 1);
  });

  it('text: a line on the other places where there are some', async () => {
    const line = /the same value stands in 7 places: also b\.sh:2, c\.sh:3, d\.sh:4, e\.sh:5, f\.sh:6 and 1 more/;
    assert.match(text(await report(names), false), line);
    assert.match(text(await report(names.slice(0, 2)), false), /stands in 2 places: also b\.sh:2\n/);
    assert.doesNotMatch(text(await report(['a.sh']), false), /same value/);
  });

  it('SARIF: related locations and properties', async () => {
    const [result] = JSON.parse(sarif(await report(names))).runs[0].results;
    assert.equal(result.relatedLocations.length, 6);
    assert.equal(result.relatedLocations[0].physicalLocation.artifactLocation.uri, 'b.sh');
    assert.deepEqual([result.properties.places, result.properties.expires], [7, '2024-02-01T00:00:00Z']);
  });

  it('no format shows the value or a character that a terminal acts on', async () => {
    const full = await report(names);
    for (const shown of [json(full), text(full, false), sarif(full)]) {
      assert.equal(shown.includes(value), false);
      assert.equal(shown.includes(value.split('.')[2] ?? ''), false);
      assert.equal(shown.includes('\u001b'), false);
    }
  });
});
