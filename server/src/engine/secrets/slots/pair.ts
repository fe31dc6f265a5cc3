/** The other half of a login beside a secret: a user, client, account or key id within a few lines. */

const REACH = 220;
/** The end of an identifier's name that is given a value; every part is bounded. */
const IDENTIFIER =
  /(?:user(?:_?name|_?id)?|login|client_?id|account_?sid|access_?key_?id|app_?id|tenant_?id|principal)["'\])]{0,3}[ \t]{0,8}(?:=>|[:=,>]|[ \t])[ \t]{0,8}["']?[A-Za-z0-9@$][^\s"'<>]/i;

/** Whether an identifier is given a value near the secret that stands at `start`–`end`. */
export function hasPartner(text: string, start: number, end: number): boolean {
  const before = lastLines(text.slice(Math.max(0, start - REACH), start));
  const after = firstLines(text.slice(end, end + REACH));
  return [before, after].some((part) => IDENTIFIER.test(part));
}

function lastLines(text: string): string {
  return text.split('\n').slice(-4).join('\n');
}

function firstLines(text: string): string {
  return text.split('\n').slice(0, 4).join('\n');
}
