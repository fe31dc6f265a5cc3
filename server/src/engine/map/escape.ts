/** What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets), and marks that turn the direction of writing. */
const UNWANTED = /[\p{Bidi_Control}\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** Text for XML and HTML, content and attributes alike: as references, line ends outlive an attribute. */
export function escapeXml(text: string): string {
  return text
    .replace(UNWANTED, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;');
}
