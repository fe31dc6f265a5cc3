/** Which stage of a Jenkinsfile a place is in. */
import type { GroovyBlock, GroovyOutline } from './blocks';

/** What stands before a block's brace: `stage('Deploy')`, `environment`. */
export function headOf(text: string, { head }: GroovyBlock): string {
  return text.slice(head.start, Math.min(head.end, head.start + 4000)).trim();
}

/** The name of the stage that the block is; undefined for every other block. */
export function stageName(text: string, block: GroovyBlock): string | undefined {
  return /^stage[ \t]*\([ \t]*["']([^"'\n]{1,80})["']/.exec(
    text.slice(block.head.start, block.head.start + 300).trimStart(),
  )?.[1];
}

/** The nearest stage around a block. */
export function stageOf(text: string, block: GroovyBlock | undefined): GroovyBlock | undefined {
  for (let at = block; at; at = at.parent) if (stageName(text, at) !== undefined) return at;
  return undefined;
}

/** Blocks come in the order of their starts: the last that holds the place is the innermost. */
export function blockAt({ blocks }: GroovyOutline, at: number): GroovyBlock | undefined {
  let found: GroovyBlock | undefined;
  for (const block of blocks) if (block.start <= at && at < block.end) found = block;
  return found;
}
