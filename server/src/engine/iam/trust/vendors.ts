/**
 * Accounts from which vendors enter those of their customers, each from the vendor's own instructions for the trust policy. A
 * trust of one of them is a third party's for certain.
 */
const VENDORS: ReadonlyMap<string, string> = new Map([
  // https://docs.datadoghq.com/integrations/guide/aws-manual-setup/
  ['464622532012', 'Datadog'],
  // https://docs.newrelic.com/docs/integrations/amazon-integrations/get-started/connect-aws-services-infrastructure
  ['754728514883', 'New Relic'],
  // https://docs.databricks.com/administration-guide/account-settings/aws-accounts.html
  ['414351767826', 'Databricks'],
  // https://fivetran.com/docs/logs/cloudwatch/setup-guide
  ['834469178297', 'Fivetran'],
  // https://segment.com/docs/destinations/amazon-s3/
  ['595280932656', 'Segment'],
  // https://help.sumologic.com/03Send-Data/Sources/02Sources-for-Hosted-Collectors/Amazon-Web-Services/Grant-Access-to-an-AWS-Product
  ['926226587429', 'Sumo Logic'],
  // https://docs.paloaltonetworks.com/prisma/prisma-cloud/prisma-cloud-admin/connect-your-cloud-platform-to-prisma-cloud/onboard-aws/manually-set-up-prisma-cloud-role-for-aws
  ['188619942792', 'Prisma Cloud'],
  // https://support.lacework.com/hc/en-us/articles/360017546933-Getting-Started
  ['434813966438', 'Lacework'],
  // https://docs.spot.io/connect-your-cloud-provider/first-account/aws-manually
  ['922761411349', 'Spot'],
  // https://help.nops.io/manual_setup
  ['202279780353', 'nOps'],
  // https://help.dynatrace.com/monitor-cloud-virtualization-and-hosts/cloud/how-do-i-start-amazon-web-services-monitoring/
  ['509560245411', 'Dynatrace'],
  // https://docs.tenable.com/tenableio/vulnerabilitymanagement/Content/Settings/Connectors_ConfigureAWS_KeylessAutoDiscovery.htm
  ['012615275169', 'Tenable'],
  // https://www.stitchdata.com/docs/destinations/amazon-s3/connecting-an-amazon-s3-data-warehouse-to-stitch
  ['218546966473', 'Stitch'],
  // https://learn.microsoft.com/en-us/azure/sentinel/connect-aws
  ['197857026523', 'Microsoft Sentinel'],
]);

/** The vendor behind an account number. */
export function vendorOf(account: string): string | undefined {
  return VENDORS.get(account);
}
