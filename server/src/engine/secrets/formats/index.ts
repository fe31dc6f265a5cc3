/** Every token format, by name. The order is the filter's numbering; where two match the same text the longer match wins. */
import { ai } from './ai';
import { aiTools } from './ai-tools';
import { aiVendors } from './ai-vendors';
import { aws } from './aws';
import { azure } from './azure';
import { bitbucket } from './bitbucket';
import { buildVendors } from './build-vendors';
import { builds } from './builds';
import { chat } from './chat';
import { chatVendors } from './chat-vendors';
import { cloudVendors } from './cloud-vendors';
import { clouds } from './clouds';
import { containers } from './containers';
import { content } from './content';
import { crm } from './crm';
import { databaseVendors } from './database-vendors';
import { databases } from './databases';
import { discord } from './discord';
import { email } from './email';
import { finance } from './finance';
import { generic } from './generic';
import { github } from './github';
import { gitlab } from './gitlab';
import { google } from './google';
import { hashes } from './hashes';
import { hosting } from './hosting';
import { hostingVendors } from './hosting-vendors';
import { identity } from './identity';
import { infrastructure } from './infrastructure';
import { iot } from './iot';
import { logistics } from './logistics';
import { maps } from './maps';
import { marketing } from './marketing';
import { media } from './media';
import type { TokenFormat } from './model';
import { monitoring } from './monitoring';
import { observability } from './observability';
import { packages } from './packages';
import { paymentVendors } from './payment-vendors';
import { payments } from './payments';
import { quality } from './quality';
import { saas } from './saas';
import { scraping } from './scraping';
import { signedUrls } from './signed-urls';
import { social } from './social';
import { support } from './support';
import { vaults } from './vaults';
import { web3 } from './web3';

export const formats: readonly TokenFormat[] = [
  ...aws,
  ...google,
  ...azure,
  ...github,
  ...gitlab,
  ...bitbucket,
  ...chat,
  ...discord,
  ...payments,
  ...packages,
  ...containers,
  ...ai,
  ...aiTools,
  ...aiVendors,
  ...databases,
  ...databaseVendors,
  ...observability,
  ...clouds,
  ...cloudVendors,
  ...hosting,
  ...hostingVendors,
  ...vaults,
  ...infrastructure,
  ...builds,
  ...buildVendors,
  ...saas,
  ...signedUrls,
  ...email,
  ...quality,
  ...marketing,
  ...crm,
  ...support,
  ...identity,
  ...maps,
  ...finance,
  ...scraping,
  ...media,
  ...web3,
  ...iot,
  ...logistics,
  ...hashes,
  ...chatVendors,
  ...social,
  ...paymentVendors,
  ...monitoring,
  ...content,
  ...generic,
];

const byId = new Map(formats.map((format) => [format.id, format]));

/** The format with this id: its provider, title and what is known of its life. */
export function formatOf(id: string | undefined): TokenFormat | undefined {
  return id === undefined ? undefined : byId.get(id);
}
