/** How a known text looks inside base64, whatever stands before it. */

/** The characters of base64 that are certain, and where in a quad the first of them stands. */
export interface Image {
  readonly text: string;
  readonly phase: 0 | 2 | 3;
}

/** One image for each alignment of the text to the groups of three bytes; those shorter than `shortest` are left out. */
export function base64Images(text: string, shortest: number): Image[] {
  const images: Image[] = [];
  for (const [before, phase] of [
    [0, 0],
    [1, 2],
    [2, 3],
  ] as const) {
    const all = btoa('\0'.repeat(before) + text).replace(/=+$/, '');
    const certain = all.slice(phase, Math.floor(((before + text.length) * 8) / 6));
    if (certain.length >= shortest) images.push({ text: certain, phase });
  }
  return images;
}

/** Two hexadecimal digits a character, lower case. */
export function hexImage(text: string): string {
  return [...text].map((char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
