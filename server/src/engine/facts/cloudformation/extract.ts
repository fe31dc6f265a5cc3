import { spanOf } from '../../syntax/span';
import { get } from '../../syntax/value';
import type { Extractor } from '../context';
import { extractAttachments } from './attachments';
import { extractCredentials } from './credentials';
import { extractIdentities } from './identities';
import { extractParameters } from './parameters';
import { extractPolicies } from './policies';
import { extractReferences } from './references';
import { entriesOf, readTemplate, type Template } from './template';

/** Facts of a CloudFormation or SAM template, in YAML or JSON. */
export const extractCloudFormation: Extractor = (context) => {
  const { template, issues } = readTemplate(context);
  for (const { message, start, end } of issues) {
    context.facts.unresolved.push({ reason: `not readable: ${message}`, span: spanOf(context.file, { start, end }) });
  }
  if (!template) return;
  noteUnresolved(template);
  extractIdentities(template);
  extractPolicies(template);
  extractAttachments(template);
  extractReferences(template);
  const feeding = extractCredentials(template);
  extractParameters(template, feeding);
};

/** Resources that only exist after a transform has run. */
function noteUnresolved({ context, root }: Template): void {
  for (const { key, keySpan } of entriesOf(get(root, 'Resources'))) {
    if (key.startsWith('Fn::')) context.facts.unresolved.push({ reason: `${key} makes resources at deployment`, span: keySpan });
  }
}
