/** Whatever stands in a policy, a request is decided, and soon. */
import { strict as assert } from 'node:assert';
import { evaluate } from '../../server/src/engine/iam/request/evaluate';
import { HOLE } from '../../server/src/engine/syntax/value';
import { allow, ask, partly, statementsOf } from '../support/policy-cases';
import { randomOf } from '../support/random';

const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket';
const OPEN = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } };

describe('a request against any policy', () => {
  it('decides something of any document', () => {
    const random = randomOf(7);
    const odd = [
      '',
      '*',
      ':',
      '${',
      '${}',
      '${aws:',
      "${a:b, ''}",
      HOLE,
      'arn:',
      'arn:::::::',
      '?',
      '[',
      '::/129',
      '1.2.3',
      'Null',
      'ForAllValues:',
      'ForAnyValue:NullIfExists',
    ];
    const any = (depth: number): unknown => {
      const kind = random.below(depth > 3 ? 4 : 7);
      if (kind < 4) return [null, true, random.below(99), random.pick(odd)][kind];
      if (kind < 6) return Array.from({ length: random.below(3) }, () => any(depth + 1));
      return Object.fromEntries(Array.from({ length: random.below(3) }, () => [random.pick(odd), any(depth + 1)]));
    };
    const keys = ['Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'NotPrincipal', 'Condition'];
    for (let round = 0; round < 3000; round++) {
      const Condition = {
        [random.pick(odd)]: any(0),
        StringLike: { [random.pick(odd)]: any(2) },
        IpAddress: { a: any(2) },
        DateEquals: { a: any(2) },
      };
      const written = {
        ...Object.fromEntries(keys.map((key) => [key, any(0)])),
        Effect: 'Allow',
        ...(random.below(2) ? { Condition } : {}),
      };
      const context = { [random.pick(odd)]: [random.pick(odd)], a: [random.pick(odd)] };
      const { verdict } = evaluate(
        statementsOf(written),
        ask(random.pick(odd), random.pick(odd), { context, principal: { type: 'AWS', id: random.pick(odd) } }),
      );
      assert.match(verdict, /^(?:allow|deny|unknown)$/);
    }
  });

  it('decides quickly, whatever stands in a pattern', () => {
    const many = statementsOf(
      Array.from({ length: 100 }, (_, at) => allow(`s3:Get*${at}`, [`${BUCKET}/${at}/*`, `${BUCKET}/${at}`], OPEN)),
    );
    const from = Date.now();
    for (let at = 0; at < 100; at++) evaluate(many, ask('s3:GetObject99', `${BUCKET}/99/x`, { openContext: true }));
    const each = (Date.now() - from) / 100;
    assert.ok(each < 50, `${each} ms for a request against 100 statements`);
    const nasty = '*a'.repeat(500);
    const before = Date.now();
    evaluate(
      statementsOf(allow(`s3:${nasty}`, [`arn:aws:s3:::${nasty}`, partly(`arn:aws:s3:::${nasty}…`)])),
      ask(`s3:${'a'.repeat(2000)}b`, `arn:aws:s3:::${'a'.repeat(2000)}b`),
    );
    assert.ok(Date.now() - before < 2000);
  });
});
