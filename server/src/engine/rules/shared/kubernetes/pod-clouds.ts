/** How a cloud's static key gets into a pod, and what makes it unnecessary there. */
import type { PodFact, PodVariable, PodVolume } from '../../../facts/model';

export interface PodCloud {
  readonly name: string;
  /** The variables that hold the key, the secret one first. */
  readonly keys: readonly string[];
  /** Variables that name a file with the key in it. */
  readonly files: readonly string[];
  /** Folders in which the cloud's own tools look for it. */
  readonly folder: RegExp;
  /** What an identity of this cloud is called in the graph. */
  readonly identity: RegExp;
  /** In words: what to use in its place. */
  readonly instead: string;
}

/**
 * https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html
 * https://cloud.google.com/docs/authentication/application-default-credentials
 * https://learn.microsoft.com/azure/developer/python/sdk/authentication/local-development-service-principal
 */
export const POD_CLOUDS: readonly PodCloud[] = [
  {
    name: 'AWS',
    keys: ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_SESSION_TOKEN'],
    files: ['AWS_SHARED_CREDENTIALS_FILE'],
    folder: /\/\.aws(?:\/credentials)?\/?$/,
    identity: /^(?:arn:aws|iam-role:|tf:.*:aws_iam_role\.)/,
    instead: 'annotate its ServiceAccount with eks.amazonaws.com/role-arn, or associate it with a role (EKS Pod Identity)',
  },
  {
    name: 'Google Cloud',
    keys: ['GOOGLE_CREDENTIALS', 'GOOGLE_APPLICATION_CREDENTIALS_JSON'],
    files: ['GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_APPLICATION_CREDENTIALS_FILE'],
    folder: /\/(?:\.config\/)?gcloud(?:\/application_default_credentials\.json)?\/?$/,
    identity: /^gcp-sa:|:google_service_account\./,
    instead: 'bind its ServiceAccount to a service account of Google Cloud (Workload Identity Federation for GKE)',
  },
  {
    name: 'Azure',
    keys: ['AZURE_CLIENT_SECRET', 'ARM_CLIENT_SECRET', 'AZURE_CLIENT_ID', 'AZURE_TENANT_ID', 'ARM_CLIENT_ID', 'ARM_TENANT_ID'],
    files: ['AZURE_CLIENT_CERTIFICATE_PATH'],
    folder: /\/\.azure\/?$|^\/etc\/kubernetes\/azure\.json$/,
    identity: /^azure-client:|:azurerm_user_assigned_identity\./,
    instead:
      'annotate its ServiceAccount with azure.workload.identity/client-id, and label the pod with azure.workload.identity/use',
  },
];

/** Stores that speak the protocol of S3 take keys in the same variables, and know no role. */
const OTHER_STORE =
  /minio|localstack|ceph|rook|seaweed|garage|wasabi|backblaze|\bb2\b|cloudflare|\br2\b|digitalocean|spaces|scaleway|yandex|linode/i;
const ENDPOINT = /ENDPOINT|_S3_URL$|^S3_(?:URL|HOST)/;

/** Whether the container talks to something that only looks like the cloud. */
export function isOtherStore({ owner, variables }: PodFact, container: string): boolean {
  if (OTHER_STORE.test(`${owner} ${container}`)) return true;
  return variables.some(
    (one) =>
      one.container === container && (ENDPOINT.test(one.name) || OTHER_STORE.test(`${one.name} ${one.source?.name ?? ''}`)),
  );
}

/** The volume of a Secret that a container sees at a path. */
export function secretAt({ volumes }: PodFact, container: string, path: string): PodVolume | undefined {
  return volumes.find(
    ({ kind, mounts }) =>
      kind === 'secret' &&
      mounts.some((mount) => mount.container === container && `${path}/`.startsWith(`${mount.path.replace(/\/+$/, '')}/`)),
  );
}

/** The clouds that a container looks for in one Secret: `/credentials/cloud` of a backup tool is the key of any of them. */
export function cloudsAt(pod: PodFact, container: string, volume: PodVolume): readonly PodCloud[] {
  const own = pod.variables.filter(({ path, container: where }) => {
    return path !== undefined && where === container && secretAt(pod, container, path) === volume;
  });
  return POD_CLOUDS.filter(({ files }) => own.some(({ name }) => files.includes(name)));
}

/** Whether the variable gets its value from an object of the cluster. */
export function isGiven({ from }: PodVariable): boolean {
  return from === 'secret' || from === 'config-map';
}
