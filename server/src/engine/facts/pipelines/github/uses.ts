/** `uses:` of a step or job. */
import { type Entry, HOLE } from '../../../syntax/value';
import type { PipelineUse } from '../../model';

/** Undefined where nothing is written yet. */
export function useOf(entry: Entry | undefined): PipelineUse | undefined {
  if (entry?.value.kind !== 'string' || entry.value.text.trim() === '') return undefined;
  const { text, span, literal } = entry.value;
  const written = text.trim();
  const isImage = written.startsWith('docker://');
  // An image's tag stands behind the last colon, an action's ref behind the @.
  const at = isImage ? imageTag(written) : written.indexOf('@');
  const name = at < 0 ? written : written.slice(0, at);
  const ref = at < 0 ? '' : written.slice(at + 1);
  return {
    text: written,
    name: name.toLowerCase(),
    ...(ref && ref !== HOLE ? { ref } : {}),
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
