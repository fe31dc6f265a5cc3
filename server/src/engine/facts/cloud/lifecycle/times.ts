/** Days and dates in the words of many vendors. */
import { isoIn, isoOf } from '../../../secrets/reading/times';
import { get, textOf, type Value } from '../../../syntax/value';
import type { LifecycleFact } from '../../model';
import { daysOfDuration } from '../azure/durations';

/**
 * switch: true is on · disabled: true is off · status: a word · part: it is there · day: a date · epoch: seconds since 1970 ·
 * schedule: `rate(30 days)` or `cron(…)` · iso: `P90D` · duration: `720h`, `30d`, or seconds · the others: that many of them.
 */
export type Unit =
  | 'switch'
  | 'disabled'
  | 'status'
  | 'part'
  | 'day'
  | 'epoch'
  | 'seconds'
  | 'hours'
  | 'days'
  | 'months'
  | 'duration'
  | 'iso'
  | 'schedule';

export type Reading = Pick<LifecycleFact, 'state' | 'days' | 'until'>;

const UNKNOWN: Reading = { state: 'unknown' };

/** What a scalar says; undefined where it says nothing (`null`). Nothing, zero and less are no time at all. */
export function readingOf(value: Value, as: Unit): Reading | undefined {
  if (value.kind === 'either') return common(value.options.map((one) => readingOf(one, as)));
  if (value.kind === 'literal' && value.value === null) return undefined;
  if (as === 'part') return value.kind === 'unknown' ? UNKNOWN : { state: 'set' };
  const text = value.kind === 'literal' ? String(value.value) : textOf(value)?.trim();
  // Jinja, and expressions of ARM.
  if (text === undefined || text.includes('{{') || /^\[(?!\[)/.test(text)) return UNKNOWN;
  if (as === 'switch') return { state: /^(?:true|yes|on|1)$/i.test(text) ? 'set' : 'off' };
  if (as === 'disabled') return { state: /^(?:true|yes|on|1)$/i.test(text) ? 'off' : 'set' };
  if (as === 'status') return { state: /^(?:inactive|disabled?|revoked)$/i.test(text) ? 'off' : 'set' };
  if (as === 'day' || as === 'epoch') {
    if (text === '') return undefined;
    const until = (as === 'day' ? isoIn(text) : isoOf(text))?.slice(0, 10);
    return until === undefined ? UNKNOWN : { state: 'set', until };
  }
  if (text === '') return undefined;
  const days = daysIn(text, as);
  if (days === undefined) return UNKNOWN;
  return days > 0 ? { state: 'set', days } : { state: 'off' };
}

function common(options: readonly (Reading | undefined)[]): Reading {
  const [first] = options;
  if (!first || options.some((one) => one?.state !== first.state)) return UNKNOWN;
  const same = options.every((one) => one?.days === first.days && one?.until === first.until);
  return same ? first : { state: first.state };
}

const IN_DAYS: Readonly<Partial<Record<Unit, number>>> = { seconds: 1 / 86_400, hours: 1 / 24, days: 1, months: 30 };

function daysIn(text: string, as: Unit): number | undefined {
  if (as === 'iso') return daysOfIso(text);
  if (as === 'schedule') return daysOfSchedule(text);
  const number = /^-?\d{1,12}(?:\.\d{1,9})?(?=s?$)/.exec(text)?.[0];
  if (number !== undefined) return Number(number) * (IN_DAYS[text.endsWith('s') ? 'seconds' : as] ?? 1 / 86_400);
  const days = /^(\d{1,6})(d|w|y)$/.exec(text);
  if (days) return Number(days[1]) * ({ d: 1, w: 7, y: 365 }[days[2] ?? ''] ?? 1);
  return daysOfDuration(text);
}

/** `P90D`, `P1Y6M`, `PT4H`: ISO 8601. */
function daysOfIso(text: string): number | undefined {
  const parts =
    /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:\d{1,6}M)?(?:\d{1,6}S)?)?$/.exec(text);
  if (!parts || text === 'P') return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return years * 365 + months * 30 + weeks * 7 + days + hours / 24;
}

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html */
function daysOfSchedule(text: string): number | undefined {
  const rate = /^rate\((\d{1,5}) (hour|day)s?\)$/.exec(text);
  if (rate) return Number(rate[1]) / (rate[2] === 'hour' ? 24 : 1);
  const [, , day = '', month = '', weekday = ''] = /^cron\(([^()]{1,120})\)$/.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
  if (weekday === '') return undefined;
  const every = /\/(\d{1,2})$/.exec(month)?.[1];
  const named = month.split(',').length;
  const months = month === '*' ? 1 : every ? Number(every) : Math.ceil(12 / named);
  if (months > 1) return months * 31;
  if (/[#L]/.test(weekday)) return 31;
  if (!/^[*?]$/.test(weekday)) return 7;
  const step = Number(/\/(\d{1,2})$/.exec(day)?.[1] ?? 0);
  return /^[*?]$/.test(day) ? 1 : step > 0 ? Math.min(step, 31) : 31;
}

/** The value under `path`, by way of the first of several blocks. */
export function first(value: Value | undefined, ...path: string[]): Value | undefined {
  return path.reduce<Value | undefined>((at, key) => get(at?.kind === 'list' ? at.items[0] : at, key), value);
}
