/** `semverCompare`: https://github.com/Masterminds/semver#checking-version-constraints */

type Version = readonly [number, number, number];

const NUMBERS =
  /^\s*(>=|<=|!=|=>|=<|>|<|=|~|\^)?\s*v?(\d{1,9})(?:\.(\d{1,9}|x|\*))?(?:\.(\d{1,9}|x|\*))?(?:[-+][\w.+-]{0,80})?\s*$/;

/** Whether the version is in the range; undefined where either cannot be read. */
export function compareVersion(range: string, version: string): boolean | undefined {
  const own = NUMBERS.exec(version);
  if (!own || range.length > 200) return undefined;
  const at: Version = numbers(own);
  let any = false;
  for (const part of range.split('||')) {
    const terms = part
      .replace(/([<>=~^!])\s+/g, '$1')
      .split(/[,\s]+/)
      .filter((one) => one !== '');
    const answers = terms.map((term) => meets(at, term));
    if (answers.includes(undefined) || terms.length === 0) return undefined;
    any ||= answers.every((one) => one === true);
  }
  return any;
}

const part = (text: string | undefined): number => (text === undefined || text === 'x' || text === '*' ? 0 : Number(text));
const numbers = ([, , major, minor, patch]: readonly (string | undefined)[]): Version => [part(major), part(minor), part(patch)];

function meets(at: Version, term: string): boolean | undefined {
  if (term === '*') return true;
  const match = NUMBERS.exec(term);
  if (!match) return undefined;
  const [, operator = '='] = match;
  const to = numbers(match);
  const order = at[0] - to[0] || at[1] - to[1] || at[2] - to[2];
  switch (operator) {
    case '>=':
    case '=>':
      return order >= 0;
    case '<=':
    case '=<':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '!=':
      return order !== 0;
    case '~':
      return order >= 0 && at[0] === to[0] && (match[3] === undefined || at[1] === to[1]);
    case '^':
      return order >= 0 && at[0] === to[0] && (to[0] > 0 || at[1] === to[1]);
    default:
      return match[4] === undefined ? at[0] === to[0] && (match[3] === undefined || at[1] === to[1]) : order === 0;
  }
}
