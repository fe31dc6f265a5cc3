import { ANY_RESOURCE } from '../../facts/cloudformation/sam/template-policies';
import type { IdentityGraph } from '../../graph/model';
import { judge } from '../aws-iam-admin-managed-policy/judge';
import { defineRule, type Hit, type Remedy } from '../model';
import { fewOf, oncePerPlace } from '../shared/aws/aws-iam';
import docs from './doc.md';

/** Policy templates that take the place of a managed policy, by the part of its name that says which service. */
const INSTEAD: readonly (readonly [RegExp, readonly string[]])[] = [
  [/S3/, ['S3ReadPolicy', 'S3WritePolicy', 'S3CrudPolicy']],
  [/DynamoDB/, ['DynamoDBReadPolicy', 'DynamoDBWritePolicy', 'DynamoDBCrudPolicy']],
  [/SQS/, ['SQSSendMessagePolicy', 'SQSPollerPolicy']],
  [/SNS/, ['SNSPublishMessagePolicy']],
  [/Kinesis(?!Firehose)/, ['KinesisStreamReadPolicy', 'KinesisCrudPolicy']],
  [/Firehose/, ['FirehoseWritePolicy']],
  [/SES/, ['SESCrudPolicy']],
  [/SSM/, ['SSMParameterReadPolicy']],
  [/Secrets/, ['AWSSecretsManagerGetSecretValuePolicy']],
  [/StepFunctions/, ['StepFunctionsExecutionPolicy']],
  [/EventBridge/, ['EventBridgePutEventsPolicy']],
  [/Lambda/, ['LambdaInvokePolicy']],
  [/Athena/, ['AthenaQueryPolicy']],
];

function insteadOf(name: string): Remedy {
  const templates = INSTEAD.find(([pattern]) => pattern.test(name))?.[1] ?? [
    'S3ReadPolicy',
    'DynamoDBCrudPolicy',
    'SQSPollerPolicy',
  ];
  return {
    type: 'manual',
    title: 'Use a SAM policy template',
    steps: [
      'List what the function calls, and on which resources.',
      `Name policy templates with those resources, such as ${fewOf(templates)}; where none fits, write a statement with the actions and ARNs.`,
      `Remove ${name}.`,
    ],
  };
}

/** Managed policies in the list of a function or state machine. */
function managed(graph: IdentityGraph): Hit[] {
  return graph.attachments.flatMap(({ policy, identity, name, span, inSam }) => {
    if (!inSam || !policy.startsWith('managed-policy:')) return [];
    const short = policy.slice('managed-policy:'.length);
    const verdict = judge(short);
    if (!verdict) return [];
    return {
      span,
      message: `${short} in the policies of ${name} gives ${verdict.gives}`,
      severity: verdict.severity,
      identity,
      remedies: [insteadOf(short)],
    };
  });
}

/** Policy templates for every resource of their kind. Reading all tables of an account is less than writing to them. */
function templates(graph: IdentityGraph): Hit[] {
  return graph.policies.flatMap(({ form, name, issues, holders }) => {
    if (form !== 'sam-template') return [];
    return issues.flatMap(({ code, message, span }): Hit[] => {
      if (code !== ANY_RESOURCE) return [];
      const [parameter = '', template = ''] = message.split(' of ');
      return [
        {
          span,
          message: `${parameter} of ${template} is every resource of the account, in ${name.split(' ')[0]}`,
          severity: /Read|Describe|Poller|Publish|Send|PutEvents|Encrypt/.test(template) ? 'medium' : 'high',
          ...(holders[0] ? { identity: holders[0] } : {}),
          remedies: [
            {
              type: 'manual',
              title: 'Name the resource',
              steps: [
                `Set ${parameter} to the resource that the function works with: !Ref or !GetAtt of one of this template, or its name.`,
              ],
            },
          ],
        },
      ];
    });
  });
}

export const rule = defineRule({
  id: 'cfn-sam-policy-wildcard',
  title: 'SAM function or state machine with full access, or with a policy template for every resource',
  group: 'cloudformation',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269', 'CWE-732'],
  hosts: ['cloudformation'],
  docs,
  scope: 'graph',
  check: (graph) => oncePerPlace([...managed(graph), ...templates(graph)]),
});
