/** Forty-five services in four languages and nine SDKs: each call of a service gives its action, in the names that each SDK has for it. */
import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import { prefixOf } from '../../server/src/engine/facts/source/needs/services';
import { actionOf } from '../../server/src/engine/iam/table/actions';
import { testEngine } from '../support/analysis';

/** Operation · action where it has another name · JavaScript 3 · JavaScript 2 · boto3 · Go · Java 2 package and client · Java 1 package and client. */
const SERVICES: readonly string[] = `
GetObject s3:GetObject client-s3 S3 s3 s3 s3.S3Client s3.AmazonS3
Query dynamodb:Query client-dynamodb DynamoDB dynamodb dynamodb dynamodb.DynamoDbClient dynamodbv2.AmazonDynamoDB
SendMessage sqs:SendMessage client-sqs SQS sqs sqs sqs.SqsClient sqs.AmazonSQS
Publish sns:Publish client-sns SNS sns sns sns.SnsClient sns.AmazonSNS
Invoke lambda:InvokeFunction client-lambda Lambda lambda lambda lambda.LambdaClient lambda.AWSLambda
AssumeRole sts:AssumeRole client-sts STS sts sts sts.StsClient securitytoken.AWSSecurityTokenService
GetSecretValue secretsmanager:GetSecretValue client-secrets-manager SecretsManager secretsmanager secretsmanager secretsmanager.SecretsManagerClient secretsmanager.AWSSecretsManager
GetParameter ssm:GetParameter client-ssm SSM ssm ssm ssm.SsmClient simplesystemsmanagement.AWSSimpleSystemsManagement
Decrypt kms:Decrypt client-kms KMS kms kms kms.KmsClient kms.AWSKMS
DescribeInstances ec2:DescribeInstances client-ec2 EC2 ec2 ec2 ec2.Ec2Client ec2.AmazonEC2
RunTask ecs:RunTask client-ecs ECS ecs ecs ecs.EcsClient ecs.AmazonECS
DescribeCluster eks:DescribeCluster client-eks EKS eks eks eks.EksClient eks.AmazonEKS
BatchGetImage ecr:BatchGetImage client-ecr ECR ecr ecr ecr.EcrClient ecr.AmazonECR
PutRecord kinesis:PutRecord client-kinesis Kinesis kinesis kinesis kinesis.KinesisClient kinesis.AmazonKinesis
PutRecordBatch firehose:PutRecordBatch client-firehose Firehose firehose firehose firehose.FirehoseClient kinesisfirehose.AmazonKinesisFirehose
PutEvents events:PutEvents client-eventbridge EventBridge events eventbridge eventbridge.EventBridgeClient eventbridge.AmazonEventBridge
StartExecution states:StartExecution client-sfn StepFunctions stepfunctions sfn sfn.SfnClient stepfunctions.AWSStepFunctions
PutMetricData cloudwatch:PutMetricData client-cloudwatch CloudWatch cloudwatch cloudwatch cloudwatch.CloudWatchClient cloudwatch.AmazonCloudWatch
FilterLogEvents logs:FilterLogEvents client-cloudwatch-logs CloudWatchLogs logs cloudwatchlogs cloudwatchlogs.CloudWatchLogsClient logs.AWSLogs
DescribeStacks cloudformation:DescribeStacks client-cloudformation CloudFormation cloudformation cloudformation cloudformation.CloudFormationClient cloudformation.AmazonCloudFormation
GetRole iam:GetRole client-iam IAM iam iam iam.IamClient identitymanagement.AmazonIdentityManagement
DescribeDBInstances rds:DescribeDBInstances client-rds RDS rds rds rds.RdsClient rds.AmazonRDS
ExecuteStatement rds-data:ExecuteStatement client-rds-data RDSDataService rds-data rdsdata rdsdata.RdsDataClient rdsdata.AWSRDSData
SendEmail ses:SendEmail client-ses SES ses ses ses.SesClient simpleemail.AmazonSimpleEmailService
AdminGetUser cognito-idp:AdminGetUser client-cognito-identity-provider CognitoIdentityServiceProvider cognito-idp cognitoidentityprovider cognitoidentityprovider.CognitoIdentityProviderClient cognitoidp.AWSCognitoIdentityProvider
InvokeModel bedrock:InvokeModel client-bedrock-runtime BedrockRuntime bedrock-runtime bedrockruntime bedrockruntime.BedrockRuntimeClient bedrockruntime.AmazonBedrockRuntime
StartJobRun glue:StartJobRun client-glue Glue glue glue glue.GlueClient glue.AWSGlue
StartQueryExecution athena:StartQueryExecution client-athena Athena athena athena athena.AthenaClient athena.AmazonAthena
ChangeResourceRecordSets route53:ChangeResourceRecordSets client-route-53 Route53 route53 route53 route53.Route53Client route53.AmazonRoute53
CreateInvalidation cloudfront:CreateInvalidation client-cloudfront CloudFront cloudfront cloudfront cloudfront.CloudFrontClient cloudfront.AmazonCloudFront
DescribeLoadBalancers elasticloadbalancing:DescribeLoadBalancers client-elastic-load-balancing-v2 ELBv2 elbv2 elasticloadbalancingv2 elasticloadbalancingv2.ElasticLoadBalancingV2Client elasticloadbalancingv2.AmazonElasticLoadBalancing
SetDesiredCapacity autoscaling:SetDesiredCapacity client-auto-scaling AutoScaling autoscaling autoscaling autoscaling.AutoScalingClient autoscaling.AmazonAutoScaling
SubmitJob batch:SubmitJob client-batch Batch batch batch batch.BatchClient batch.AWSBatch
StartBuild codebuild:StartBuild client-codebuild CodeBuild codebuild codebuild codebuild.CodeBuildClient codebuild.AWSCodeBuild
StartPipelineExecution codepipeline:StartPipelineExecution client-codepipeline CodePipeline codepipeline codepipeline codepipeline.CodePipelineClient codepipeline.AWSCodePipeline
InvokeEndpoint sagemaker:InvokeEndpoint client-sagemaker-runtime SageMakerRuntime sagemaker-runtime sagemakerruntime sagemakerruntime.SageMakerRuntimeClient sagemakerruntime.AmazonSageMakerRuntime
DetectLabels rekognition:DetectLabels client-rekognition Rekognition rekognition rekognition rekognition.RekognitionClient rekognition.AmazonRekognition
AnalyzeDocument textract:AnalyzeDocument client-textract Textract textract textract textract.TextractClient textract.AmazonTextract
DetectSentiment comprehend:DetectSentiment client-comprehend Comprehend comprehend comprehend comprehend.ComprehendClient comprehend.AmazonComprehend
TranslateText translate:TranslateText client-translate Translate translate translate translate.TranslateClient translate.AmazonTranslate
SynthesizeSpeech polly:SynthesizeSpeech client-polly Polly polly polly polly.PollyClient polly.AmazonPolly
StartTranscriptionJob transcribe:StartTranscriptionJob client-transcribe TranscribeService transcribe transcribe transcribe.TranscribeClient transcribe.AmazonTranscribe
RequestCertificate acm:RequestCertificate client-acm ACM acm acm acm.AcmClient certificatemanager.AWSCertificateManager
GetFindings securityhub:GetFindings client-securityhub SecurityHub securityhub securityhub securityhub.SecurityHubClient securityhub.AWSSecurityHub
GetCostAndUsage ce:GetCostAndUsage client-cost-explorer CostExplorer ce costexplorer costexplorer.CostExplorerClient costexplorer.AWSCostExplorer
`
  .trim()
  .split('\n');

const lower = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3_$2$4').toLowerCase();

interface Form {
  readonly file: string;
  readonly text: (row: Row) => string;
}

interface Row {
  readonly op: string;
  readonly js3: string;
  readonly js2: string;
  readonly boto: string;
  readonly go: string;
  readonly java2: readonly [string, string];
  readonly java1: readonly [string, string];
}

const FORMS: Readonly<Record<string, Form>> = {
  'TypeScript, commands': {
    file: 'src/app.ts',
    text: ({ op, js3 }) =>
      `import { AnyClient, ${op}Command } from '@aws-sdk/${js3}';\nawait new AnyClient({}).send(new ${op}Command({}));\n`,
  },
  'TypeScript, aggregated client': {
    file: 'src/app.ts',
    text: ({ op, js3, js2 }) =>
      `import { ${js2} } from "@aws-sdk/${js3}";\nconst api = new ${js2}({});\nawait api.${lower(op)}({});\n`,
  },
  'JavaScript, version 2': {
    file: 'src/app.js',
    text: ({ op, js2 }) =>
      `const AWS = require('aws-sdk');\nconst api = new AWS.${js2}();\nawait api.${lower(op)}({}).promise();\n`,
  },
  'Python, client': {
    file: 'src/app.py',
    text: ({ op, boto }) => `import boto3\napi = boto3.client("${boto}")\napi.${snake(op)}()\n`,
  },
  'Python, asynchronous': {
    file: 'src/app.py',
    text: ({ op, boto }) =>
      `import aioboto3\n\nasync def run():\n    async with aioboto3.Session().client("${boto}") as api:\n        await api.${snake(op)}()\n`,
  },
  'Go, version 2': {
    file: 'main.go',
    text: ({ op, go }) =>
      `package main\nimport "github.com/aws/aws-sdk-go-v2/service/${go}"\nfunc run() { api.${op}(ctx, &${go}.${op}Input{}) }\n`,
  },
  'Go, version 1': {
    file: 'main.go',
    text: ({ op, go }) =>
      `package main\nimport sdk "github.com/aws/aws-sdk-go/service/${go}"\nfunc run() { api.${op}WithContext(ctx, &sdk.${op}Input{}) }\n`,
  },
  'Java, version 2': {
    file: 'src/App.java',
    text: ({ op, java2: [name, client] }) =>
      `import software.amazon.awssdk.services.${name}.${client};\nclass App {\n  private final ${client} api = ${client}.create();\n  void run() { api.${lower(op)}(r -> r.build()); }\n}\n`,
  },
  'Java, version 1': {
    file: 'src/App.java',
    text: ({ op, java1: [name, client] }) =>
      `import com.amazonaws.services.${name}.${client};\nimport com.amazonaws.services.${name}.model.${op}Request;\nclass App {\n  private ${client} api;\n  void run() { api.${lower(op)}(new ${op}Request()); }\n}\n`,
  },
};

function rowOf(line: string): Row & { action: string } {
  const [op = '', action = '', js3 = '', js2 = '', boto = '', go = '', java2 = '', java1 = ''] = line.split(' ');
  const pair = (text: string): [string, string] => text.split('.') as [string, string];
  return { op, action, js3, js2, boto, go, java2: pair(java2), java1: pair(java1) };
}

const needs = (file: string, text: string) => analyzeFile({ file, text }, testEngine).facts.needs;

describe('what calls of each service need', () => {
  it('knows forty-five services', () => assert.ok(new Set(SERVICES.map((line) => rowOf(line).action.split(':')[0])).size >= 45));

  for (const [name, { file, text }] of Object.entries(FORMS)) {
    it(name, () => {
      for (const row of SERVICES.map(rowOf)) {
        const written = text(row);
        const found = needs(file, written);
        const own = found.find(({ action }) => action === row.action);
        assert.ok(own && !own.maybe, `${row.action}: ${found.map(({ action }) => action).join(' ')}\n${written}`);
        const strange = found.filter(({ action, maybe }) => !maybe && action !== row.action);
        assert.deepEqual(strange, [], written);
      }
    });
  }

  it('C#, Kotlin, Ruby, PHP and Rust', () => {
    const texts: Record<string, string> = {
      'App.kt': 'import aws.sdk.kotlin.services.sqs.SqsClient\nval api = SqsClient { }\napi.sendMessage { queueUrl = url }\n',
      'App.cs': 'using Amazon.SQS;\nvar api = new AmazonSQSClient();\nawait api.SendMessageAsync(url, text);\n',
      'app.rb': "require 'aws-sdk-sqs'\napi = Aws::SQS::Client.new\napi.send_message(queue_url: url)\n",
      'App.php': '<?php\nuse Aws\\Sqs\\SqsClient;\n$api = new SqsClient([]);\n$api->sendMessage([]);\n',
      'main.rs': 'use aws_sdk_sqs::Client;\nlet out = api.send_message().queue_url(url).send().await?;\n',
    };
    for (const [file, text] of Object.entries(texts))
      assert.deepEqual(
        needs(file, text).map(({ action }) => action),
        ['sqs:SendMessage'],
        file,
      );
  });

  it('every action that an operation is said to need is one of AWS', () => {
    assert.equal(prefixOf('sfn'), 'states');
    for (const line of SERVICES) assert.ok(actionOf(rowOf(line).action), line);
  });
});
