/** What a rule is and what it says. A rule looks and reports; it names a remedy and never edits. */
import type { Alias, CredentialFact, Facts, Host, SourceChange } from '../facts/model';
import type { IdentityGraph } from '../graph/model';
import type { Scope } from '../iam/model';
import type { Confidence } from '../secrets/model';
import type { Range, Span } from '../syntax/span';
import type { Limits } from './limits';

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';

export type RuleGroup =
  | 'secret'
  | 'agent'
  | 'aws-iam'
  | 'terraform'
  | 'azure'
  | 'gcp'
  | 'cloudformation'
  | 'kubernetes'
  | 'pipeline'
  | 'container'
  | 'source'
  | 'graph'
  | 'lifecycle';

/** Since when a line is in git, and who wrote it. It says nothing of how old a credential on it is. */
export interface LineAge {
  /** `YYYY-MM-DD` */
  readonly since: string;
  /** A name, as git has it. */
  readonly author: string;
}

/** What a verdict depends on beside the files. */
export interface Circumstances {
  readonly limits: Limits;
  /** `YYYY-MM-DD`; without it nothing is due and nothing has expired. */
  readonly today?: string;
  /** Of the place's first line; undefined where git does not know it, or where nobody asked git. */
  readonly ageOf?: (span: Span) => LineAge | undefined;
}

interface RuleBase {
  readonly id: string;
  /** One line, no full stop: what it finds. */
  readonly title: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** OWASP NHI Top 10 2025: `NHI2`. */
  readonly owasp: readonly string[];
  /** `CWE-798`. */
  readonly cwe: readonly string[];
  readonly hosts: readonly Host[];
  /** Text of doc.md: What it finds, Why it matters, How to fix, When to turn it off. */
  readonly docs: string;
  /**
   * One value, one finding: where several rules see a credential at the same span, `host` beats `format` beats `generic`.
   * Rules that are not about a literal credential leave it out.
   */
  readonly precedence?: 'host' | 'format' | 'generic';
  /** Its verdict is about a value that is written out: what silences the value, also in the words of another scanner, silences it. */
  readonly aboutValue?: true;
  /** Only where the team's file asks for it: it names a way of working that many teams choose knowingly. */
  readonly optIn?: true;
  /** It needs ages of lines: git is asked where the rule is on, and only then. */
  readonly asksGit?: true;
  /** The severity once the day of the check is known (`YYYY-MM-DD`): facts hold times, not ages. Undefined changes nothing. */
  readonly onDay?: (hit: Hit, today: string) => Severity | undefined;
}

export interface FileRule extends RuleBase {
  readonly scope: 'file';
  readonly check: (facts: Facts) => readonly Hit[];
  /** What only the joined files show: a literal here that a call in another file is given. */
  readonly joined?: (graph: IdentityGraph) => readonly Hit[];
}

export interface GraphRule extends RuleBase {
  readonly scope: 'graph';
  readonly check: (graph: IdentityGraph, circumstances: Circumstances) => readonly Hit[];
}

export type Rule = FileRule | GraphRule;

/** One verdict of a rule. The message is one sentence in plain words: what and where; never the value. */
export interface Hit {
  readonly span: Span;
  readonly message: string;
  /** Only where they differ from the rule's own. */
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly related?: readonly Related[];
  readonly identity?: Alias;
  readonly credential?: CredentialFact;
  readonly remedies?: readonly Remedy[];
}

export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** A value that an edit writes into a policy in the words of its host, where a plain text would be wrong in another account. */
export type PolicyValue =
  /** The account that the policy lives in: `data.aws_caller_identity.current.account_id`, `AWS::AccountId`. */
  | { readonly kind: 'account' }
  /** The ARN of a resource that the same module or template declares, and what follows it: `/*` for the objects of a bucket. */
  | { readonly kind: 'arn'; readonly resource: Alias; readonly suffix?: string }
  /** Something that only a person knows: an input with this name and description. */
  | { readonly kind: 'input'; readonly name: string; readonly description: string };

/** What a change of a data file writes. */
export type DataValue = string | number | boolean | readonly DataValue[] | { readonly [key: string]: DataValue };

/** One change of a data file. Spans are those of facts: they name the file and the node. */
export type DataChange =
  /**
   * Below the mapping at `at`, `path` gets the value: mappings on the way are made, a value that stands there is replaced. `first`:
   * a new key stands before the others; `after`: behind this key, where it is there.
   */
  | {
      readonly op: 'set';
      readonly at: Span;
      readonly path: readonly string[];
      readonly value: DataValue;
      readonly first?: true;
      readonly after?: string;
    }
  /** The item of a list, or the entry of a mapping, whose value (or key) is at `at`. A mapping or list left empty goes with it where `empties`; `was`: only where this text still stands there, or in it. */
  | { readonly op: 'remove'; readonly at: Span; readonly empties?: true; readonly was?: string }
  /** One more item at the end of the list at `at`. */
  | { readonly op: 'append'; readonly at: Span; readonly value: DataValue }
  /** The content of a scalar, or a part of it, becomes another; its quotes stay. `comment` goes behind it on the line. */
  | { readonly op: 'replace'; readonly at: Span; readonly text: string; readonly comment?: string };

/** What should change, as data; fixes/ turns it into edits for the file's host. */
export type Remedy =
  /** The literal by a reference into a vault, or to the environment as the minimal step. */
  | {
      readonly type: 'vault-reference';
      readonly credential: CredentialFact;
      /** Only a vault will do: handed in from the environment it is a finding still. */
      readonly stored?: true;
    }
  /** The same value at several places, one a file: all of them by references to one entry. */
  | { readonly type: 'vault-references'; readonly credentials: readonly CredentialFact[] }
  /** The arguments that hold static keys go; the SDK's or provider's default chain takes over. */
  | { readonly type: 'drop-credentials'; readonly credential: CredentialFact }
  /** A wildcard becomes one of several lists; each choice is offered as one fix. */
  | {
      readonly type: 'replace-term';
      readonly span: Span;
      readonly literal: Range;
      readonly inList: boolean;
      readonly choices: readonly {
        readonly title: string;
        readonly terms: readonly (string | PolicyValue)[];
        readonly safety: 'safe' | 'review';
      }[];
    }
  /** A wildcard action becomes what the code of the workspace calls, or its actions by access level. */
  | {
      readonly type: 'narrow-action';
      readonly span: Span;
      readonly literal: Range;
      readonly inList: boolean;
      /** What the statement is about: actions that act on nothing of it are no choice. */
      readonly scope: Scope;
    }
  /** A wildcard resource becomes the ARNs of what the same module or template declares for these actions. */
  | {
      readonly type: 'narrow-resource';
      readonly span: Span;
      readonly literal: Range;
      readonly inList: boolean;
      readonly statement: Span;
      /** Every action of the statement as written: `s3:GetObject`, `s3:Get*`. */
      readonly actions: readonly { readonly text: string; readonly literal: Range; readonly inList: boolean }[];
    }
  /** A statement of a policy gets a condition, or the operator's map of an existing one gets the key. */
  | {
      readonly type: 'insert-condition';
      readonly title: string;
      readonly statement: Span;
      readonly operator: string;
      readonly key: string;
      readonly values: readonly (string | PolicyValue)[];
      readonly safety: 'safe' | 'review';
    }
  /** A policy document gets an element at its top: `Version`. */
  | {
      readonly type: 'insert-element';
      readonly title: string;
      readonly document: Span;
      readonly key: string;
      readonly value: string;
    }
  /** Exactly this text becomes another: a misspelt action, operator or key. The text is a plain word in any host. */
  | {
      readonly type: 'replace-text';
      readonly title: string;
      readonly span: Span;
      readonly text: string;
      readonly safety: 'safe' | 'review';
    }
  /**
   * A declaration gets an attribute: CloudFormation `NoEcho: true`, Terraform `sensitive = true`. `path`: the nested blocks that
   * it stands in, outermost first. `replaces`: the argument that it takes the place of; such a fix wants a look.
   */
  | {
      readonly type: 'set-attribute';
      readonly owner: Span;
      readonly path?: readonly string[];
      readonly name: string;
      readonly value: boolean | string | number;
      readonly replaces?: string;
      /** Others may be in the way of it: whoever takes the fix should look. */
      readonly safety?: 'review';
      /** In Terraform: the value is an expression, and the block becomes one of another type where nothing names it by the old one. */
      readonly retype?: string;
      /** In place of what the change says of itself. */
      readonly title?: string;
      /** In Terraform: a resource that is declared beside it; the value is the attribute of it that is meant. */
      readonly declares?: {
        readonly type: string;
        readonly name: string;
        readonly arguments: Readonly<Record<string, string | number>>;
      };
      /** What remains to do. */
      readonly steps?: readonly string[];
    }
  /**
   * Values of a data file (YAML, JSON, Helm template) change at their places, all together: a rule names the places, the fix finds
   * the notation. Items of a list can go in HCL too.
   */
  | {
      readonly type: 'edit-data';
      /** Tells the fixes of one finding apart: `pin`, `move-to-job`. */
      readonly id: string;
      readonly title: string;
      readonly safety: 'safe' | 'review';
      readonly changes: readonly DataChange[];
      /** What remains to do. */
      readonly steps?: readonly string[];
    }
  /**
   * In a script of a step, an expression by a variable of its environment, quoted as the shell asks: `${{ secrets.TOKEN }}` becomes
   * `"$TOKEN"`. `value`: what the step is given under that name; absent where it has it already.
   */
  | {
      readonly type: 'script-variable';
      readonly title: string;
      readonly script: Span;
      readonly literal: Range;
      readonly expression: Range;
      readonly name: string;
      readonly value?: string;
    }
  /** A pod gets a ServiceAccount of its own, in a manifest beside it. `spec`: the mapping that holds `containers`. */
  | {
      readonly type: 'own-account';
      readonly title: string;
      readonly spec: Span;
      readonly name: string;
      readonly namespace: string;
      /** Whether its token is mounted: the pod has rights to lose. */
      readonly mounts: boolean;
      readonly steps: readonly string[];
    }
  /** A declaration goes, where nothing else of its module names it. `owner`: its labels, `address`: how they read. */
  | { readonly type: 'remove-declaration'; readonly title: string; readonly owner: Span; readonly address: string }
  /** In source code, parts of the text become others, or go: what the facts of the file say may be changed so. */
  | {
      readonly type: 'edit-source';
      readonly title: string;
      readonly file: string;
      readonly changes: readonly SourceChange[];
      /** What remains to do. */
      readonly steps?: readonly string[];
    }
  /** Text and commands only. */
  | { readonly type: 'manual'; readonly title: string; readonly steps: readonly string[] };

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly span: Span;
  readonly message: string;
  readonly related: readonly Related[];
  readonly owasp: readonly string[];
  readonly cwe: readonly string[];
  readonly identity?: Alias;
  readonly credential?: CredentialFact;
  /** Where the same value stands in the workspace: how often in all, and the first of the other places. Absent for one place. */
  readonly shared?: { readonly count: number; readonly others: readonly Span[] };
  readonly remedies: readonly Remedy[];
  /** Stable over moves inside the file and free of the value: rule, file, holder, and which of its kind. */
  readonly fingerprint: string;
}

/** Identity function that gives a rule its type where it is written. */
export function defineRule<R extends Rule>(rule: R): R {
  return rule;
}
