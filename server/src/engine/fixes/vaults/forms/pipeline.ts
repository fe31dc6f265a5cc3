/** How pipelines read a vault before their steps run. */
import type { Step } from '../../model';
import type { SecretName } from '../../naming';

export interface PipelineForms {
  /**
   * Steps of GitHub Actions. `variable` is what the value is called; `exported`: in the environment of every later step of the job, not
   * only as an output of the step. Undefined where the action cannot give it that name.
   */
  readonly actions?: (name: SecretName, variable: string, exported: boolean) => ActionsForm | undefined;
  /** An entry of `secrets:` in a job of GitLab. */
  readonly gitlab?: (name: SecretName) => GitlabForm;
  readonly jenkins?: (name: SecretName, variable: string) => JenkinsForm;
}

export type Pair = readonly [key: string, value: string];

/** One step of a job, as it is written where the job has none of its kind. A value of several lines is a block. */
export interface ActionsStep {
  readonly name: string;
  readonly id?: string;
  /** Without its version. */
  readonly uses?: string;
  /** The version that the vendor documents, where the workspace has no pin of its own. */
  readonly tag?: string;
  readonly with?: readonly Pair[];
  readonly env?: readonly Pair[];
  /** Lines for bash. */
  readonly run?: readonly string[];
}

export interface ActionsForm {
  /** One in a job is enough for any number of secrets. */
  readonly login?: ActionsStep;
  readonly read: ActionsStep;
  /** How a reading step that the job has already gets one more secret: in an input that is a list, or in its environment. */
  readonly more?: { readonly input: string; readonly item: string; readonly separator: ';' | '\n' } | { readonly env: Pair };
  /** What the value is called in later steps, by the id of the step that reads it. */
  readonly expression: (id: string) => string;
  /** The job needs a token of its own to log in with: `permissions: id-token: write`. */
  readonly idToken?: true;
  /** What the repository must have for it. */
  readonly needs: readonly Step[];
}

export interface GitlabForm {
  /** Below the variable's name in `secrets:`; `token` and `file` are the host's. */
  readonly source: readonly string[];
  readonly token: { readonly name: string; readonly audience: string };
  readonly needs: readonly Step[];
}

export interface JenkinsForm {
  /** Id of a credential that Jenkins gets from the vault, and what makes it so. */
  readonly credential?: { readonly id: string; readonly behind: readonly Step[] };
  /** A step around those that need the variable, where the vault has one of its own, and what that needs. */
  readonly wrapper?: { readonly step: string; readonly needs: readonly Step[] };
  /** Where the value must be stored in another way than for all others. */
  readonly store?: readonly Step[];
}
