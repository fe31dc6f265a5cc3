/**
 * Every rule against its fixtures: `rules/<id>/fixtures/bad-*` must fire exactly where marked, `good-*` must stay quiet. A
 * fixture is a file, or a folder whose files are one workspace. Only findings of the rule itself count.
 */
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Engine } from '../../server/src/engine/analyze';
import { DEFAULT_POLICY } from '../../server/src/engine/policy/model';
import { rules } from '../../server/src/engine/rules/index';
import type { Rule } from '../../server/src/engine/rules/model';
import { analyze, testEngine } from '../support/analysis';
import { type Expected, readFixture } from '../support/fixture';
import { filesUnder } from '../support/shop';

const RULES = 'server/src/engine/rules';

function show(text: string, at: { start: number; end: number }): string {
  const before = text.slice(0, at.start).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}+${at.end - at.start}`;
}

/** The day on which fixtures are judged: what they hold has begun and ended, or not, by it. */
const usual: Engine = { ...testEngine, today: '2026-06-01' };

/** An engine whose team asks for the rule. */
function asked({ id, severity }: Rule): Engine {
  return { ...usual, policy: { ...DEFAULT_POLICY, rules: { [id]: severity } } };
}

/** What git would say: `in git since 2024-03-01` on the line before; of a file without such a note, that it is old. */
function noted(texts: Readonly<Record<string, string>>): NonNullable<Engine['ageOf']> {
  return ({ file, start }) => {
    const text = texts[file] ?? '';
    const note = /in git since (\d{4}-\d\d-\d\d)[^\n]*\n[^\n]*$/.exec(text.slice(0, start))?.[1];
    const since = note ?? (text.includes('in git since') ? undefined : '2024-03-01');
    return since === undefined ? undefined : { since, author: 'Ada Lovelace' };
  };
}

for (const rule of rules) {
  describe(`rule ${rule.id}`, () => {
    const folder = join(RULES, rule.id, 'fixtures');
    const names = existsSync(folder) ? readdirSync(folder).sort() : [];

    it('has at least one bad and one good fixture', () => {
      assert.ok(names.some((name) => name.startsWith('bad-')));
      assert.ok(names.some((name) => name.startsWith('good-')));
    });

    for (const name of names) {
      it(name, async () => {
        const root = statSync(join(folder, name)).isDirectory() ? join(folder, name) : folder;
        const paths = filesUnder(join(folder, name));
        const fixtures = new Map(paths.map((path) => [relative(root, path), readFixture(readFileSync(path, 'utf8'))]));
        const texts = Object.fromEntries([...fixtures].map(([file, fixture]) => [file, fixture.text]));
        const { findings } = await analyze(texts, { ...(rule.optIn ? asked(rule) : usual), ageOf: noted(texts) });
        const line = (file: string, at: Expected | { start: number; end: number }) => `${file}:${show(texts[file] ?? '', at)}`;
        const wanted = [...fixtures].flatMap(([file, { expected }]) =>
          expected.filter((one) => one.rule === rule.id).map((one) => line(file, one)),
        );
        const got = findings
          .filter((finding) => finding.rule === rule.id)
          .map((finding) => line(finding.span.file, finding.span));
        assert.deepEqual(got.sort(), wanted.sort());
        assert.equal(wanted.length > 0, name.startsWith('bad-'), 'bad fixtures have marks for this rule, good ones have none');
      });
    }
  });
}
