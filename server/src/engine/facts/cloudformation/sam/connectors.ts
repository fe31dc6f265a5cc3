/**
 * SAM connectors: what the source's role may do with the destination. From the published list of sources and destinations:
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html
 */
import { readDocument } from '../../../iam/statements';
import { madeEntry, madeList, madeObject, madeText } from '../../../syntax/made';
import type { Span } from '../../../syntax/span';
import { get, HOLE, textOf, type Value } from '../../../syntax/value';
import type { Alias } from '../../model';
import { aliasOf, allItems, alternatives, entriesOf, type Resource, type Template, targetOf } from '../template';

type Access = 'Read' | 'Write';

const READ_BUCKET =
  's3:GetObject s3:GetObjectAcl s3:GetObjectLegalHold s3:GetObjectRetention s3:GetObjectTorrent s3:GetObjectVersion s3:GetObjectVersionAcl s3:GetObjectVersionForReplication s3:GetObjectVersionTorrent s3:ListBucket s3:ListBucketMultipartUploads s3:ListBucketVersions s3:ListMultipartUploadParts';
const WRITE_BUCKET =
  's3:AbortMultipartUpload s3:DeleteObject s3:DeleteObjectVersion s3:PutObject s3:PutObjectLegalHold s3:PutObjectRetention s3:RestoreObject';
const READ_TABLE =
  'dynamodb:GetItem dynamodb:Query dynamodb:Scan dynamodb:BatchGetItem dynamodb:ConditionCheckItem dynamodb:PartiQLSelect';
const WRITE_TABLE =
  'dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:BatchWriteItem dynamodb:PartiQLDelete dynamodb:PartiQLInsert dynamodb:PartiQLUpdate';

interface Grant {
  readonly Read?: string;
  readonly Write?: string;
  /** What stands below the destination: objects, indexes. */
  readonly below?: string;
}

const TABLE: Grant = { Read: READ_TABLE, Write: WRITE_TABLE, below: '/index/*' };
const FUNCTION: Grant = { Write: 'lambda:InvokeAsync lambda:InvokeFunction' };
const MACHINE: Grant = {
  Read: 'states:DescribeStateMachine states:ListExecutions',
  Write: 'states:StartExecution states:StartSyncExecution',
};

/** What a function or state machine gets, by the type of the destination. */
const GRANTS: Readonly<Record<string, Grant>> = {
  'AWS::DynamoDB::Table': TABLE,
  'AWS::Events::EventBus': { Write: 'events:PutEvents' },
  'AWS::Lambda::Function': FUNCTION,
  'AWS::S3::Bucket': { Read: READ_BUCKET, Write: WRITE_BUCKET, below: '/*' },
  'AWS::Serverless::Function': FUNCTION,
  'AWS::Serverless::SimpleTable': TABLE,
  'AWS::Serverless::StateMachine': MACHINE,
  'AWS::SNS::Topic': { Write: 'sns:Publish' },
  'AWS::SQS::Queue': {
    Read: 'sqs:ReceiveMessage sqs:GetQueueAttributes',
    Write: 'sqs:DeleteMessage sqs:SendMessage sqs:ChangeMessageVisibility sqs:PurgeQueue',
  },
  'AWS::StepFunctions::StateMachine': MACHINE,
};

/** Fills `facts.policies` with one document a connector and destination. */
export function extractConnectors(template: Template): void {
  for (const resource of template.resources) {
    if (resource.type === 'AWS::Serverless::Connector') {
      const source = template.byId.get(textOf(get(resource.properties, 'Source', 'Id')) ?? '');
      if (source) connect(template, resource.id, source, resource.properties);
    }
    for (const { key, value } of entriesOf(get(resource.body, 'Connectors')))
      connect(template, `${resource.id}${key}`, resource, get(value, 'Properties'));
  }
}

function connect(template: Template, id: string, source: Resource, properties: Value | undefined): void {
  const role = roleOf(template, source);
  const access = allItems(get(properties, 'Permissions'));
  if (!role) return;
  allItems(get(properties, 'Destination')).forEach((destination, i) => {
    const target = template.byId.get(textOf(get(destination, 'Id')) ?? '');
    const grant = target && GRANTS[target.type];
    if (!grant) return;
    const statements = access.flatMap((one) => {
      const actions = grant[textOf(one) as Access];
      return actions ? [statementOf(actions.split(' '), one.span, target.id, destination.span, grant.below)] : [];
    });
    const span = destination.span;
    template.context.facts.policies.push({
      key: `${aliasOf(template, id)}.${i}`,
      name: `connector ${id}`,
      purpose: 'identity',
      form: 'sam-template',
      ...readDocument(madeObject(span, madeEntry('Statement', madeList(span, statements), span))),
      holders: [role],
      span,
    });
  });
}

/** The role that SAM makes for the source, or the one of this template that it is given. */
function roleOf(template: Template, { id, properties }: Resource): Alias | undefined {
  const given = alternatives(get(properties, 'Role') ?? get(properties, 'RoleArn'))[0];
  const target = targetOf(template, given);
  return template.implicitRoles.get(id) ?? (target && aliasOf(template, target.id));
}

function statementOf(actions: readonly string[], place: Span, id: string, destination: Span, below?: string): Value {
  const itself: Value = { kind: 'unknown', span: destination, reason: 'known at deployment', reference: `!GetAtt ${id}.Arn` };
  const resources = [itself, ...(below ? [madeText(destination, `${HOLE}${below}`)] : [])];
  return madeObject(
    place,
    madeEntry('Effect', madeText(place, 'Allow')),
    madeEntry(
      'Action',
      madeList(
        place,
        actions.map((action) => madeText(place, action)),
      ),
    ),
    madeEntry('Resource', madeList(destination, resources)),
  );
}
