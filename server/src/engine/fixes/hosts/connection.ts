/** Where in a connection string the secret stands: in a URL it must be percent-encoded, in `key=value` form as it is. */
import type { Range } from '../../syntax/span';

/**
 * Whether the secret is the password or a query parameter of a URL. `content` is the text inside the quotes. A secret that is
 * the host or path itself (a webhook) stays as it is.
 */
export function isUrlPart(text: string, content: Range, secret: Range): boolean {
  const lead = text.slice(Math.max(content.start, secret.start - 2000), secret.start);
  const scheme = lead.lastIndexOf('://');
  return scheme >= 0 && !/\s/.test(lead.slice(scheme)) && (text[secret.end] === '@' || /[?&][^?&=]*=$/.test(lead));
}
