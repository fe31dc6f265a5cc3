/** What runs in CI: triggers, rights, jobs and their steps. Texts of secrets are not kept: those places are credentials. */
import type { Range, Span } from '../../syntax/span';
import type { Alias } from './identity';

export type PipelineSystem = 'github' | 'gitlab' | 'azure' | 'circleci' | 'bitbucket' | 'buildkite' | 'jenkins';

/** A text at its place. Parts that hold a literal secret are HOLE. */
export interface PipelineText {
  readonly text: string;
  /** Without quotes. */
  readonly span: Span;
  /** With quotes. */
  readonly literal: Range;
}

/** What the system puts in when it runs: `${{ secrets.TOKEN }}`, `$(Token)`, `$TOKEN`. */
export interface PipelineExpression {
  /** Without its marks and the blanks around: `secrets.TOKEN`. */
  readonly text: string;
  /** What `text` is read from. */
  readonly span: Span;
  /** With its marks. */
  readonly whole: Range;
}

/** An entry of `env`, `with`, `variables`, `secrets`, `outputs`, …. */
export interface PipelineVariable {
  readonly name: string;
  readonly nameSpan: Span;
  /** Absent where the value is no scalar. */
  readonly value?: PipelineText;
  readonly expressions: readonly PipelineExpression[];
}

/** `permissions:` of a workflow or job. */
export interface PipelinePermissions {
  /** The value: a word, or the mapping. */
  readonly span: Span;
  readonly keySpan: Span;
  /** `write-all`, `read-all`; absent for a mapping. */
  readonly all?: PipelineText;
  /** Empty for `{}`. */
  readonly scopes: readonly { readonly name: string; readonly nameSpan: Span; readonly access: PipelineText }[];
}

/** One action, reusable workflow, task, orb, pipe, plugin or template that is used. */
export interface PipelineUse {
  /** As written: `actions/checkout@v4`, `./.github/actions/x`, `docker://alpine:3`. */
  readonly text: string;
  /** `actions/checkout`: lower case, with the path in its repository and without the ref. */
  readonly name: string;
  /** `v4`, a commit, a branch; absent where none is written. */
  readonly ref?: string;
  /** The version that a comment behind it names: `# v4.2.0`. */
  readonly version?: string;
  readonly span: Span;
  readonly literal: Range;
  readonly keySpan: Span;
}

/** One simple command of a script: its words without quotes; words that hold an expression or a secret have HOLE for it. */
export interface PipelineCommand {
  readonly words: readonly string[];
  readonly span: Span;
  /** What it prints is the input of the next command. */
  readonly pipes?: true;
}

export interface PipelineScript {
  /** The script's content. */
  readonly span: Span;
  readonly literal: Range;
  /** `run`, `script`, `before_script`, …. */
  readonly key: string;
  readonly keySpan: Span;
  readonly expressions: readonly PipelineExpression[];
  readonly commands: readonly PipelineCommand[];
}

export interface PipelineStep {
  /** The step's mapping: where an edit inserts a key. */
  readonly span: Span;
  /** `name` or `id`, else what it uses, else `step 3`: for messages. */
  readonly label: string;
  readonly id?: string;
  readonly uses?: PipelineUse;
  readonly with: readonly PipelineVariable[];
  readonly env: readonly PipelineVariable[];
  readonly scripts: readonly PipelineScript[];
  /** Expressions of `if`, whether they stand in marks or not. */
  readonly condition?: PipelineText;
}

export interface PipelineJob {
  readonly id: string;
  /** The job's key. */
  readonly nameSpan: Span;
  /** The job's mapping. */
  readonly span: Span;
  readonly permissions?: PipelinePermissions;
  /** The protected environment it runs in; its span is the name's. */
  readonly environment?: PipelineText;
  readonly env: readonly PipelineVariable[];
  /** A called workflow, and what it is given. */
  readonly uses?: PipelineUse;
  readonly with: readonly PipelineVariable[];
  /** `inherit`, or entries. */
  readonly secrets?: {
    readonly span: Span;
    readonly keySpan: Span;
    readonly inherit: boolean;
    readonly entries: readonly PipelineVariable[];
  };
  readonly condition?: PipelineText;
  readonly needs: readonly PipelineText[];
  readonly steps: readonly PipelineStep[];
  /** Names of id tokens or other means by which the job proves itself without a stored key (GitLab `id_tokens`, CircleCI's own). */
  readonly idTokens: readonly PipelineText[];
  /** Every other expression of the job: matrix, outputs, services, container. */
  readonly expressions: readonly PipelineExpression[];
}

/** An event that starts a workflow. */
export interface PipelineTrigger {
  /** `pull_request_target`, `workflow_call`, `schedule`. */
  readonly name: string;
  readonly span: Span;
  /** `types`, `branches`, … as written; empty where the event stands alone. */
  readonly filters: readonly PipelineVariable[];
}

/** One file of a pipeline. */
export interface PipelineFact {
  readonly system: PipelineSystem;
  /** A composite action has one job, whose id is empty, and no triggers. */
  readonly kind: 'workflow' | 'action';
  /** `name`, else the file's name. */
  readonly name: string;
  /** Where a finding about the whole file stands, at its top: the value of `name` where that comes first, else the first key. */
  readonly span: Span;
  /** The top mapping: where an edit inserts a key. */
  readonly top: Span;
  readonly triggers: readonly PipelineTrigger[];
  readonly permissions?: PipelinePermissions;
  readonly env: readonly PipelineVariable[];
  readonly jobs: readonly PipelineJob[];
  /** Secrets and inputs that a called workflow or an action declares. */
  readonly declaredSecrets: readonly PipelineVariable[];
  readonly declaredInputs: readonly PipelineVariable[];
  /** The identity of the runs where the file proves itself by OIDC: `oidc:github:<file>`. */
  readonly identity?: Alias;
}
