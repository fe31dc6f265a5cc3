/** Paths that take over something which runs with a role already: no role is passed. */
import { anywhere, type EscalationPath, running, servicePage, some, technique } from './model';

const OFTEN_HARMLESS = { depends: 'circumstances' } as const;

/** One action is enough. */
export const EXISTING_ALONE: readonly EscalationPath[] = [
  running('lambda-003', 'put its own code into any Lambda function and act with its role', [
    anywhere('lambda:UpdateFunctionCode', 'replaces the code of a function'),
  ]),
  running(
    'lambda-update-configuration',
    'put a layer of its own into any Lambda function and act with its role',
    [anywhere('lambda:UpdateFunctionConfiguration', 'adds a layer that is loaded before the code')],
    { link: technique('lambdaupdatefunctionconfiguration') },
  ),
  running('glue-002', 'enter any Glue development endpoint and use the credentials of its role', [
    anywhere('glue:UpdateDevEndpoint', 'adds an SSH key of its own to an endpoint'),
  ]),
  running('ssm-002', 'run commands on every managed instance and use the credentials of its role', [
    anywhere('ssm:SendCommand', 'runs commands on an instance'),
  ]),
  running('ssm-001', 'open a session on every managed instance and use the credentials of its role', [
    anywhere('ssm:StartSession', 'opens a session on an instance'),
  ]),
  running('ec2instanceconnect-003', 'log in to every instance and use the credentials of its role', [
    anywhere('ec2-instance-connect:SendSSHPublicKey', 'puts an SSH key of its own on an instance'),
  ]),
  running('apprunner-002', 'run its own image in any App Runner service with the role of the service', [
    anywhere('apprunner:UpdateService', 'replaces the image of a service'),
  ]),
  running('sagemaker-004', 'open any SageMaker notebook and use the credentials of its role', [
    anywhere('sagemaker:CreatePresignedNotebookInstanceUrl', 'opens a notebook'),
  ]),
  running(
    'sagemaker-presigned-domain-url',
    'open SageMaker Studio as any of its users',
    [anywhere('sagemaker:CreatePresignedDomainUrl', "opens another user's Studio")],
    { link: servicePage('aws-sagemaker-privesc') },
  ),
  running('bedrock-004', 'run commands in any Bedrock AgentCore runtime with its role', [
    anywhere('bedrock-agentcore:InvokeAgentRuntimeCommand', 'runs commands in a runtime'),
  ]),
  running(
    'cloudformation-002',
    'change any stack, with the role that the stack was given',
    [anywhere('cloudformation:UpdateStack', 'gives a stack a template of its own')],
    OFTEN_HARMLESS,
  ),
  running(
    'codebuild-002',
    'run its own commands in any CodeBuild project',
    [anywhere('codebuild:StartBuild', 'starts a build with commands of its own')],
    OFTEN_HARMLESS,
  ),
  running(
    'codebuild-003',
    'run its own commands in any CodeBuild project, as a batch',
    [anywhere('codebuild:StartBuildBatch', 'starts a batch with commands of its own')],
    OFTEN_HARMLESS,
  ),
  running(
    'batch-002',
    'run its own command in any Batch job definition',
    [anywhere('batch:SubmitJob', 'submits a job with a command of its own')],
    OFTEN_HARMLESS,
  ),
];

/** Several actions make it. */
export const EXISTING_TOGETHER: readonly EscalationPath[] = [
  running('lambda-004', 'put its own code into a Lambda function and call it', [
    anywhere('lambda:UpdateFunctionCode', 'replaces the code of a function'),
    some('lambda:InvokeFunction', 'calls the function'),
  ]),
  running('lambda-005', 'put its own code into a Lambda function and let others call it', [
    anywhere('lambda:UpdateFunctionCode', 'replaces the code of a function'),
    some('lambda:AddPermission', 'lets another account call the function'),
  ]),
  running('ec2-002', 'rewrite the start script of any instance and use the credentials of its role', [
    anywhere('ec2:ModifyInstanceAttribute', 'writes a script of its own into the user data'),
    some('ec2:StopInstances', 'stops the instance'),
    some('ec2:StartInstances', 'starts it again with the script'),
  ]),
  running('ec2-004', 'rewrite any launch template and run code with the role it names', [
    anywhere('ec2:CreateLaunchTemplateVersion', 'writes a version with a script of its own'),
    some('ec2:ModifyLaunchTemplate', 'makes it the default'),
  ]),
  running('ecs-006', 'run commands in every ECS task and use the credentials of its role', [
    anywhere('ecs:ExecuteCommand', 'opens a shell in a task'),
    some('ecs:DescribeTasks', 'finds out where it runs'),
  ]),
  running(
    'cloudformation-005',
    'change any stack through a change set, with the role that the stack was given',
    [
      anywhere('cloudformation:CreateChangeSet', 'prepares a change with a template of its own'),
      some('cloudformation:ExecuteChangeSet', 'carries it out'),
    ],
    OFTEN_HARMLESS,
  ),
  running(
    'codedeploy-001',
    'deploy its own scripts to the instances of any deployment group',
    [
      anywhere('codedeploy:CreateDeployment', 'starts a deployment'),
      some('codedeploy:RegisterApplicationRevision', 'registers a revision with scripts of its own'),
      some('codedeploy:GetDeploymentConfig', 'reads how to deploy'),
    ],
    OFTEN_HARMLESS,
  ),
  running('bedrock-002', 'run code in any Bedrock AgentCore code interpreter with its role', [
    anywhere('bedrock-agentcore:StartCodeInterpreterSession', 'opens a session of an interpreter'),
    some('bedrock-agentcore:InvokeCodeInterpreter', 'runs code in it'),
  ]),
  running('bedrock-007', 'steer any Bedrock AgentCore browser to the credentials of its role', [
    anywhere('bedrock-agentcore:StartBrowserSession', 'opens a session of a browser'),
    some('bedrock-agentcore:ConnectBrowserAutomationStream', 'steers it'),
  ]),
  running('sagemaker-005', 'run a script in any SageMaker notebook with its role', [
    some('sagemaker:CreateNotebookInstanceLifecycleConfig', 'writes a start script of its own'),
    some('sagemaker:StopNotebookInstance', 'stops the notebook'),
    anywhere('sagemaker:UpdateNotebookInstance', 'gives it the script'),
    some('sagemaker:StartNotebookInstance', 'starts it again'),
  ]),
  running(
    'stepfunctions-rewrite',
    'rewrite any state machine and call AWS with its role',
    [
      anywhere('states:UpdateStateMachine', 'changes the steps of a state machine'),
      some('states:StartExecution|states:StartSyncExecution', 'runs it'),
    ],
    { link: servicePage('aws-stepfunctions-privesc') },
  ),
  running(
    'eks-access-entry',
    'make itself administrator of any EKS cluster',
    [
      anywhere('eks:CreateAccessEntry', 'lets itself into the cluster'),
      some('eks:AssociateAccessPolicy', 'gives itself the policy of administrators there'),
    ],
    { link: servicePage('aws-eks-privesc') },
  ),
];
