import { spanOf } from '../span';
import type { Entry, ObjectValue, Value } from '../value';
import { readDotenv } from './keyvalue-dotenv';
import { readIni } from './keyvalue-ini';
import { readProperties } from './keyvalue-properties';

export type KeyValueForm = 'dotenv' | 'properties' | 'ini';

/**
 * Reads `KEY=value` files: `.env` (quotes, several lines inside quotes, `export`, comments), Java properties (three separators,
 * continuation lines, escapes) and ini (sections become nested objects). Interpolations become HOLE. Every line that is no
 * assignment is passed over; duplicates stay. Linear in the text.
 */
export function parseKeyValue(file: string, text: string, form: KeyValueForm): Value {
  const entries: Entry[] =
    form === 'dotenv' ? readDotenv(file, text) : form === 'ini' ? readIni(file, text) : readProperties(file, text);
  const root: ObjectValue = { kind: 'object', span: spanOf(file, { start: 0, end: text.length }), entries };
  return root;
}
