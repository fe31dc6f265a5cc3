/** `curl -u user:password`: the login on a command line. */
import type { FormatMatch } from '../model';
import { isPlaceholder, isReference, isWeak } from '../values/placeholders';

const LONGEST = 600;
const LOGIN =
  /(?:^|\s)(?:-[A-Za-z]{0,4}u|--user|--proxy-user)(?:[ \t=]{0,4})(["']?)([^\s:"'$]{0,80}):([^\s"'`]{3,160})\1(?=\s|$|[;|&)"'`])/d;

/** The password of the login that the `curl` command at `at` is given; its lines may be continued with a backslash. */
export function curlLoginAt(text: string, at: number): FormatMatch | undefined {
  const rest = text.slice(at, at + LONGEST);
  const [own = ''] = rest.slice(1).split('curl ', 1);
  const command = /^(?:\\\r?\n|[^\r\n])*/.exec(rest.slice(0, own.length + 1))?.[0] ?? '';
  const match = LOGIN.exec(command);
  const range = match?.indices?.[3];
  const value = match?.[3] ?? '';
  if (
    !range ||
    /[$%{<]/.test(value) ||
    /^\/\//.test(value) ||
    isReference(value) ||
    isPlaceholder(value) ||
    isWeak(value) ||
    new Set(value).size < 2
  )
    return undefined;
  return {
    format: 'connection-string',
    type: 'connection-string',
    start: at + range[0],
    end: at + range[1],
    confidence: 'medium',
    evidence: ['password in the login of a curl command'],
  };
}
