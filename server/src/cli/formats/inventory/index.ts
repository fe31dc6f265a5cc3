/** The formats of `nhi inventory`, by the name that the command line knows them by. */
import { csv } from './csv';
import { cyclonedx } from './cyclonedx';
import { dot } from './dot';
import { graphml } from './graphml';
import { html } from './html';
import { json } from './json';
import { markdown } from './markdown';
import { mermaid } from './mermaid';
import type { InventoryFormatter } from './model';
import { ndjson } from './ndjson';
import { table } from './table';

export const INVENTORY_FORMATS: Readonly<Record<string, InventoryFormatter>> = {
  table,
  // As it was called first.
  text: table,
  json,
  ndjson,
  csv,
  markdown,
  cyclonedx,
  mermaid,
  dot,
  graphml,
  html,
};
