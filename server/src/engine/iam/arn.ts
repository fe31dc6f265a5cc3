/** ARNs in Resource elements and in ARN conditions. */
import { HOLE } from '../syntax/value';
import { all, type Truth } from './request/truth';
import { like } from './request/wildcards';

/** `arn:partition:service:region:account:resource`; the resource may hold colons. */
const PARTS = 6;

/**
 * Whether a Resource pattern names the resource. A star at the end of a segment also crosses colons, any other stays inside
 * its segment; an ARN with fewer than six segments has stars for the rest (IAM User Guide, "Resource"; "ARNs").
 */
export function resourceMatches(pattern: string, resource: string): Truth {
  const whole = like(completed(pattern), resource);
  if (whole === false || !staysInside(pattern)) return whole;
  const segments = split(pattern);
  const texts = split(resource);
  // A star that ends a segment may have taken more than one: then the segments no longer stand side by side.
  if (segments.length !== texts.length || segments.slice(0, -1).some((one) => one.endsWith('*'))) return whole;
  return all(segments.map((segment, at) => like(segment, texts[at] ?? '')));
}

/** An ARN pattern with stars for the segments that it leaves out at its end. */
export function completed(pattern: string): string {
  const count = pattern.split(':').length;
  return pattern.startsWith('arn:') && count < PARTS ? pattern + ':*'.repeat(PARTS - count) : pattern;
}

/** A star among the first five segments that other letters of the segment follow. */
function staysInside(pattern: string): boolean {
  return split(pattern)
    .slice(0, PARTS - 1)
    .some((segment) => /\*[^*]/.test(segment));
}

/**
 * ArnEquals and ArnLike: each of the six parts is matched apart (IAM User Guide, "ARN condition operators"). What is no
 * ARN matches none; a lone star is what people write for any.
 */
export function arnLike(pattern: string, arn: string): Truth {
  if (/^\*+$/.test(pattern)) return true;
  if (pattern.startsWith(HOLE) || arn.startsWith(HOLE)) return like(pattern, arn);
  const [wanted, given] = [split(pattern), split(arn)];
  if (wanted.length !== given.length) {
    // A part that is not known may bring the colons that are missing.
    return wanted.some((part) => part.includes(HOLE)) || given.some((part) => part.includes(HOLE))
      ? like(pattern, arn) && 'unknown'
      : false;
  }
  if (wanted.length < PARTS) return false;
  return all(wanted.map((part, at) => like(part, given[at] ?? '')));
}

function split(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, PARTS - 1), ...(parts.length >= PARTS ? [parts.slice(PARTS - 1).join(':')] : [])];
}
