/** What a program needs: SDK calls of every language as IAM actions, each at its exact place. */
import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import { testEngine } from '../support/analysis';

/** `action@text`, in the order of the file. */
function needs(file: string, text: string): string[] {
  const { facts } = analyzeFile({ file, text }, testEngine);
  return facts.needs.map(({ action, span }) => `${action}@${text.slice(span.start, span.end)}`);
}

describe('what a program needs', () => {
  it('TypeScript: commands of version 3', () => {
    const text = `
import { S3Client, GetObjectCommand as Get, ListObjectsV2Command, type PutObjectCommandInput } from '@aws-sdk/client-s3';
import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { DynamoDBDocumentClient, PutCommand, TransactGetCommand } from '@aws-sdk/lib-dynamodb';
import * as sqs from '@aws-sdk/client-sqs';
await s3.send(new ListObjectsV2Command({ Bucket }));
await sfn.send(new StartExecutionCommand({}));
await documents.send(new PutCommand({}));
await documents.send(new TransactGetCommand({}));
await queue.send(new sqs.SendMessageBatchCommand({}));
await other.send(new RunItCommand({}));
`;
    assert.deepEqual(needs('src/app.ts', text), [
      's3:ListBucket@ListObjectsV2',
      'states:StartExecution@StartExecution',
      'dynamodb:PutItem@Put',
      'dynamodb:GetItem@TransactGet',
      'sqs:SendMessage@SendMessageBatch',
    ]);
  });

  it('TypeScript: renamed commands and clients with methods', () => {
    const text = `
import { S3, GetObjectCommand } from '@aws-sdk/client-s3';
const { InvokeCommand: Call } = require('@aws-sdk/client-lambda');
const store = new S3({ region });
class A { constructor(private readonly files: S3) {} run() { return this.files.headObject({ Bucket, Key }); } }
await store.getObject({ Bucket, Key });
await cache.getObject(1);
new GetObjectCommand({});
`;
    assert.deepEqual(needs('app.ts', text), ['s3:GetObject@headObject', 's3:GetObject@getObject', 's3:GetObject@GetObject']);
  });

  it('JavaScript: version 2', () => {
    const text = `
const AWS = require('aws-sdk');
const s3 = new AWS.S3({ region: 'eu-west-1' });
const documents = new AWS.DynamoDB.DocumentClient();
const lambda = AWSXRay.captureAWSClient(new AWS.Lambda());
exports.handler = async () => {
  await s3.upload({ Bucket, Key, Body }).promise();
  await documents.query({ TableName }).promise();
  await documents.get({ TableName }).promise();
  await lambda.invoke({ FunctionName }).promise();
  await map.get(1);
};
`;
    assert.deepEqual(needs('index.js', text), [
      's3:PutObject@upload',
      's3:AbortMultipartUpload@upload',
      'dynamodb:Query@query',
      'dynamodb:GetItem@get',
      'lambda:InvokeFunction@invoke',
    ]);
  });

  it('Python', () => {
    const text = `
import boto3
session = boto3.Session()
s3 = session.client("s3", region_name="eu-west-1")
class Store:
    def __init__(self):
        self.queue: "SQSClient" = boto3.client(service_name='sqs')
        self.table = boto3.resource("dynamodb").Table("orders")
    def run(self):
        self.queue.send_message(QueueUrl=url, MessageBody="x")
        self.table.get_item(Key={"id": 1})
        cache.get_item(1)
dynamodb = boto3.resource('dynamodb')
table = dynamodb.Table('orders')
table.put_item(Item={})
for page in s3.get_paginator("list_objects_v2").paginate(Bucket=b):
    s3.download_file(b, k, f)
boto3.client("sts").get_caller_identity()
`;
    assert.deepEqual(needs('app.py', text), [
      'sqs:SendMessage@send_message',
      'dynamodb:GetItem@get_item',
      'dynamodb:PutItem@put_item',
      's3:ListBucket@list_objects_v2',
      's3:GetObject@download_file',
      'sts:GetCallerIdentity@get_caller_identity',
    ]);
  });

  it('Go', () => {
    const text = `package main
import (
  "github.com/aws/aws-sdk-go-v2/service/s3"
  db "github.com/aws/aws-sdk-go/service/dynamodb"
  "github.com/aws/aws-sdk-go-v2/feature/s3/manager"
)
func run() {
  out, err := client.GetObject(ctx, &s3.GetObjectInput{Bucket: &bucket})
  p := s3.NewListObjectsV2Paginator(client, &s3.ListObjectsV2Input{})
  svc.QueryWithContext(ctx, &db.QueryInput{})
  u := manager.NewUploader(client)
  x := other.GetObjectInput{}
}
`;
    assert.deepEqual(needs('main.go', text), [
      's3:GetObject@GetObject',
      's3:ListBucket@ListObjectsV2',
      'dynamodb:Query@Query',
      's3:PutObject@Uploader',
      's3:AbortMultipartUpload@Uploader',
    ]);
  });

  it('Java', () => {
    const text = `
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDB;
class App {
  private final S3Client s3;
  private final AmazonDynamoDB db = build();
  void run() {
    s3.getObject(r -> r.bucket("b"));
    s3.putObject(PutObjectRequest.builder().build(), body);
    db.getItem(request);
    json.getObject("x");
  }
}
`;
    assert.deepEqual(needs('App.java', text), [
      's3:GetObject@getObject',
      's3:PutObject@putObject',
      's3:PutObject@PutObject',
      'dynamodb:GetItem@getItem',
    ]);
  });

  it('says nothing of tests and of generated code', () => {
    const text = "import { GetObjectCommand } from '@aws-sdk/client-s3';\nnew GetObjectCommand({});\n";
    assert.equal(needs('src/app.ts', text).length, 1);
    for (const file of ['test/app.ts', 'src/app.test.ts', 'src/__tests__/app.ts']) assert.deepEqual(needs(file, text), []);
    assert.deepEqual(needs('src/app.ts', `// @generated\n${text}`), []);
  });
});
