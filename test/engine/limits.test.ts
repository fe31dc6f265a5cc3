import { strict as assert } from 'node:assert';
import { readPolicyFile } from '../../server/src/engine/policy/config';
import { DEFAULT_LIMITS } from '../../server/src/engine/rules/limits';

describe('limits of the policy file', () => {
  it('replace the defaults one by one', () => {
    const { policy, problems } = readPolicyFile('limits:\n  certificate-warn-days: 60\n  shared-by: 5\n');
    assert.deepEqual(problems, []);
    assert.deepEqual(policy.limits, { ...DEFAULT_LIMITS, 'certificate-warn-days': 60, 'shared-by': 5 });
  });

  for (const [what, text, told] of [
    ['an unknown name', 'limits: { certificate-days: 60 }', /no limit "certificate-days"/],
    ['a word', 'limits: { shared-by: many }', /"shared-by" must be a whole number/],
    ['nothing', 'limits: { shared-by: 0 }', /"shared-by" must be a whole number/],
    ['half a day', 'limits: { git-days: 0.5 }', /"git-days" must be a whole number/],
    ['a list', 'limits: [60]', /"limits" must map names to numbers/],
  ] as const) {
    it(`say what is wrong with ${what}, and keep the default`, () => {
      const { policy, problems } = readPolicyFile(text);
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.message ?? '', told);
      assert.deepEqual(policy.limits, DEFAULT_LIMITS);
    });
  }
});
