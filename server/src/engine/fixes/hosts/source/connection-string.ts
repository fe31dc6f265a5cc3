/** Connection strings of Azure Storage. https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string */

/** The address of the blob service of the account that the connection string names; undefined where it does not say so plainly. */
export function blobAddress(connection: string): string | undefined {
  const part = (name: string) => new RegExp(`(?:^|;)\\s*${name}=([^;]*)`, 'i').exec(connection)?.[1]?.trim();
  const endpoint = part('BlobEndpoint');
  if (endpoint !== undefined) return /^https:\/\/[\w.-]+\/?$/.test(endpoint) ? endpoint.replace(/\/$/, '') : undefined;
  const account = part('AccountName');
  const suffix = part('EndpointSuffix') ?? 'core.windows.net';
  return account && /^[a-z0-9]{3,24}$/.test(account) && /^[\w.-]+$/.test(suffix)
    ? `https://${account}.blob.${suffix}`
    : undefined;
}
