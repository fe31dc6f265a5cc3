/** Which program runs as which role, and what of a program's calls is not understood. */
import type { Span } from '../../syntax/span';
import type { Alias } from './identity';

/** Where the program of a workload stands. One that is not in the workspace (an archive, a registry's image) has no fact. */
export interface CodePlaceFact {
  /** What runs: `aws_lambda_function.worker`, `Worker`, `Deployment/api`. As references to its role call it. */
  readonly owner: string;
  readonly ownerType: string;
  /** The role it runs as; of a pod its ServiceAccount. Absent where it is not known. */
  readonly role?: Alias;
  /** folder: of the workspace · file: the one file that is packed · image: the name of an image that a Dockerfile of the workspace may build. */
  readonly kind: 'folder' | 'file' | 'image';
  readonly path: string;
  /** `src/app.handler`, as written. */
  readonly handler?: string;
  /** `python3.12`, where it is written. */
  readonly runtime?: string;
  /** Code that is not in the workspace runs with it, in words: a layer, a plugin. */
  readonly foreign?: string;
  /** The platform sends results and failures on with the same role: destinations, dead letters. */
  readonly sendsOn?: true;
  /** What the role is given is not all known: an input names one of its policies. */
  readonly openRights?: true;
  /** The value that names the place; else the name of its owner. */
  readonly span: Span;
}

/** Something in a source file that may call AWS in ways that are not understood. */
export interface CallDoubtFact {
  /** The IAM prefix of the service; `*`: any. */
  readonly service: string;
  /**
   * client: one is made or imported, and no call of it is understood · shared: other files may call by it · call: a call that is not
   * understood · identity: a client is given credentials, and its calls are somebody else's.
   */
  readonly kind: 'client' | 'shared' | 'call' | 'identity';
  readonly span: Span;
}
