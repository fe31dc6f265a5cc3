/** Constants of one file that calls in other files are given. */
import type { Span } from '../../syntax/span';
import type { CredentialFact, Slot } from './credential';

/** A literal under a name that other files can see. What it holds is a secret only if it is used as one. */
export interface ConstantFact {
  /** `API_KEY`, `config.apiKey` of an object, `Config.API_KEY` of a class. */
  readonly name: string;
  /** What is to be said of the literal where a call takes it for a credential: without a fingerprint where its own file does not judge it a secret. */
  readonly credential: CredentialFact;
}

/** A slot for a credential whose value another file says. */
export interface ConstantUseFact {
  /** Each name that it may have, with the module as the import names it; without a module it is near: the same folder or package. */
  readonly from: readonly { readonly name: string; readonly module?: string }[];
  readonly slot: Slot;
  readonly provider: string;
  /** The slot holds a whole connection string. */
  readonly connection?: true;
  readonly span: Span;
}
