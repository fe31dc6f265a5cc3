/** Folders that show how a module is used, or try it out: their calls are not what a module is for. */
export function isExample(dir: string): boolean {
  return /(?:^|\/)(?:[\w-]{0,40}[-_])?(?:examples?|tests?|fixtures?)(?:\/|$)/i.test(dir);
}
