import { dns } from '../../naming';
import type { ConfigurationForms } from '../forms/configuration';
import { typed } from '../prompt';
import { parameterName } from './names';

export const configuration: ConfigurationForms = {
  // https://docs.ansible.com/ansible/latest/collections/amazon/aws/ssm_parameter_lookup.html
  ansible: (name) => ({
    lookup: `lookup('amazon.aws.ssm_parameter', '${parameterName(name)}')`,
    needs:
      'Install the lookup on the controller: ansible-galaxy collection install amazon.aws, pip install boto3; AWS_REGION says where, its role logs in.',
  }),
  // https://docs.awspring.io/spring-cloud-aws/docs/3.4.0/reference/html/index.html#integrating-your-spring-cloud-application-with-the-aws-parameter-store
  spring: (name, imports) => {
    if (!imports.some((one) => /^(?:optional:)?aws-parameterstore:/.test(one))) return undefined;
    const path = parameterName(name);
    const prefix = `${dns(name.service)}.${dns(name.component)}.`;
    return {
      location: `aws-parameterstore:${path.slice(0, path.lastIndexOf('/') + 1)}?prefix=${prefix}`,
      placeholder: `\${${prefix}${name.field}}`,
      needs: `Spring reads the whole path: allow it ssm:GetParametersByPath on ${path.slice(0, path.lastIndexOf('/'))}.`,
    };
  },
  // https://github.com/aws/aws-dotnet-extensions-configuration
  dotnet: (name, keys) => {
    const root = /^(?:aws|ssm)/i.test(name.service) ? `/app-${name.service}` : `/${name.service}`;
    const parameter = `${root}/${keys.join('/')}`;
    return {
      place: `AWS SSM Parameter Store (${parameter})`,
      store: [
        {
          text: 'Store the value (an existing parameter: with --overwrite)',
          command: `${typed(name)} | aws ssm put-parameter --type SecureString --name ${parameter} --value file:///dev/stdin`,
        },
      ],
      reader: [`Allow the program ssm:GetParametersByPath on the ARN of ${root}/* only.`],
      method: 'AddSystemsManager',
      call: `builder.Configuration.AddSystemsManager("${root}"); (dotnet add package Amazon.Extensions.Configuration.SystemsManager)`,
    };
  },
  // The name alone is enough in the region of the task: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html
  taskSecret: parameterName,
};
