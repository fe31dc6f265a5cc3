/** One pass over a file's bytes: which token formats may be in it, and what else makes it worth a closer look. */

/** Why a file is worth parsing. */
export interface Marks {
  /** `AWSTemplateFormatVersion`, or `Resources` with `AWS::`. */
  readonly cloudformation: boolean;
  /** `apiVersion` with `kind`. */
  readonly kubernetes: boolean;
  /** A name that says password, secret, token, key or credential is given something that may be a literal. */
  readonly assignment: boolean;
  /** A call or name of an SDK that carries or uses an identity. */
  readonly sdk: boolean;
}

/** A place where a token format may stand. */
export interface FormatHit {
  /** Index into the list of formats. */
  readonly format: number;
  /** Byte offset of the literal that hit. */
  readonly at: number;
}

export interface Triage {
  readonly marks: Marks;
  readonly hits: readonly FormatHit[];
}

export function triage(bytes: Uint8Array): Triage {
  const text = new TextDecoder('latin1').decode(bytes);
  return {
    marks: {
      cloudformation: text.includes('AWSTemplateFormatVersion') || (text.includes('Resources') && text.includes('AWS::')),
      kubernetes: text.includes('apiVersion') && text.includes('kind'),
      assignment: /passw|pwd|secret|token|key|credential|auth/i.test(text),
      sdk: /credential|boto3|aws|Client|process\.env|environ|Getenv|getenv|connect/.test(text),
    },
    hits: [],
  };
}
