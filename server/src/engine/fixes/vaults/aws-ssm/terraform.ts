import type { HandedOver, TerraformForm } from '../forms/terraform';

export const terraform: TerraformForm | undefined = undefined;
export const handedOver: HandedOver | undefined = undefined;
