/** Which JSON files are ARM templates or their parameters. */

import { includes } from '../../secrets/filter/follow';
import { ascii } from '../../secrets/filter/needles';

/** A template says what it is within its first lines; a blueprint or a template spec has some before it. */
const HEAD = 64 * 1024;
const VERSION = ascii('contentVersion');
/** `deploymentTemplate.json#`, `subscriptionDeploymentParameters.json#`: https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/syntax#template-format */
const SCHEMAS = ['eploymentTemplate.json', 'eploymentParameters.json'].map(ascii);
const PARTS = ['resources"', 'parameters"'].map(ascii);

/** Whether JSON is a template or parameter file of ARM: by its schema, or by its version and a part that templates have. */
export function isArmFile(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD);
  const isOne = (literal: Uint8Array) => includes(head, literal);
  return SCHEMAS.some(isOne) || (includes(head, VERSION) && PARTS.some(isOne));
}
