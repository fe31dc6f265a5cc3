/** Dates of Date conditions: W3C forms of ISO 8601, or seconds since 1970. */

const W3C = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d{0,6})?)?(?:Z|([+-])(\d\d):(\d\d))?)?)?)?$/;

/** Milliseconds since 1970; undefined for what is no date. A time without a zone counts as UTC. */
export function timeOf(text: string): number | undefined {
  if (/^\d{5,12}$/.test(text)) return Number(text) * 1000;
  const found = W3C.exec(text);
  if (!found) return undefined;
  const [
    ,
    year,
    month = '1',
    day = '1',
    hour = '0',
    minute = '0',
    second = '0',
    fraction = '0',
    sign,
    zoneHour = '0',
    zoneMinute = '0',
  ] = found;
  const zone = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '-' ? -1 : 1);
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute) - zone, Number(second));
  return at + Number(fraction.padEnd(3, '0'));
}
