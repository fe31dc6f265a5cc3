import type { CloudFormationForm } from '../forms/cloudformation';

export const cloudformation: CloudFormationForm | undefined = undefined;
