/** What the text before an encoded value says of it. */

const REACH = 160;
/** The name that a call or a command around the value is assigned to: `password = atob("`, `password, err := …`, `TOKEN=$(echo `. */
const NAME =
  /([A-Za-z_$][\w.$-]{0,80})["'\])]{0,3}(?:,[ \t]{0,2}\w{1,12}){0,2}[ \t]{0,4}(?::=|=>|[=:])[ \t]{0,4}(?:[^=:;,\r\n]|::){0,60}$/;

/** The name on the same line that what stands at `at` is given to; undefined where there is none. */
export function nameBefore(text: string, at: number): string | undefined {
  const head = text.slice(Math.max(0, at - REACH), at);
  return NAME.exec(head.slice(head.lastIndexOf('\n') + 1))?.[1];
}
