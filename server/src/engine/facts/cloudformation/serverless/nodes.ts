import { madeEntry, madeObject, madeText } from '../../../syntax/made';
import type { Span } from '../../../syntax/span';
import type { Entry } from '../../../syntax/value';

/** A resource of the template that the Serverless Framework writes, with these properties: at the place in the file that it comes from. */
export function resource(id: string, span: Span, type: string, properties: readonly Entry[]): Entry {
  const parts = [madeEntry('Type', madeText(span, type)), madeEntry('Properties', madeObject(span, ...properties))];
  return madeEntry(id, madeObject(span, ...parts), span);
}
