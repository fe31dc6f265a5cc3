/** Days and dates as vendors write them. */
import { strict as assert } from 'node:assert';
import { type Reading, readingOf, type Unit } from '../../server/src/engine/facts/cloud/lifecycle/times';
import type { Value } from '../../server/src/engine/syntax/value';

const span = { file: 'main.tf', start: 0, end: 1 };
const text = (written: string): Value => ({ kind: 'string', span, literal: span, text: written, style: 'double' });
const literal = (value: number | boolean | null): Value => ({ kind: 'literal', span, value });

const days = (count: number): Reading => ({ state: 'set', days: count });
const OFF: Reading = { state: 'off' };
const UNKNOWN: Reading = { state: 'unknown' };

const CASES: readonly (readonly [Value, Unit, Reading | undefined])[] = [
  [literal(true), 'switch', { state: 'set' }],
  [text('false'), 'switch', OFF],
  [text('no'), 'switch', OFF],
  [literal(true), 'disabled', OFF],
  [text('Inactive'), 'status', OFF],
  [text('Active'), 'status', { state: 'set' }],
  [text('2026-03-01'), 'day', { state: 'set', until: '2026-03-01' }],
  [text('2026-03-01T23:30:00-02:00'), 'day', { state: 'set', until: '2026-03-02' }],
  [text('soon'), 'day', UNKNOWN],
  [text(''), 'day', undefined],
  [literal(1_600_000_000), 'epoch', { state: 'set', until: '2020-09-13' }],
  [text('7776000s'), 'seconds', days(90)],
  [literal(86_400), 'seconds', days(1)],
  [literal(0), 'seconds', OFF],
  [literal(-1), 'seconds', OFF],
  [literal(30), 'days', days(30)],
  [literal(12), 'months', days(360)],
  [text('720h'), 'duration', days(30)],
  [text('1440m'), 'duration', days(1)],
  [text('30d'), 'duration', days(30)],
  [text('1y'), 'duration', days(365)],
  [text('0'), 'duration', OFF],
  [text('P90D'), 'iso', days(90)],
  [text('P1Y6M'), 'iso', days(545)],
  [text('PT12H'), 'iso', days(0.5)],
  [text('P'), 'iso', UNKNOWN],
  [text('rate(30 days)'), 'schedule', days(30)],
  [text('rate(12 hours)'), 'schedule', days(0.5)],
  [text('cron(0 4 ? * SUN *)'), 'schedule', days(7)],
  [text('cron(0 4 ? * SUN#1 *)'), 'schedule', days(31)],
  [text('cron(0 4 1 * ? *)'), 'schedule', days(31)],
  [text('cron(0 4 */10 * ? *)'), 'schedule', days(10)],
  [text('cron(0 4 1 1/3 ? *)'), 'schedule', days(93)],
  [text('cron(0 4 1 JAN,JUL ? *)'), 'schedule', days(186)],
  [text('cron(0 4 * * ? *)'), 'schedule', days(1)],
  [text('cron(0 4)'), 'schedule', UNKNOWN],
  [text('{{ days }}'), 'days', UNKNOWN],
  [text("[parameters('end')]"), 'epoch', UNKNOWN],
  [literal(null), 'days', undefined],
];

describe('lifecycle: times', () => {
  for (const [value, unit, expected] of CASES) {
    const shown = value.kind === 'string' ? `"${value.text}"` : value.kind === 'literal' ? String(value.value) : value.kind;
    it(`${shown} as ${unit}`, () => assert.deepEqual(readingOf(value, unit), expected));
  }

  it('is known of several values only where all say the same', () => {
    const either = (...options: Value[]): Value => ({ kind: 'either', span, options });
    assert.deepEqual(readingOf(either(literal(true), literal(true)), 'switch'), { state: 'set' });
    assert.deepEqual(readingOf(either(literal(true), literal(false)), 'switch'), UNKNOWN);
    assert.deepEqual(readingOf(either(literal(30), literal(60)), 'days'), { state: 'set' });
  });
});
