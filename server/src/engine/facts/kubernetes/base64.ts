/**
 * The text behind standard base64; undefined where the value is no base64 or no UTF-8 text. `binary` says that it decodes to
 * bytes that are no text (a key store, a random key).
 */
export function decodeBase64(value: string): { text?: string; binary: boolean } {
  const compact = value.replace(/\s+/g, '');
  if (compact.length === 0 || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return { binary: false };
  const raw = atob(compact);
  const bytes = Uint8Array.from(raw, (char) => char.charCodeAt(0));
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /[\0-\x08\x0e-\x1f]/.test(text) ? { binary: true } : { text, binary: false };
  } catch {
    return { binary: true };
  }
}
