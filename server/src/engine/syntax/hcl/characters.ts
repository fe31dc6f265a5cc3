/** Character classes of HCL. */

const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
  const digit = code >= 48 && code <= 57;
  classes[code] = letter ? 3 : digit || code === 45 ? 2 : 0;
}

/** Beyond ASCII anything may be in a name but spaces, marks and punctuation that editors slip in. */
function isForeignLetter(code: number): boolean {
  return code >= 0xaa && code !== 0xfeff && code !== 0x3000 && !(code >= 0x2000 && code <= 0x206f) && code < 0xfff0;
}

export function isIdentStart(code: number): boolean {
  return code < 128 ? (classes[code]! & 1) !== 0 : isForeignLetter(code);
}

/** A name may contain digits and dashes: `a-b` is one name. */
export function isIdentPart(code: number): boolean {
  return code < 128 ? classes[code]! !== 0 : isForeignLetter(code);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}

/** `)`, `]` or `}`. */
export function isCloser(code: number): boolean {
  return code === 41 || code === 93 || code === 125;
}
