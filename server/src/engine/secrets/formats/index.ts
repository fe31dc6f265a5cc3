/** Every token format, by name. The order is the filter's numbering; where two match the same text the longer match wins. */
import { ai } from './ai';
import { aws } from './aws';
import { azure } from './azure';
import { chat } from './chat';
import { databases } from './databases';
import { generic } from './generic';
import { gitHosts } from './git-hosts';
import { google } from './google';
import { hashicorp } from './hashicorp';
import { hosting } from './hosting';
import type { TokenFormat } from './model';
import { observability } from './observability';
import { packages } from './packages';
import { payments } from './payments';
import { saas } from './saas';

export const formats: readonly TokenFormat[] = [
  ...aws,
  ...google,
  ...azure,
  ...gitHosts,
  ...chat,
  ...payments,
  ...packages,
  ...ai,
  ...databases,
  ...observability,
  ...hosting,
  ...hashicorp,
  ...saas,
  ...generic,
];

const byId = new Map(formats.map((format) => [format.id, format]));

/** The format with this id: its provider, title and what is known of its life. */
export function formatOf(id: string | undefined): TokenFormat | undefined {
  return id === undefined ? undefined : byId.get(id);
}
