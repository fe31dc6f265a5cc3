import ignore from 'ignore';

/**
 * Whether a pattern of CODEOWNERS covers a file. The patterns are those of gitignore, but for two things: `docs/*` means what stands
 * in the folder itself and not below, and neither `!` nor `[a-z]` means anything.
 */
export function matches(pattern: string, file: string): boolean {
  if (!ignore.isPathValid(file)) return false;
  const plain = pattern.replace(/[![\]]/g, '\\$&');
  let rule = compiled.get(plain);
  if (!rule) {
    rule = ignore({ ignorecase: false }).add(plain);
    if (compiled.size >= MOST) compiled.clear();
    compiled.set(plain, rule);
  }
  if (!rule.ignores(file)) return false;
  if (!pattern.endsWith('/*') || pattern.includes('**')) return true;
  const steps = pattern.replace(/^\//, '').split('/').length;
  return file.split('/').length === steps;
}

const compiled = new Map<string, ReturnType<typeof ignore>>();
const MOST = 10_000;
