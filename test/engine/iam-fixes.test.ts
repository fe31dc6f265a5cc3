/** Every narrowing that is offered for a service wildcard, applied in every host form: the file reads as meant afterwards. */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixesFor } from '../../server/src/engine/analyze';
import { applyFix } from '../../server/src/engine/fixes/apply';
import { narrowPattern } from '../../server/src/engine/iam/table/narrow';
import { analyze } from '../support/analysis';
import { readFixture } from '../support/fixture';

const RULE = 'aws-iam-service-wildcard';
const FOLDER = `server/src/engine/rules/${RULE}/fixtures`;

describe('narrowing a service wildcard', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.startsWith('bad-'))) {
    it(file, async () => {
      const { text } = readFixture(readFileSync(join(FOLDER, file), 'utf8'));
      const before = await analyze({ [file]: text });
      const findings = before.findings.filter(({ rule }) => rule === RULE);
      assert.ok(findings.length > 0);
      let applied = 0;
      const isProgram = /\.(?:ts|py|go|java)$/.test(file);
      for (const finding of findings) {
        const [remedy] = finding.remedies;
        // A program may have the wildcard under a name, in a call, or where its types leave no room for a list; a file a variable.
        if ((isProgram || finding.span.via) && remedy?.type === 'manual') continue;
        assert.ok(remedy?.type === 'narrow-action');
        const read = (name: string) => (name === file ? text : undefined);
        const fixes = fixesFor(finding, { read, files: [file], graph: before.graph }).filter(({ edits }) => edits.length > 0);
        const choices = narrowPattern(text.slice(finding.span.start, finding.span.end), remedy.scope);
        assert.equal(fixes.length, choices.length);
        for (const [i, fix] of fixes.entries()) {
          const after = await analyze({ [file]: applyFix(read, fix)?.get(file) ?? '' });
          assert.equal(after.findings.filter(({ rule }) => rule === RULE).length, findings.length - 1, fix.title);
          assert.equal(after.graph.policies.length, before.graph.policies.length);
          const actions = after.graph.policies.flatMap(({ statements }) =>
            statements.flatMap((statement) => statement.actions.map((action) => action.text)),
          );
          for (const term of choices[i]?.terms ?? []) assert.ok(typeof term === 'string' && actions.includes(term));
          const old = before.graph.policies.flatMap(({ statements }) => statements.flatMap((statement) => statement.actions));
          assert.equal(actions.length, old.length - 1 + (choices[i]?.terms.length ?? 0));
          applied++;
        }
      }
      assert.ok(applied >= 2);
    });
  }
});
