/** What a vault knows. A host knows the rest; neither knows the other, so that every pair works. */
import type { Step, VaultId } from '../model';
import type { SecretName } from '../naming';
import type { ArmForm } from './forms/arm';
import type { CloudFormationForm } from './forms/cloudformation';
import type { ConfigurationForms } from './forms/configuration';
import type { KubernetesForm } from './forms/kubernetes';
import type { PipelineForms } from './forms/pipeline';
import type { Programs } from './forms/program';
import type { ShellForm } from './forms/shell';
import type { HandedOver, TerraformForm } from './forms/terraform';

/** A form that is absent is one that the vault does not have: the host has its own way around, or says why there is none. */
export interface Vault {
  readonly id: VaultId;
  /** `AWS Secrets Manager`. */
  readonly title: string;
  /** Whose credentials reach it: what logs in there cannot be kept there. */
  readonly cloud?: 'aws' | 'azure' | 'gcp';
  /** Ends the title "Replace with a reference to …": `AWS Secrets Manager (app/db, key password)`. */
  readonly place: (name: SecretName) => string;
  /** How the value gets there, through standard input. Never the value. */
  readonly store: (name: SecretName) => readonly Step[];
  /** The least that a reader needs. */
  readonly reader: (name: SecretName) => readonly Step[];
  /** Reached through the environment of the process, or the host's own store: a variable, a Secret, a CI secret, a parameter. */
  readonly environment?: true;
  readonly terraform?: TerraformForm | undefined;
  readonly handedOver?: HandedOver | undefined;
  readonly arm?: ArmForm | undefined;
  readonly cloudformation?: CloudFormationForm | undefined;
  readonly kubernetes?: KubernetesForm | undefined;
  readonly shell?: ShellForm | undefined;
  readonly pipelines?: PipelineForms | undefined;
  readonly configuration?: ConfigurationForms | undefined;
  readonly programs: Programs;
}
