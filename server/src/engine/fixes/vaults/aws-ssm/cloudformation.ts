import type { CloudFormationForm } from '../forms/cloudformation';
import { parameterName } from './names';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html
export const cloudformation: CloudFormationForm = {
  dynamic: (name) => `{{resolve:ssm-secure:${parameterName(name)}}}`,
  only: new Set([
    'AWS::DirectoryService::MicrosoftAD.Password',
    'AWS::DirectoryService::SimpleAD.Password',
    'AWS::ElastiCache::ReplicationGroup.AuthToken',
    'AWS::IAM::User.LoginProfile.Password',
    'AWS::KinesisFirehose::DeliveryStream.RedshiftDestinationConfiguration.Password',
    'AWS::OpsWorks::App.AppSource.Password',
    'AWS::OpsWorks::Stack.CustomCookbooksSource.Password',
    'AWS::OpsWorks::Stack.RdsDbInstances[].DbPassword',
    'AWS::RDS::DBCluster.MasterUserPassword',
    'AWS::RDS::DBInstance.MasterUserPassword',
    'AWS::Redshift::Cluster.MasterUserPassword',
  ]),
  started: {
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html: in the same region, the name
    container: { name: parameterName },
    // https://docs.aws.amazon.com/codebuild/latest/APIReference/API_EnvironmentVariable.html
    build: { type: 'PARAMETER_STORE', value: parameterName },
    action: 'ssm:GetParameters',
    resource: (name) => `arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter${parameterName(name)}`,
  },
  // https://www.serverless.com/framework/docs/guides/variables/aws/ssm
  serverless: (name) => `\${ssm:${parameterName(name)}}`,
};
