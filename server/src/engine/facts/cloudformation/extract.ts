import { spanOf } from '../../syntax/span';
import type { Value } from '../../syntax/value';
import type { Extractor } from '../context';
import { walk } from '../data/walk';
import { extractAttachments } from './attachments';
import { extractCloudAccess } from './cloud-access';
import { extractCodePlaces } from './code-places';
import { extractCredentials } from './credentials';
import { extractIdentities } from './identities';
import { extractLifecycles } from './lifecycles';
import { extractNamed } from './named';
import { extractParameters } from './parameters';
import { extractPermissions } from './permissions';
import { extractPolicies } from './policies';
import { extractReferences } from './references';
import { extractSam } from './sam/extract';
import { extractServerless } from './serverless/extract';
import { serverlessRoot } from './serverless/translate';
import { extractSettings } from './settings';
import { extractShields } from './shields';
import { documentsIn, rootIn, type Template, templateOf } from './template';
import { extractUsers } from './users';

/** Facts of a CloudFormation or SAM template or of a Serverless Framework service, in YAML or JSON. */
export const extractCloudFormation: Extractor = (context) => {
  const { documents, issues } = documentsIn(context);
  for (const { message, start, end } of issues) {
    context.facts.unresolved.push({ reason: `not readable: ${message}`, span: spanOf(context.file, { start, end }) });
  }
  const template = rootIn(documents);
  const service = template ? undefined : documents[0];
  const root = template ?? (service && serverlessRoot(service, context.text));
  if (root) extractTemplate(templateOf(context, root), service);
  if (service && root) extractServerless(context, service);
  // Called like a service, or with a word of one in it: a data file all the same.
  else if (!root) for (const document of documents) walk(context, document);
};

function extractTemplate(template: Template, service: Value | undefined): void {
  noteUnresolved(template);
  extractIdentities(template);
  extractNamed(template);
  extractPolicies(template);
  extractPermissions(template);
  extractShields(template);
  extractAttachments(template);
  extractSam(template);
  extractUsers(template);
  extractSettings(template);
  extractReferences(template);
  extractCodePlaces(template, service);
  extractCloudAccess(template);
  extractLifecycles(template);
  const feeding = extractCredentials(template);
  extractParameters(template, feeding);
}

/** Resources that only exist after a transform has run. */
function noteUnresolved({ context, open }: Template): void {
  for (const { key, keySpan } of open)
    context.facts.unresolved.push({ reason: `${key} makes resources at deployment`, span: keySpan });
}
