/** Paths that pass a role to a service for data, machine learning or agents, which runs code with it. */
import { type EscalationPath, passing, servicePage, some } from './model';

const RUN_JOB = some('glue:StartJobRun', 'starts the job');
const SCHEDULE_JOB = some('glue:CreateTrigger', 'has a schedule start the job');

export const PASSED_TO_DATA: readonly EscalationPath[] = [
  passing('glue-001', 'glue', 'pass a role to a new Glue development endpoint and use its credentials', [
    some('glue:CreateDevEndpoint', 'creates an endpoint with the role and an SSH key of its own'),
  ]),
  passing('glue-003', 'glue', 'pass a role to a new Glue job and run code as it', [
    some('glue:CreateJob', 'creates a job with the role and a script of its own'),
    RUN_JOB,
  ]),
  passing('glue-004', 'glue', 'pass a role to a new Glue job and schedule it', [
    some('glue:CreateJob', 'creates a job with the role and a script of its own'),
    SCHEDULE_JOB,
  ]),
  passing('glue-005', 'glue', 'give a Glue job another role and script, and run it', [
    some('glue:UpdateJob', 'changes the role and the script of a job'),
    RUN_JOB,
  ]),
  passing('glue-006', 'glue', 'give a Glue job another role and script, and schedule it', [
    some('glue:UpdateJob', 'changes the role and the script of a job'),
    SCHEDULE_JOB,
  ]),
  passing('glue-007', 'glue', 'pass a role to a Glue session and run code as it', [
    some('glue:CreateSession', 'opens a session with the role'),
    some('glue:RunStatement', 'runs code in it'),
  ]),
  passing('sagemaker-001', 'sagemaker', 'pass a role to a new SageMaker notebook and use its credentials', [
    some('sagemaker:CreateNotebookInstance', 'creates a notebook with the role'),
    some('sagemaker:CreatePresignedNotebookInstanceUrl', 'opens the notebook'),
  ]),
  passing('sagemaker-002', 'sagemaker', 'pass a role to a SageMaker training job and run code as it', [
    some('sagemaker:CreateTrainingJob', 'starts a job with the role and an image of its own'),
  ]),
  passing('sagemaker-003', 'sagemaker', 'pass a role to a SageMaker processing job and run code as it', [
    some('sagemaker:CreateProcessingJob', 'starts a job with the role and an image of its own'),
  ]),
  passing(
    'sagemaker-hyperparameter-tuning',
    'sagemaker',
    'pass a role to a SageMaker tuning job and run code as it',
    [some('sagemaker:CreateHyperParameterTuningJob', 'starts jobs with the role and an image of its own')],
    servicePage('aws-sagemaker-privesc'),
  ),
  passing('datapipeline-001', 'datapipeline|ec2|elasticmapreduce', 'pass a role to a Data Pipeline and run commands as it', [
    some('datapipeline:CreatePipeline', 'creates a pipeline'),
    some('datapipeline:PutPipelineDefinition', 'writes commands and the role into it'),
    some('datapipeline:ActivatePipeline', 'runs it'),
  ]),
  passing('emr-001', 'elasticmapreduce|ec2', 'pass a role to a new EMR cluster and run code as it', [
    some('elasticmapreduce:RunJobFlow', 'starts a cluster with the role and a step of its own'),
  ]),
  passing('emrserverless-001', 'emr-serverless', 'pass a role to an EMR Serverless job and run code as it', [
    some('emr-serverless:CreateApplication', 'creates an application'),
    some('emr-serverless:StartJobRun', 'runs a job with the role and a script of its own'),
  ]),
  passing('kinesisanalytics-001', 'kinesisanalytics', 'pass a role to a new Flink application and run code as it', [
    some('kinesisanalytics:CreateApplication', 'creates an application with the role and code of its own'),
    some('kinesisanalytics:StartApplication', 'starts it'),
  ]),
  passing('omics-001', 'omics', 'pass a role to a HealthOmics workflow and use its credentials', [
    some('omics:CreateWorkflow', 'writes a workflow that gives away its credentials'),
    some('omics:StartRun', 'runs it with the role'),
  ]),
  passing('braket-001', 'braket', 'pass a role to a Braket job and run code as it', [
    some('braket:CreateJob', 'starts a job with the role and a script of its own'),
  ]),
  passing('bedrock-001', 'bedrock-agentcore', 'pass a role to a Bedrock AgentCore code interpreter and run code as it', [
    some('bedrock-agentcore:CreateCodeInterpreter', 'creates an interpreter with the role'),
    some('bedrock-agentcore:StartCodeInterpreterSession', 'opens a session'),
    some('bedrock-agentcore:InvokeCodeInterpreter', 'runs code in it'),
  ]),
  passing('bedrock-003', 'bedrock-agentcore', 'pass a role to a Bedrock AgentCore runtime and run code as it', [
    some('bedrock-agentcore:CreateAgentRuntime', 'creates a runtime with the role and an image of its own'),
    some('bedrock-agentcore:InvokeAgentRuntime|bedrock-agentcore:InvokeAgentRuntimeCommand', 'runs it'),
  ]),
  passing('bedrock-005', 'bedrock-agentcore', 'pass a role to a Bedrock AgentCore harness and run commands as it', [
    some('bedrock-agentcore:CreateHarness', 'creates a harness with the role'),
    some('bedrock-agentcore:CreateAgentRuntime', 'creates the runtime behind it'),
    some('bedrock-agentcore:InvokeAgentRuntimeCommand', 'runs commands in it'),
  ]),
  passing('bedrock-006', 'bedrock-agentcore', 'pass a role to a Bedrock AgentCore browser and use its credentials', [
    some('bedrock-agentcore:CreateBrowser', 'creates a browser with the role'),
    some('bedrock-agentcore:StartBrowserSession', 'opens a session'),
    some('bedrock-agentcore:ConnectBrowserAutomationStream', 'steers it to where its credentials are'),
  ]),
  passing('cognitoidentity-001', 'cognito-identity', 'hand a role to whoever asks a Cognito identity pool', [
    some('cognito-identity:SetIdentityPoolRoles', 'makes it the role of guests of a pool'),
  ]),
];
