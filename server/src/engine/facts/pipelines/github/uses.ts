/** `uses:` of a step or job. */
import { type Entry, HOLE } from '../../../syntax/value';
import type { PipelineUse } from '../../model';

/** What tools write behind a commit: `# v4.2.0`, `# tag=v4.2.0`, `# 4.2`. */
const VERSION = /^[ \t]*#[ \t]*(?:tag[=: ][ \t]*)?@?(v?\d{1,6}(?:\.\d{1,6}){0,3})(?![\w.])/;
const LONGEST = 80;

/** Undefined where nothing is written yet. */
export function useOf(file: string, entry: Entry | undefined): PipelineUse | undefined {
  if (entry?.value.kind !== 'string' || entry.value.text.trim() === '') return undefined;
  const { text, span, literal } = entry.value;
  const written = text.trim();
  const isImage = written.startsWith('docker://');
  // An image's tag stands behind the last colon, an action's ref behind the @.
  const at = isImage ? imageTag(written) : written.indexOf('@');
  const name = at < 0 ? written : written.slice(0, at);
  const ref = at < 0 ? '' : written.slice(at + 1);
  const version = VERSION.exec(file.slice(literal.end, literal.end + LONGEST))?.[1];
  return {
    text: written,
    name: name.toLowerCase(),
    ...(ref && ref !== HOLE ? { ref } : {}),
    ...(version ? { version } : {}),
    span,
    literal,
    keySpan: entry.keySpan,
  };
}

function imageTag(text: string): number {
  const digest = text.indexOf('@');
  const colon = text.lastIndexOf(':');
  return digest >= 0 ? digest : colon > text.lastIndexOf('/') ? colon : -1;
}
