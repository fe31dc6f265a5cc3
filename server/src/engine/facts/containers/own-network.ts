/** Passwords of servers that the Compose file starts itself: nobody else reaches them, unless a port is opened. */
import { get, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { judgeIn } from '../judged';

/** The host behind a password of a URL: `db` of `@db:5432/app`. */
const HOST = /^@([\w-]{1,100})(?![\w.-])/;

/**
 * A word in the URL of a service of the same file weighs as it does in that service's own `POSTGRES_PASSWORD`; what is made by chance
 * weighs as much as anywhere.
 * https://docs.docker.com/compose/how-tos/networking/
 */
export function weighOwnServers(context: ExtractContext, from: number, document: Value): void {
  const { facts, text, file } = context;
  const services = namesOf(document);
  facts.credentials = facts.credentials.map((credential, i) => {
    const { type, confidence, span } = credential;
    if (i < from || type !== 'connection-string' || confidence === 'low') return credential;
    const host = HOST.exec(text.slice(span.end, span.end + 110))?.[1];
    if (host === undefined || !services.has(host)) return credential;
    const value = text.slice(span.start, span.end);
    const judged = judgeIn(context, { name: 'password', value, known: false, file, partner: () => false });
    if (judged?.confidence === 'high') return credential;
    return {
      ...credential,
      confidence: judged?.confidence ?? 'low',
      evidence: [...credential.evidence, 'a server of this file'],
    };
  });
}

/** What a service is called in the network of the file. */
function namesOf(document: Value): ReadonlySet<string> {
  const names = new Set<string>();
  const services = get(document, 'services');
  for (const { key, value } of services?.kind === 'object' ? services.entries : []) {
    names.add(key);
    const own = textOf(get(value, 'container_name'));
    if (own !== undefined) names.add(own);
  }
  return names;
}
