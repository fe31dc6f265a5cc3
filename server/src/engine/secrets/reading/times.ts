/** Times as ISO 8601 in UTC, by arithmetic alone: the engine has no clock. */

const DAY = 86_400;
/** 2000-01-01 and 9999-12-31: what lies outside is no time of a credential. */
const FIRST = 946_684_800;
const LAST = 253_402_300_799;

/** `2024-01-02T03:04:05Z` from seconds (or milliseconds) since 1970; undefined for what is no plausible time. */
export function isoOf(value: unknown): string | undefined {
  const given = typeof value === 'string' && /^\d{1,16}(?:\.\d{1,9})?$/.test(value) ? Number(value) : value;
  if (typeof given !== 'number' || !Number.isFinite(given)) return undefined;
  const seconds = Math.floor(given > 1e11 ? given / 1_000 : given);
  if (seconds < FIRST || seconds > LAST) return undefined;
  const days = Math.floor(seconds / DAY);
  const rest = seconds - days * DAY;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${dateOf(days)}T${two(rest / 3_600)}:${two((rest % 3_600) / 60)}:${two(rest % 60)}Z`;
}

/** The ISO form of a written time: `2024-01-02`, `2024-01-02T03:04Z`, `20240102T030405Z`, with an offset or without (UTC). */
export function isoIn(text: string): string | undefined {
  const form = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.\d{1,9})?)?)?(?:Z|([+-])(\d\d):?(\d\d))?$/.exec(
    text.trim(),
  );
  if (!form) return undefined;
  const [year, month, day, hour, minute, second] = form.slice(1, 7).map((part) => Number(part ?? 0)) as Six;
  const offset = form[7] ? (form[7] === '-' ? 1 : -1) * (Number(form[8]) * 3_600 + Number(form[9]) * 60) : 0;
  const seconds = secondsOf(year, month, day, hour, minute, second);
  return seconds === undefined ? undefined : isoOf(seconds + offset);
}

type Six = [number, number, number, number, number, number];

/** Seconds since 1970 of a UTC time; undefined where a part is out of range. */
function secondsOf(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined;
  return daysTo(year, month, day) * DAY + hour * 3_600 + minute * 60 + second;
}

/** Seconds since 1970 of an ISO time that this file made. */
export function epochOf(iso: string): number {
  const [year, month, day, hour, minute, second] = iso.split(/[-T:Z]/).map(Number) as Six;
  return secondsOf(year, month, day, hour || 0, minute || 0, second || 0) ?? 0;
}

/** Whole days from one ISO time or date to another: negative when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((epochOf(to) - epochOf(from)) / DAY);
}

/** Days since 1970 of a date of the Gregorian calendar, by years that begin in March (leap days come last). */
function daysTo(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + inYear - 719_468;
}

function dateOf(days: number): string {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const inEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1_460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * inYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const day = inYear - Math.floor((153 * march + 2) / 5) + 1;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
