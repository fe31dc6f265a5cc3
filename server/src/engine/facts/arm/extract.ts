/** Facts of ARM templates and their parameter files (JSON), and of Bicep files. */
import type { BicepFile } from '../../syntax/bicep/ast';
import { parseBicep } from '../../syntax/bicep/parser';
import { parseJson } from '../../syntax/data/json';
import type { Value } from '../../syntax/value';
import type { ExtractContext, Extractor } from '../context';
import { walk } from '../data/walk';
import { type CredentialFact, emptyFacts } from '../model';
import { bicepTemplate } from './bicep';
import { addCloud } from './cloud';
import { addResourceCredentials } from './credentials';
import { jsonTemplates } from './json';
import { addParameters } from './parameters';
import type { ArmTemplate } from './template';
import { addVaultCalls, addVaultParameters } from './vault-reads';

/** Larger is data that somebody deploys: the search for token formats still reads it. */
const LONGEST = 2_000_000;

/** A Bicep file, or the parameters of one (`.bicepparam`). */
export const extractBicep: Extractor = (context) => {
  const { file, text, facts } = context;
  if (text.length > LONGEST) return;
  const tree: BicepFile = parseBicep(text);
  for (const { message, start, end } of tree.issues)
    facts.unresolved.push({ reason: `not readable: ${message}`, span: { file, start, end } });
  addVaultCalls(context, tree.statements);
  addTemplate(context, bicepTemplate(file, text, tree));
};

/** A template in JSON, or the parameters of one. */
export const extractArm: Extractor = (context) => {
  const { file, text } = context;
  if (text.length > LONGEST) return;
  const { value: root } = parseJson(file, text);
  if (!root) return;
  addVaultParameters(context, root);
  for (const template of jsonTemplates(file, text, root)) addTemplate(context, template);
  addTheRest(context, root);
};

function addTemplate(context: ExtractContext, template: ArmTemplate): void {
  const fed: Value[] = [];
  for (const resource of template.resources) {
    addCloud(context.facts, resource, template);
    if (!resource.isModule) fed.push(...addResourceCredentials(context, resource));
  }
  addParameters(context, template, fed);
}

/** What any JSON says by its names: everything that no resource or parameter has said already. */
function addTheRest(context: ExtractContext, root: Value): void {
  const facts = emptyFacts(context.file, context.host);
  walk({ ...context, facts }, root);
  const known = new Set(context.facts.credentials.map(({ span }) => span.start));
  // An expression is no value; what stands in a part of one is.
  const isExpression = ({ span: { start, end } }: CredentialFact) => /^\[(?!\[).*\]$/s.test(context.text.slice(start, end));
  const outside = facts.credentials.filter((one) => !known.has(one.span.start) && !isExpression(one));
  context.facts.credentials.push(...outside);
  context.facts.vaultReferences.push(...facts.vaultReferences);
}
