import type { TerraformForm } from '../forms/terraform';

export const terraform: TerraformForm | undefined = undefined;
