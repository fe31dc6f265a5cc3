/** Paths that pass a role to a service which runs code: instances, functions, containers. */
import { type EscalationPath, passing, servicePage, some, technique } from './model';

const START_JOB = some('batch:SubmitJob', 'submits the job');

export const PASSED_TO_COMPUTE: readonly EscalationPath[] = [
  passing('lambda-001', 'lambda', 'pass a role to a new Lambda function and run code as it', [
    some('lambda:CreateFunction', 'creates a function that runs as the role'),
    some('lambda:InvokeFunction|lambda:InvokeAsync', 'calls the function'),
  ]),
  passing('lambda-002', 'lambda', 'pass a role to a new Lambda function and let events run it', [
    some('lambda:CreateFunction', 'creates a function that runs as the role'),
    some('lambda:CreateEventSourceMapping', 'has a table or queue call the function'),
  ]),
  passing('lambda-006', 'lambda', 'pass a role to a new Lambda function and let others call it', [
    some('lambda:CreateFunction', 'creates a function that runs as the role'),
    some('lambda:AddPermission', 'lets another account call the function'),
  ]),
  passing('ec2-001', 'ec2', 'pass a role to a new EC2 instance and use its credentials', [
    some('ec2:RunInstances', 'starts an instance with the role and a script of its own'),
  ]),
  passing('ec2-003', 'ec2', 'pass a role to a spot instance and use its credentials', [
    some('ec2:RequestSpotInstances', 'asks for an instance with the role and a script of its own'),
  ]),
  passing(
    'ec2-request-spot-fleet',
    'ec2|spotfleet',
    'pass a role to a spot fleet and use its credentials',
    [some('ec2:RequestSpotFleet', 'asks for instances with the role and a script of its own')],
    servicePage('aws-ec2-privesc'),
  ),
  passing(
    'ec2-associate-instance-profile',
    'ec2',
    'give a running EC2 instance another role',
    [
      some(
        'ec2:AssociateIamInstanceProfile|ec2:ReplaceIamInstanceProfileAssociation',
        'puts the role on an instance it can enter',
      ),
    ],
    servicePage('aws-ec2-privesc'),
  ),
  passing(
    'iam-add-role-to-instance-profile',
    'ec2',
    'put another role into the profile of an EC2 instance',
    [some('iam:AddRoleToInstanceProfile', 'puts the role into the profile of an instance it can enter')],
    servicePage('aws-ec2-privesc'),
  ),
  passing(
    'autoscaling-launch-configuration',
    'ec2',
    'pass a role to the instances of an Auto Scaling group',
    [
      some('autoscaling:CreateLaunchConfiguration', 'describes instances with the role and a script of its own'),
      some('autoscaling:CreateAutoScalingGroup|autoscaling:UpdateAutoScalingGroup', 'has a group start them'),
    ],
    technique(
      'iampassrole-autoscalingcreateautoscalinggroup-or-autoscalingupdateautoscalinggroup-autoscalingcreatelaunchconfiguration',
    ),
  ),
  passing('ecs-008', 'ecs-tasks', 'pass a role to an ECS task and run commands as it', [
    some('ecs:RunTask', 'runs a task with the role and a command of its own'),
  ]),
  passing('ecs-009', 'ecs-tasks', 'pass a role to an ECS task on an instance of the cluster', [
    some('ecs:StartTask', 'starts a task with the role and a command of its own'),
  ]),
  passing('ecs-004', 'ecs-tasks', 'pass a role to a new ECS task definition and run it', [
    some('ecs:RegisterTaskDefinition', 'describes a task with the role and an image of its own'),
    some('ecs:RunTask', 'runs the task'),
  ]),
  passing('ecs-005', 'ecs-tasks', 'pass a role to a new ECS task definition and start it', [
    some('ecs:RegisterTaskDefinition', 'describes a task with the role and an image of its own'),
    some('ecs:StartTask', 'starts the task'),
  ]),
  passing('ecs-003', 'ecs-tasks', 'pass a role to a new ECS service and run code as it', [
    some('ecs:RegisterTaskDefinition', 'describes a task with the role and an image of its own'),
    some('ecs:CreateService|ecs:UpdateService', 'keeps the task running'),
  ]),
  passing('ecs-001', 'ecs-tasks', 'pass a role to an ECS service in a cluster of its own', [
    some('ecs:CreateCluster', 'creates a cluster'),
    some('ecs:RegisterTaskDefinition', 'describes a task with the role and an image of its own'),
    some('ecs:CreateService', 'keeps the task running'),
  ]),
  passing('ecs-002', 'ecs-tasks', 'pass a role to an ECS task in a cluster of its own', [
    some('ecs:CreateCluster', 'creates a cluster'),
    some('ecs:RegisterTaskDefinition', 'describes a task with the role and an image of its own'),
    some('ecs:RunTask', 'runs the task'),
  ]),
  passing('ecs-007', 'ecs-tasks', 'pass a role to an ECS task on an instance that it registers itself', [
    some('ecs:RegisterContainerInstance', 'brings an instance of its own into the cluster'),
    some('ecs:StartTask', 'starts a task with the role there'),
  ]),
  passing('apprunner-001', 'tasks.apprunner', 'pass a role to a new App Runner service and run code as it', [
    some('apprunner:CreateService', 'starts a service with the role and an image of its own'),
  ]),
  passing('batch-001', 'ecs-tasks', 'pass a role to a Batch job and run code as it', [
    some('batch:RegisterJobDefinition', 'describes a job with the role and an image of its own'),
    START_JOB,
  ]),
  passing('batch-003', 'ecs-tasks|batch', 'pass a role to a Batch job in an environment of its own', [
    some('batch:CreateComputeEnvironment', 'creates an environment'),
    some('batch:CreateJobQueue', 'creates a queue for it'),
    some('batch:RegisterJobDefinition', 'describes a job with the role and an image of its own'),
    START_JOB,
  ]),
  passing('imagebuilder-001', 'ec2', 'pass a role to the instance that builds an image', [
    some('imagebuilder:CreateComponent', 'writes a step with commands of its own'),
    some('imagebuilder:CreateImageRecipe', 'puts the step into a recipe'),
    some('imagebuilder:CreateInfrastructureConfiguration', 'names the role for the instance'),
    some('imagebuilder:CreateImage', 'starts the build'),
  ]),
  passing('gamelift-001', 'gamelift|ec2', 'pass a role to a GameLift fleet and run code as it', [
    some('gamelift:CreateBuild', 'registers a server of its own'),
    some('gamelift:RequestUploadCredentials', 'uploads the server'),
    some('gamelift:CreateFleet', 'starts the server on instances with the role'),
  ]),
  passing(
    'eks-pod-identity',
    'pods.eks',
    'pass a role to the pods of a Kubernetes service account',
    [some('eks:CreatePodIdentityAssociation', 'gives the role to a service account it can use')],
    servicePage('aws-eks-privesc'),
  ),
  passing(
    'elasticbeanstalk-create-environment',
    'ec2|elasticbeanstalk',
    'pass a role to a new Elastic Beanstalk environment',
    [
      some('elasticbeanstalk:CreateApplicationVersion', 'uploads an application of its own'),
      some('elasticbeanstalk:CreateEnvironment|elasticbeanstalk:UpdateEnvironment', 'runs it on instances with the role'),
    ],
    servicePage('aws-elastic-beanstalk-privesc'),
  ),
];
