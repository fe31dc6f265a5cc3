import type { ConfigurationForms } from '../forms/configuration';

export const configuration: ConfigurationForms | undefined = undefined;
