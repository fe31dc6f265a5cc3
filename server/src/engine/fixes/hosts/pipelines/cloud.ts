import type { CredentialFact } from '../../../facts/model';

/** The cloud that a credential logs in to, by its format or its name. */
export function cloudOf({
  format,
  provider,
  slot,
}: Pick<CredentialFact, 'format' | 'provider' | 'slot'>): 'aws' | 'azure' | 'gcp' | undefined {
  const about = `${format ?? ''} ${provider ?? ''} ${slot.name}`;
  if (/^aws-(?:access-key|secret-key|session)|\baws[-_](?:access[-_]key|secret[-_]access|session[-_]token)/i.test(about))
    return 'aws';
  if (/\b(?:azure|arm)[-_](?:client[-_]secret|credentials)|^azure-ad/i.test(about) || slot.name === 'creds') return 'azure';
  if (
    /\b(?:google|gcp|gcloud)[-_](?:application[-_])?(?:credentials|sa[-_]key|service[-_]account)|^gcp-service|credentials_json/i.test(
      about,
    )
  )
    return 'gcp';
  return undefined;
}
