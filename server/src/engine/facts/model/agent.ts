/** Servers that AI agents are given. */
import type { Span } from '../../syntax/span';
import type { Alias } from './identity';

/** What is fetched to start a server. */
export interface AgentPackage {
  readonly kind: 'npm package' | 'Python package' | 'image' | 'Go module';
  /** As written, with its version where it has one. */
  readonly name: string;
  /** The same bytes each time, or a version that its registry does not change. */
  readonly pinned: boolean;
  readonly span: Span;
}

/** Something a server may do beyond its own task. */
export interface AgentPower {
  readonly kind: 'shell' | 'files' | 'admin';
  /** In words, for a message. */
  readonly what: string;
  readonly span: Span;
}

/** A server or tool that an AI agent is given. */
export interface AgentFact {
  /** agent: whoever runs the servers; bot: a chat bot. */
  readonly kind: 'server' | 'agent' | 'bot';
  readonly name: string;
  readonly identity: Alias;
  /** Its name as written. */
  readonly span: Span;
  /** Names of the credentials it is given, literal or by reference. */
  readonly secrets: readonly string[];
  readonly powers: readonly AgentPower[];
  readonly package?: AgentPackage;
}
