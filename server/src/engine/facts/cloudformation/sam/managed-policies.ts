/** AWS managed policies that SAM attaches to the role it makes, by what the function is given and what calls it. */
import { get, textOf, type Value } from '../../../syntax/value';
import { entriesOf, type Resource, type Template } from '../template';

/** Sources that a function polls: https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html */
const BY_EVENT: Readonly<Record<string, string>> = {
  DynamoDB: 'AWSLambdaDynamoDBExecutionRole',
  Kinesis: 'AWSLambdaKinesisExecutionRole',
  MSK: 'AWSLambdaMSKExecutionRole',
  SQS: 'AWSLambdaSQSQueueExecutionRole',
};

/** Fills `facts.attachments` for every function whose role SAM makes. */
export function extractManagedPolicies(template: Template): void {
  for (const resource of template.resources) {
    const identity = template.implicitRoles.get(resource.id);
    if (!identity || resource.type !== 'AWS::Serverless::Function') continue;
    for (const [policy, { file, start, end }] of managedPolicies(template, resource)) {
      const place = { span: { file, start, end }, literal: { start, end } };
      template.context.facts.attachments.push({
        policy: `managed-policy:${policy}`,
        identity,
        type: 'grant',
        name: resource.id,
        ...place,
      });
    }
  }
}

/** Name of each policy, and the place that brings it. */
function managedPolicies({ globals }: Template, { properties, span }: Resource): Map<string, Value['span']> {
  const shared = globals.find(({ type }) => type === 'AWS::Serverless::Function')?.properties;
  const found = new Map([['AWSLambdaBasicExecutionRole', span]]);
  const network = get(properties, 'VpcConfig') ?? get(shared, 'VpcConfig');
  if (network) found.set('AWSLambdaVPCAccessExecutionRole', network.span);
  const tracing = get(properties, 'Tracing') ?? get(shared, 'Tracing');
  if (tracing && textOf(tracing) === 'Active') found.set('AWSXRayDaemonWriteAccess', tracing.span);
  for (const { value } of entriesOf(get(properties, 'Events'))) {
    const type = get(value, 'Type');
    const policy = BY_EVENT[textOf(type) ?? ''];
    if (type && policy && !found.has(policy)) found.set(policy, type.span);
  }
  return found;
}
