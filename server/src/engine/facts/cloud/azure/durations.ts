/** How long something lives, from its dates and durations. */

/** `8760h`, `2400h30m`: https://pkg.go.dev/time#ParseDuration. In days; undefined for what is none. */
export function daysOfDuration(text: string): number | undefined {
  if (!/^(?:\d{1,9}(?:\.\d{1,9})?(?:h|m|s|ms|us|ns)){1,6}$/.test(text)) return undefined;
  const hours = [...text.matchAll(/([\d.]+)([a-z]+)/g)].map(([, count, unit]) => Number(count) * (HOURS[unit ?? ''] ?? 0));
  return hours.reduce((sum, one) => sum + one, 0) / 24;
}

const HOURS: Readonly<Record<string, number>> = { h: 1, m: 1 / 60, s: 1 / 3600 };

/** The day of `2027-01-01T01:02:03Z`. */
export function dayOf(text: string): string | undefined {
  return /^(\d{4}-\d{2}-\d{2})(?:[T ]|$)/.exec(text)?.[1];
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return (dayNumber(to) - dayNumber(from)) | 0;
}

/** Days of the proleptic Gregorian calendar, so that differences are right over leap years. */
function dayNumber(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const shifted = month > 2 ? month : month + 12;
  const y = month > 2 ? year : year - 1;
  return (
    365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * (shifted - 3) + 2) / 5) + date
  );
}
