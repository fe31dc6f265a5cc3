/**
 * The policy templates of the AWS Serverless Application Model and what they grant, from its published list:
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 * A statement is `service:Action,Action resource resource ? Operator key value`; ` | ` parts statements. `{Name}` is a parameter
 * of the template, `~` what is known only at deployment.
 */
export const POLICY_TEMPLATES: Readonly<Record<string, string>> = {
  AMIDescribePolicy: 'ec2:DescribeImages *',
  AWSSecretsManagerGetSecretValuePolicy: 'secretsmanager:GetSecretValue {SecretArn}',
  AWSSecretsManagerRotationPolicy:
    'secretsmanager:DescribeSecret,GetSecretValue,PutSecretValue,UpdateSecretVersionStage arn:~:secretsmanager:~:~:secret:* ? StringEquals secretsmanager:resource/AllowRotationLambdaArn arn:~:lambda:~:~:function:{FunctionName} | secretsmanager:GetRandomPassword *',
  AcmGetCertificatePolicy: 'acm:GetCertificate {CertificateArn}',
  AthenaQueryPolicy:
    'athena:ListWorkGroups,GetExecutionEngine,GetExecutionEngines,GetNamespace,GetCatalogs,GetNamespaces,GetTables,GetTable * | athena:StartQueryExecution,GetQueryResults,DeleteNamedQuery,GetNamedQuery,ListQueryExecutions,StopQueryExecution,GetQueryResultsStream,ListNamedQueries,CreateNamedQuery,GetQueryExecution,BatchGetNamedQuery,BatchGetQueryExecution,GetWorkGroup arn:~:athena:~:~:workgroup/{WorkGroupName}',
  CloudFormationDescribeStacksPolicy: 'cloudformation:DescribeStacks arn:~:cloudformation:~:~:stack/*',
  CloudWatchDashboardPolicy: 'cloudwatch:GetDashboard,ListDashboards,PutDashboard,ListMetrics *',
  CloudWatchDescribeAlarmHistoryPolicy: 'cloudwatch:DescribeAlarmHistory *',
  CloudWatchPutMetricPolicy: 'cloudwatch:PutMetricData *',
  CodeCommitCrudPolicy:
    'codecommit:GitPull,GitPush,CreateBranch,DeleteBranch,GetBranch,ListBranches,MergeBranchesByFastForward,MergeBranchesBySquash,MergeBranchesByThreeWay,UpdateDefaultBranch,BatchDescribeMergeConflicts,CreateUnreferencedMergeCommit,DescribeMergeConflicts,GetMergeCommit,GetMergeOptions,BatchGetPullRequests,CreatePullRequest,DescribePullRequestEvents,GetCommentsForPullRequest,GetCommitsFromMergeBase,GetMergeConflicts,GetPullRequest,ListPullRequests,MergePullRequestByFastForward,MergePullRequestBySquash,MergePullRequestByThreeWay,PostCommentForPullRequest,UpdatePullRequestDescription,UpdatePullRequestStatus,UpdatePullRequestTitle,DeleteFile,GetBlob,GetFile,GetFolder,PutFile,DeleteCommentContent,GetComment,GetCommentsForComparedCommit,PostCommentForComparedCommit,PostCommentReply,UpdateComment,BatchGetCommits,CreateCommit,GetCommit,GetCommitHistory,GetDifferences,GetObjectIdentifier,GetReferences,GetTree,GetRepository,UpdateRepositoryDescription,ListTagsForResource,TagResource,UntagResource,GetRepositoryTriggers,PutRepositoryTriggers,TestRepositoryTriggers,UploadArchive,GetUploadArchiveStatus,CancelUploadArchive arn:~:codecommit:~:~:{RepositoryName}',
  CodeCommitReadPolicy:
    'codecommit:GitPull,GetBranch,ListBranches,BatchDescribeMergeConflicts,DescribeMergeConflicts,GetMergeCommit,GetMergeOptions,BatchGetPullRequests,DescribePullRequestEvents,GetCommentsForPullRequest,GetCommitsFromMergeBase,GetMergeConflicts,GetPullRequest,ListPullRequests,GetBlob,GetFile,GetFolder,GetComment,GetCommentsForComparedCommit,BatchGetCommits,GetCommit,GetCommitHistory,GetDifferences,GetObjectIdentifier,GetReferences,GetTree,GetRepository,ListTagsForResource,GetRepositoryTriggers,TestRepositoryTriggers,GetUploadArchiveStatus arn:~:codecommit:~:~:{RepositoryName}',
  CodePipelineLambdaExecutionPolicy: 'codepipeline:PutJobSuccessResult,PutJobFailureResult *',
  CodePipelineReadOnlyPolicy: 'codepipeline:ListPipelineExecutions arn:~:codepipeline:~:~:{PipelineName}',
  ComprehendBasicAccessPolicy:
    'comprehend:BatchDetectKeyPhrases,DetectDominantLanguage,DetectEntities,BatchDetectEntities,DetectKeyPhrases,DetectSentiment,BatchDetectDominantLanguage,BatchDetectSentiment *',
  CostExplorerReadOnlyPolicy:
    'ce:GetCostAndUsage,GetDimensionValues,GetReservationCoverage,GetReservationPurchaseRecommendation,GetReservationUtilization,GetTags *',
  DynamoDBBackupFullAccessPolicy:
    'dynamodb:CreateBackup,DescribeContinuousBackups arn:~:dynamodb:~:~:table/{TableName} | dynamodb:DeleteBackup,DescribeBackup,ListBackups arn:~:dynamodb:~:~:table/{TableName}/backup/*',
  DynamoDBCrudPolicy:
    'dynamodb:GetItem,DeleteItem,PutItem,Scan,Query,UpdateItem,BatchWriteItem,BatchGetItem,DescribeTable,ConditionCheckItem arn:~:dynamodb:~:~:table/{TableName} arn:~:dynamodb:~:~:table/{TableName}/index/*',
  DynamoDBReadPolicy:
    'dynamodb:GetItem,Scan,Query,BatchGetItem,DescribeTable arn:~:dynamodb:~:~:table/{TableName} arn:~:dynamodb:~:~:table/{TableName}/index/*',
  DynamoDBReconfigurePolicy: 'dynamodb:UpdateTable arn:~:dynamodb:~:~:table/{TableName}',
  DynamoDBRestoreFromBackupPolicy:
    'dynamodb:RestoreTableFromBackup arn:~:dynamodb:~:~:table/{TableName}/backup/* | dynamodb:PutItem,UpdateItem,DeleteItem,GetItem,Query,Scan,BatchWriteItem arn:~:dynamodb:~:~:table/{TableName}',
  DynamoDBStreamReadPolicy:
    'dynamodb:DescribeStream,GetRecords,GetShardIterator arn:~:dynamodb:~:~:table/{TableName}/stream/{StreamName} | dynamodb:ListStreams arn:~:dynamodb:~:~:table/{TableName}/stream/*',
  DynamoDBWritePolicy:
    'dynamodb:PutItem,UpdateItem,BatchWriteItem arn:~:dynamodb:~:~:table/{TableName} arn:~:dynamodb:~:~:table/{TableName}/index/*',
  EC2CopyImagePolicy: 'ec2:CopyImage arn:~:ec2:~:~:image/{ImageId}',
  EC2DescribePolicy: 'ec2:DescribeRegions,DescribeInstances *',
  EFSWriteAccessPolicy:
    'elasticfilesystem:ClientMount,ClientWrite arn:~:elasticfilesystem:~:~:file-system/{FileSystem} ? StringEquals elasticfilesystem:AccessPointArn arn:~:elasticfilesystem:~:~:access-point/{AccessPoint}',
  EKSDescribePolicy: 'eks:DescribeCluster,ListClusters *',
  EcsRunTaskPolicy: 'ecs:RunTask arn:~:ecs:~:~:task-definition/{TaskDefinition}',
  ElasticMapReduceAddJobFlowStepsPolicy: 'elasticmapreduce:AddJobFlowSteps arn:~:elasticmapreduce:~:~:cluster/{ClusterId}',
  ElasticMapReduceCancelStepsPolicy: 'elasticmapreduce:CancelSteps arn:~:elasticmapreduce:~:~:cluster/{ClusterId}',
  ElasticMapReduceModifyInstanceFleetPolicy:
    'elasticmapreduce:ModifyInstanceFleet,ListInstanceFleets arn:~:elasticmapreduce:~:~:cluster/{ClusterId}',
  ElasticMapReduceModifyInstanceGroupsPolicy:
    'elasticmapreduce:ModifyInstanceGroups,ListInstanceGroups arn:~:elasticmapreduce:~:~:cluster/{ClusterId}',
  ElasticMapReduceSetTerminationProtectionPolicy:
    'elasticmapreduce:SetTerminationProtection arn:~:elasticmapreduce:~:~:cluster/{ClusterId}',
  ElasticMapReduceTerminateJobFlowsPolicy: 'elasticmapreduce:TerminateJobFlows arn:~:elasticmapreduce:~:~:cluster/{ClusterId}',
  ElasticsearchHttpPostPolicy: 'es:ESHttpPost,ESHttpPut arn:~:es:~:~:domain/{DomainName}/*',
  EventBridgePutEventsPolicy: 'events:PutEvents arn:~:events:~:~:event-bus/{EventBusName}',
  FilterLogEventsPolicy: 'logs:FilterLogEvents arn:~:logs:~:~:log-group:{LogGroupName}:log-stream:*',
  FirehoseCrudPolicy:
    'firehose:CreateDeliveryStream,DeleteDeliveryStream,DescribeDeliveryStream,PutRecord,PutRecordBatch,UpdateDestination arn:~:firehose:~:~:deliverystream/{DeliveryStreamName}',
  FirehoseWritePolicy: 'firehose:PutRecord,PutRecordBatch arn:~:firehose:~:~:deliverystream/{DeliveryStreamName}',
  KMSDecryptPolicy: 'kms:Decrypt arn:~:kms:~:~:key/{KeyId}',
  KMSEncryptPolicy: 'kms:Encrypt arn:~:kms:~:~:key/{KeyId}',
  KMSEncryptPolicy_v2:
    'kms:Encrypt,GenerateDataKey,GenerateDataKeyWithoutPlaintext,GenerateDataKeyPair,GenerateDataKeyPairWithoutPlaintext arn:~:kms:~:~:key/{KeyId}',
  KinesisCrudPolicy:
    'kinesis:AddTagsToStream,CreateStream,DecreaseStreamRetentionPeriod,DeleteStream,DescribeStream,DescribeStreamSummary,GetShardIterator,IncreaseStreamRetentionPeriod,ListTagsForStream,MergeShards,PutRecord,PutRecords,SplitShard,RemoveTagsFromStream arn:~:kinesis:~:~:stream/{StreamName}',
  KinesisStreamReadPolicy:
    'kinesis:ListStreams,DescribeLimits arn:~:kinesis:~:~:stream/* | kinesis:DescribeStream,DescribeStreamSummary,GetRecords,GetShardIterator arn:~:kinesis:~:~:stream/{StreamName}',
  LambdaInvokePolicy: 'lambda:InvokeFunction arn:~:lambda:~:~:function:{FunctionName}*',
  MobileAnalyticsWriteOnlyAccessPolicy: 'mobileanalytics:PutEvents *',
  OrganizationsListAccountsPolicy: 'organizations:ListAccounts *',
  PinpointEndpointAccessPolicy:
    'mobiletargeting:GetEndpoint,UpdateEndpoint,UpdateEndpointsBatch arn:~:mobiletargeting:~:~:apps/{PinpointApplicationId}/endpoints/*',
  PollyFullAccessPolicy:
    'polly:GetLexicon,DeleteLexicon arn:~:polly:~:~:lexicon/{LexiconName} | polly:DescribeVoices,ListLexicons,PutLexicon,SynthesizeSpeech arn:~:polly:~:~:lexicon/*',
  RekognitionDetectOnlyPolicy: 'rekognition:DetectFaces,DetectLabels,DetectModerationLabels,DetectText *',
  RekognitionFacesManagementPolicy:
    'rekognition:IndexFaces,DeleteFaces,SearchFaces,SearchFacesByImage,ListFaces arn:~:rekognition:~:~:collection/{CollectionId}',
  RekognitionFacesPolicy: 'rekognition:CompareFaces,DetectFaces *',
  RekognitionLabelsPolicy: 'rekognition:DetectLabels,DetectModerationLabels *',
  RekognitionNoDataAccessPolicy:
    'rekognition:CompareFaces,DetectFaces,DetectLabels,DetectModerationLabels arn:~:rekognition:~:~:collection/{CollectionId}',
  RekognitionReadPolicy:
    'rekognition:ListCollections,ListFaces,SearchFaces,SearchFacesByImage arn:~:rekognition:~:~:collection/{CollectionId}',
  RekognitionWriteOnlyAccessPolicy: 'rekognition:CreateCollection,IndexFaces arn:~:rekognition:~:~:collection/{CollectionId}',
  Route53ChangeResourceRecordSetsPolicy: 'route53:ChangeResourceRecordSets arn:~:route53:::hostedzone/{HostedZoneId}',
  S3CrudPolicy:
    's3:GetObject,ListBucket,GetBucketLocation,GetObjectVersion,PutObject,PutObjectAcl,GetLifecycleConfiguration,PutLifecycleConfiguration,DeleteObject arn:~:s3:::{BucketName} arn:~:s3:::{BucketName}/*',
  S3FullAccessPolicy:
    's3:GetObject,GetObjectAcl,GetObjectVersion,PutObject,PutObjectAcl,DeleteObject,DeleteObjectTagging,DeleteObjectVersionTagging,GetObjectTagging,GetObjectVersionTagging,PutObjectTagging,PutObjectVersionTagging arn:~:s3:::{BucketName}/* | s3:ListBucket,GetBucketLocation,GetLifecycleConfiguration,PutLifecycleConfiguration arn:~:s3:::{BucketName}',
  S3ReadPolicy:
    's3:GetObject,ListBucket,GetBucketLocation,GetObjectVersion,GetLifecycleConfiguration arn:~:s3:::{BucketName} arn:~:s3:::{BucketName}/*',
  S3WritePolicy: 's3:PutObject,PutObjectAcl,PutLifecycleConfiguration arn:~:s3:::{BucketName} arn:~:s3:::{BucketName}/*',
  SESBulkTemplatedCrudPolicy:
    'ses:GetIdentityVerificationAttributes,SendEmail,SendRawEmail,SendTemplatedEmail,SendBulkTemplatedEmail,VerifyEmailIdentity arn:~:ses:~:~:identity/{IdentityName}',
  SESBulkTemplatedCrudPolicy_v2:
    'ses:SendEmail,SendRawEmail,SendTemplatedEmail,SendBulkTemplatedEmail arn:~:ses:~:~:identity/{IdentityName} arn:~:ses:~:~:template/{TemplateName} | ses:GetIdentityVerificationAttributes,VerifyEmailIdentity *',
  SESCrudPolicy:
    'ses:GetIdentityVerificationAttributes,SendEmail,SendRawEmail,VerifyEmailIdentity arn:~:ses:~:~:identity/{IdentityName}',
  SESEmailTemplateCrudPolicy: 'ses:CreateTemplate,GetTemplate,ListTemplates,UpdateTemplate,DeleteTemplate,TestRenderTemplate *',
  SESSendBouncePolicy: 'ses:SendBounce arn:~:ses:~:~:identity/{IdentityName}',
  SNSCrudPolicy: 'sns:ListSubscriptionsByTopic,CreateTopic,SetTopicAttributes,Subscribe,Publish arn:~:sns:~:~:{TopicName}*',
  SNSPublishMessagePolicy: 'sns:Publish arn:~:sns:~:~:{TopicName}',
  SQSPollerPolicy:
    'sqs:ChangeMessageVisibility,ChangeMessageVisibilityBatch,DeleteMessage,DeleteMessageBatch,GetQueueAttributes,ReceiveMessage arn:~:sqs:~:~:{QueueName}',
  SQSSendMessagePolicy: 'sqs:SendMessage* arn:~:sqs:~:~:{QueueName}',
  SSMParameterReadPolicy:
    'ssm:DescribeParameters * | ssm:GetParameters,GetParameter,GetParametersByPath arn:~:ssm:~:~:parameter/{ParameterName}',
  SSMParameterWithSlashPrefixReadPolicy:
    'ssm:DescribeParameters * | ssm:GetParameters,GetParameter,GetParametersByPath arn:~:ssm:~:~:parameter{ParameterName}',
  SageMakerCreateEndpointConfigPolicy: 'sagemaker:CreateEndpointConfig arn:~:sagemaker:~:~:endpoint-config/{EndpointConfigName}',
  SageMakerCreateEndpointPolicy: 'sagemaker:CreateEndpoint arn:~:sagemaker:~:~:endpoint/{EndpointName}',
  ServerlessRepoReadWriteAccessPolicy:
    'serverlessrepo:CreateApplication,CreateApplicationVersion,UpdateApplication,GetApplication,ListApplications,ListApplicationVersions,ListApplicationDependencies arn:~:serverlessrepo:~:~:applications/*',
  StepFunctionsCallbackPolicy:
    'states:SendTaskFailure,SendTaskHeartbeat,SendTaskSuccess arn:~:states:~:~:stateMachine:{StateMachineName}',
  StepFunctionsExecutionPolicy: 'states:StartExecution arn:~:states:~:~:stateMachine:{StateMachineName}',
  StepFunctionsExecutionPolicy_v2: 'states:StartExecution,StartSyncExecution arn:~:states:~:~:stateMachine:{StateMachineName}',
  TextractDetectAnalyzePolicy: 'textract:DetectDocumentText,StartDocumentTextDetection,StartDocumentAnalysis,AnalyzeDocument *',
  TextractGetResultPolicy: 'textract:GetDocumentTextDetection,GetDocumentAnalysis *',
  TextractPolicy: 'textract:* *',
  VPCAccessPolicy: 'ec2:CreateNetworkInterface,DeleteNetworkInterface,DescribeNetworkInterfaces,DetachNetworkInterface *',
};
