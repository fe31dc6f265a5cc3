/** Paths that pass a role to a service which deploys or orchestrates, and so calls AWS with it. */
import { type EscalationPath, passing, servicePage, some, technique } from './model';

const CREATE_PROJECT = some('codebuild:CreateProject', 'creates a project with the role and commands of its own');

export const PASSED_TO_DEPLOYMENT: readonly EscalationPath[] = [
  passing('cloudformation-001', 'cloudformation', 'pass a role to a new CloudFormation stack and create anything with it', [
    some('cloudformation:CreateStack', 'creates a stack with the role and a template of its own'),
  ]),
  passing('cloudformation-003', 'cloudformation', 'pass a role to a new CloudFormation stack set', [
    some('cloudformation:CreateStackSet', 'creates a stack set with the role and a template of its own'),
    some('cloudformation:CreateStackInstances', 'creates its stacks'),
  ]),
  passing('cloudformation-004', 'cloudformation', 'pass a role to an existing CloudFormation stack set', [
    some('cloudformation:UpdateStackSet', 'gives a stack set the role and a template of its own'),
  ]),
  passing('codebuild-001', 'codebuild', 'pass a role to a new CodeBuild project and run commands as it', [
    CREATE_PROJECT,
    some('codebuild:StartBuild', 'starts a build'),
  ]),
  passing('codebuild-004', 'codebuild', 'pass a role to a new CodeBuild project and run a batch of builds as it', [
    CREATE_PROJECT,
    some('codebuild:StartBuildBatch', 'starts a batch of builds'),
  ]),
  passing(
    'codebuild-update-project',
    'codebuild',
    'give a CodeBuild project another role and run commands as it',
    [
      some('codebuild:UpdateProject', 'changes the role and the commands of a project'),
      some('codebuild:StartBuild|codebuild:StartBuildBatch', 'starts a build'),
    ],
    servicePage('aws-codebuild-privesc'),
  ),
  passing(
    'codepipeline-create-pipeline',
    'codepipeline',
    'pass a role to a new pipeline and act as it',
    [
      some('codepipeline:CreatePipeline|codepipeline:UpdatePipeline', 'writes a pipeline with the role'),
      some('codepipeline:StartPipelineExecution', 'runs it'),
    ],
    servicePage('aws-codepipeline-privesc'),
  ),
  passing(
    'codestar-create-project',
    'codestar',
    'pass a role to a new CodeStar project and create anything with it',
    [some('codestar:CreateProject', 'creates a project with the role and a template of its own')],
    technique('iampassrole-codestarcreateproject'),
  ),
  passing(
    'amplify-001',
    'amplify',
    'pass a role to a new Amplify app and run its build as it',
    [
      some('amplify:CreateApp', 'creates an app with the role'),
      some('amplify:CreateBranch', 'adds a branch with commands of its own'),
      some('amplify:StartJob', 'builds it'),
    ],
    servicePage('aws-amplify-privesc'),
  ),
  passing('ssm-003', 'ssm', 'pass a role to a Systems Manager automation and run a script as it', [
    some('ssm:CreateDocument|ssm:UpdateDocument', 'writes an automation with a script of its own'),
    some('ssm:StartAutomationExecution', 'runs it with the role'),
  ]),
  passing(
    'stepfunctions-create',
    'states',
    'pass a role to a new state machine and call AWS as it',
    [
      some('states:CreateStateMachine', 'creates a state machine with the role'),
      some('states:StartExecution|states:StartSyncExecution', 'runs it'),
    ],
    servicePage('aws-stepfunctions-privesc'),
  ),
  passing(
    'stepfunctions-test-state',
    'states',
    'pass a role to a state under test and call AWS as it',
    [some('states:TestState', 'runs a single state with the role')],
    servicePage('aws-stepfunctions-privesc'),
  ),
  passing(
    'stepfunctions-update',
    'states',
    'give a state machine another role and call AWS as it',
    [
      some('states:UpdateStateMachine', 'changes the role and the steps of a state machine'),
      some('states:StartExecution|states:StartSyncExecution', 'runs it'),
    ],
    servicePage('aws-stepfunctions-privesc'),
  ),
  passing(
    'scheduler-create',
    'scheduler',
    'pass a role to a schedule that calls AWS as it',
    [some('scheduler:CreateSchedule|scheduler:UpdateSchedule', 'writes a schedule that calls any API with the role')],
    servicePage('eventbridgescheduler-privesc'),
  ),
];
