/** How a CloudFormation template names a value: a reference that CloudFormation or a service resolves, or a parameter. */
import type { SecretName } from '../../naming';

export type CloudFormationForm = CloudFormationReference | { readonly parameter: true };

export interface CloudFormationReference {
  /** `{{resolve:…}}`. */
  readonly dynamic: (name: SecretName) => string;
  /** The only properties it is resolved in, by type and path (`[]` for a list); every property where there are none. */
  readonly only?: ReadonlySet<string>;
  /** A secret that the template may declare. */
  readonly declared?: DeclaredSecret;
  /** How an ECS task, a Batch job and a CodeBuild project name it; those fetch it when they start. */
  readonly started: StartedWith;
  /** In a service of the Serverless Framework. */
  readonly serverless?: (name: SecretName) => string;
}

export interface DeclaredSecret {
  readonly type: string;
  /** For Fn::Sub: the reference to a key of the secret whose logical id this is. */
  readonly dynamic: (id: string, key: string) => string;
}

export interface StartedWith {
  /** A name that is enough, or what is written behind the ARN. */
  readonly container: { readonly name: (name: SecretName) => string } | { readonly behindArn: (key: string) => string };
  /** CodeBuild's `Type`, and its value by the name of the secret. */
  readonly build: { readonly type: string; readonly value: (name: SecretName) => string };
  /** What the role needs, and on what: for Fn::Sub. */
  readonly action: string;
  readonly resource: (name: SecretName) => string;
}
