import type { PipelineForms } from '../forms/pipeline';
import { readIntoJob } from '../forms/read-into-job';
import { awsLogin } from '../logins';
import { parameterName } from './names';

export const pipelines: PipelineForms = {
  actions: (name, variable, exported) => {
    const reading = readIntoJob({
      title: 'Read the secret from AWS SSM Parameter Store',
      name,
      variable,
      exported,
      command: `aws ssm get-parameter --name ${parameterName(name)} --with-decryption --query Parameter.Value --output text`,
    });
    return (
      reading && {
        login: awsLogin.step,
        ...reading,
        idToken: true,
        needs: awsLogin.needs,
      }
    );
  },
};
