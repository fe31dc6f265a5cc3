/** Where in a connection string the secret stands: in a URL it must be percent-encoded, in `key=value` form as it is. */
import type { Range } from '../../syntax/span';

/** Whether the secret is a part of a URL: its user information or a query parameter. `content` is the text inside the quotes. */
export function isUrlPart(text: string, content: Range, secret: Range): boolean {
  const lead = text.slice(Math.max(content.start, secret.start - 2000), secret.start);
  const scheme = lead.lastIndexOf('://');
  return scheme >= 0 && !/\s/.test(lead.slice(scheme));
}
