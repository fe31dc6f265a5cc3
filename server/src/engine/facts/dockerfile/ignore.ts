/** `.dockerignore`. https://docs.docker.com/build/concepts/context/#dockerignore-files */
import { baseName } from '../../syntax/path';

/** `.dockerignore`, or `web.Dockerfile.dockerignore` beside its Dockerfile. */
export function isIgnoreFile(file: string): boolean {
  return baseName(file).endsWith('.dockerignore');
}

const LONGEST = 4000;

/** The patterns in order, cleaned as Docker does; `!` stays in front of an exception. */
export function patternsOf(text: string): string[] {
  const patterns: string[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split('\n')) {
    if (line.startsWith('#') || patterns.length >= LONGEST) continue;
    const bare = line.trim();
    const except = bare.startsWith('!');
    const steps: string[] = [];
    for (const step of (except ? bare.slice(1).trim() : bare).split('/')) {
      if (step === '..') steps.pop();
      else if (step !== '.' && step !== '') steps.push(step);
    }
    if (steps.length > 0) patterns.push(`${except ? '!' : ''}${steps.join('/')}`);
  }
  return patterns;
}
