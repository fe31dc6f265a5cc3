/** AWS policies in source code: documents in strings and objects, what SDK calls do with them, the AWS CDK and Pulumi. */
import type { Statement } from '../../../iam/model';
import { baseName } from '../../../syntax/path';
import type { SourceNode } from '../../../syntax/source/tree';
import type { ExtractContext } from '../../context';
import type { PolicyFact } from '../../model';
import { addCdk } from '../cdk/index';
import { addCdkLifecycles } from '../cdk/lifecycles';
import type { Tracer } from '../origin';
import { addPulumi } from '../pulumi/index';
import { unwrap } from '../read';
import { isTestFile } from '../test-file';
import { buildingOf } from '../values/value';
import { builtStatements } from './builders';
import { contentOf, documentsIn } from './documents';
import { sdkUses, type Use } from './uses';

/** A file with more documents is a list of policies, such as a scanner or a mock of AWS keeps, and not a program that uses them. */
const MOST_DOCUMENTS = 100;

/** Fills `policies`, and the identities and attachments that come with them. */
export function addPolicies(context: ExtractContext, tracer: Tracer, root: SourceNode): void {
  if (isTestFile(context.file)) return;
  // Of its own: what it reads is not read yet.
  const pulumi = addPulumi(context, buildingOf(tracer));
  addCdkLifecycles(context, buildingOf(tracer));
  if (!/Effect|PolicyStatement|olicy|grant|ssumed_?[bB]y/.test(context.text)) return;
  const building = buildingOf(tracer);
  const uses = sdkUses(context, tracer);
  const cdk = addCdk(context, building);
  const found = /Effect/.test(context.text) ? documentsIn(building, root) : [];
  const built = builtStatements(building);
  if (found.length + built.length > MOST_DOCUMENTS) return;
  for (const [i, { statement, span }] of built.entries())
    context.facts.policies.push({
      ...{
        key: `source:${context.file}#built${i}`,
        name: nameOf(context, undefined, undefined),
        purpose: 'unknown',
        form: 'source',
      },
      ...{ holders: [], statements: [statement], issues: [], span },
    });
  const names = namesIn(tracer);
  for (const [i, one] of found.entries()) {
    const use = uses.get(one.node) ?? cdk.get(one.node) ?? pulumi.get(one.node);
    const content = contentOf(one, tracer.source.language.dialect);
    if (!use && isOfAnotherKind(content.statements)) continue;
    context.facts.policies.push({
      key: `source:${context.file}#${i}`,
      name: nameOf(context, use, names.get(one.node)),
      purpose: use?.purpose ?? 'unknown',
      holders: use?.holders ?? [],
      ...content,
    } satisfies PolicyFact);
  }
}

function nameOf({ file }: ExtractContext, use: Use | undefined, name: string | undefined): string {
  const base = baseName(file);
  return use?.name ?? (name ? `${base} ${name}` : base);
}

/** The variable or key that a document is given to. */
function namesIn({ outline, source }: Tracer): ReadonlyMap<SourceNode, string> {
  const names = new Map<SourceNode, string>();
  for (const { key, value } of outline.pairs) names.set(unwrap(source, value), key);
  for (const { name, value } of outline.bindings) if (value) names.set(unwrap(source, value), name);
  return names;
}

/**
 * What a Lambda authorizer gives back to API Gateway says what one caller may call, and the policy of a CloudFormation stack which
 * of its resources an update may touch: both look like policies of IAM, and no identity holds them.
 */
function isOfAnotherKind(statements: readonly Statement[]): boolean {
  const actions = statements.flatMap((statement) => statement.actions);
  return actions.length > 0 && actions.every(({ text }) => /^(?:execute-api|update):/i.test(text));
}
