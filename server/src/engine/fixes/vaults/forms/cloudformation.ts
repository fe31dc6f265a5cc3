/** How a CloudFormation template names a value: a dynamic reference in a string, or a parameter. */
import type { SecretName } from '../../naming';

export type CloudFormationForm = { readonly dynamic: (name: SecretName) => string } | { readonly parameter: true };
