/** What the extensions of a certificate say: other names, whether it may issue others, whether an authority that browsers trust vouches for it. */
import { utf8 } from '../reading/bytes';
import { clean } from '../reading/clean';
import { children, type Der, derAt, oidOf } from '../reading/der';
import { distinguishedName } from './names';

export interface Extensions {
  /** DNS names, addresses, URIs and mail addresses, in their order. */
  readonly names: readonly string[];
  readonly authority: boolean;
  /**
   * It was issued under the rules for public authorities: the policies of the CA/Browser Forum stand in it, or the
   * timestamps of Certificate Transparency (RFC 6962). Nobody else has a reason for either.
   */
  readonly isPublic: boolean;
  /** Identifiers of the subject's and the issuer's key, in hex. */
  readonly subjectKey?: string;
  readonly issuerKey?: string;
}

export const NO_EXTENSIONS: Extensions = { names: [], authority: false, isPublic: false };

const MOST_NAMES = 100;
const FORUM = /^2\.23\.140\.1\.(?:1|2\.[1-3])$/;

/** Extensions ::= SEQUENCE OF { id, critical?, OCTET STRING } */
export function extensionsIn(list: Der | undefined): Extensions {
  const values = new Map<string, Der>();
  for (const one of children(list)) {
    const [id, ...rest] = children(one);
    const inner = derAt(rest.at(-1)?.content ?? new Uint8Array());
    if (inner) values.set(oidOf(id), inner);
  }
  const [isAuthority] = children(values.get('2.5.29.19'));
  const policies = children(values.get('2.5.29.32')).map((policy) => oidOf(children(policy)[0]));
  const subjectKey = values.get('2.5.29.14');
  const issuerKey = children(values.get('2.5.29.35')).find(({ tag }) => tag === 0x80);
  return {
    names: children(values.get('2.5.29.17'), MOST_NAMES).flatMap(generalName),
    authority: isAuthority?.tag === 0x01 && isAuthority.content[0] !== 0,
    isPublic: values.has('1.3.6.1.4.1.11129.2.4.2') || policies.some((oid) => FORUM.test(oid)),
    ...(subjectKey ? { subjectKey: hex(subjectKey.content) } : {}),
    ...(issuerKey ? { issuerKey: hex(issuerKey.content) } : {}),
  };
}

/** GeneralName of RFC 5280 section 4.2.1.6. */
function generalName({ tag, content }: Der): string[] {
  const bytes = content.subarray(0, 512);
  if (tag === 0x81 || tag === 0x82 || tag === 0x86) return [clean(utf8(bytes)) ?? []].flat();
  if (tag === 0x87) return [address(bytes) ?? []].flat();
  if (tag === 0xa4) return [distinguishedName(derAt(content))];
  return [];
}

function address(bytes: Uint8Array): string | undefined {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length !== 16) return undefined;
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((bytes[2 * i] as number) << 8) | (bytes[2 * i + 1] as number)).toString(16),
  );
  return groups.join(':').toUpperCase();
}

function hex(bytes: Uint8Array): string {
  return [...bytes.subarray(0, 64)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
