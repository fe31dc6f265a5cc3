/** IP addresses and ranges of IpAddress conditions: IPv4 and IPv6 in CIDR notation. */

/** The bytes of an address: 4 or 16. Undefined for what is none. */
function bytesOf(text: string): number[] | undefined {
  return text.includes(':') ? ofSixteen(text) : ofFour(text);
}

function ofFour(text: string): number[] | undefined {
  const parts = text.split('.');
  const bytes = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  return parts.length === 4 && bytes.every((byte) => byte < 256) ? bytes : undefined;
}

function ofSixteen(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')).flatMap(ofGroup));
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 0) return undefined;
  const bytes = [...head, ...new Array<number>(missing).fill(0), ...tail];
  return bytes.every((byte) => byte >= 0) ? bytes : undefined;
}

/** Two bytes of a group, four of a trailing IPv4 address; -1 for what is neither. */
function ofGroup(group: string): number[] {
  if (group.includes('.')) return ofFour(group) ?? [-1];
  if (!/^[0-9a-f]{1,4}$/i.test(group)) return [-1];
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 255];
}

/** Whether the address lies in the range; a range without a prefix length is one address. False for what is no address. */
export function isInRange(range: string, address: string): boolean {
  const [base = '', length] = range.split('/');
  const from = bytesOf(base);
  const bytes = bytesOf(address.split('/')[0] ?? '');
  if (!from || !bytes || from.length !== bytes.length) return false;
  const bits = length === undefined ? from.length * 8 : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (bits < 0 || bits > from.length * 8) return false;
  return from.every((byte, at) => {
    const open = Math.min(8, Math.max(0, (at + 1) * 8 - bits));
    return byte >> open === (bytes[at] ?? -1) >> open;
  });
}
