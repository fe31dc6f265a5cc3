/** Stores that are no cloud's, and how the names of variables compare. */
import type { PipelineText, PipelineVariable } from '../../facts/model';

/**
 * What speaks the protocol of S3 and is none: such stores have keys only.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
const OTHER_STORE =
  /cloudflarestorage|digitaloceanspaces|backblazeb2|wasabisys|linodeobjects|scw\.cloud|min\.?io\b|minio|localstack|moto_server|localhost|127\.0\.0\.1|\bR2_|_R2_|CLOUDFLARE|DO_SPACES|SPACES_|WASABI|\bB2_|BACKBLAZE|SCALEWAY|\bSCW_|HETZNER|YANDEX|\bYC_|ALIYUN|OSS_|TIGRIS|STORJ|OVH_/i;

/** An endpoint of one's own, by the name of a variable, input or flag. */
const ENDPOINT = /^(?:aws|s3|aws_s3|bucket)_?\w*endpoint|^endpoint(?:_url)?$|endpoint_url$/i;

/** Whether a key is for such a store, as far as what stands beside it says. */
export function isOtherStore(variables: readonly PipelineVariable[], words: readonly string[]): boolean {
  return (
    variables.some(
      ({ name, value }) => (ENDPOINT.test(plain(name)) && value?.text !== '') || OTHER_STORE.test(storeText(name, value)),
    ) || words.some((word) => /^--endpoint-url\b/.test(word) || /localhost:4566|localstack/.test(word))
  );
}

/** Hosts stand in any value; marks of a vendor only where a key is named. */
function storeText(name: string, value: PipelineText | undefined): string {
  const text = value?.text ?? '';
  return /secret|key/i.test(name)
    ? `${name} ${text}`
    : (/https?:\/\/\S+/.exec(text)?.[0].replace(/localhost|127\.0\.0\.1/g, '') ?? '');
}

/** `AWS-Secret-Access-Key` → `aws_secret_access_key`. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[-.]/g, '_');
}
