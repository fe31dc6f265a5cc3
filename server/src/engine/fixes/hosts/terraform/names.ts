/** Whether the text has the address as a word of its own. */
export function names(text: string, address: string): boolean {
  return placesOf(text, address).length > 0;
}

/** Where it does. */
export function placesOf(text: string, address: string): number[] {
  const out: number[] = [];
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
    if (!/[\w.-]/.test(text[at - 1] ?? ' ') && !/[\w-]/.test(text[at + address.length] ?? ' ')) out.push(at);
  }
  return out;
}
