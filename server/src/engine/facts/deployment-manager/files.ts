/** Which files are configurations of Google's Deployment Manager: by what their resources are. */
import { includes } from '../../secrets/filter/follow';
import { ascii } from '../../secrets/filter/needles';

const RESOURCES = ascii('resources:');
const TYPE = ascii('type:');
/** `compute.v1.instance`, `gcp-types/compute-v1:instances`. https://cloud.google.com/deployment-manager/docs/configuration/supported-resource-types */
const GOOGLE =
  /^[ \t]{1,200}(?:-[ \t]{1,40})?type:[ \t]*["']?(?:gcp-types\/[\w-]{1,60}:[\w.]{1,80}|[a-z]{2,40}\.(?:v\d[\w]{0,8}|alpha|beta)\.[\w.]{1,80})["']?[ \t]*(?:#.*)?\r?$/m;

/** Whether a look at the text is worth it. */
export function looksLikeDeployment(bytes: Uint8Array): boolean {
  return includes(bytes, RESOURCES) && includes(bytes, TYPE);
}

/** A list of resources at the top, and one of Google's types among them. */
export function isDeployment(text: string): boolean {
  return /^resources:/m.test(text) && GOOGLE.test(text);
}
