import type { Template } from '../template';
import { extractConnectors } from './connectors';
import { extractManagedPolicies } from './managed-policies';
import { extractTemplatePolicies } from './template-policies';

/** What the AWS Serverless Application Model adds to a template: the grants that it writes for its users. */
export function extractSam(template: Template): void {
  extractTemplatePolicies(template);
  extractManagedPolicies(template);
  extractConnectors(template);
}
