/** The ways between identities of AWS. */
import type { IdentityGraph } from '../../model';
import { addAssuming } from './assume';
import { type Found, type Making, makingOf } from './making';
import { addPassing } from './pass';
import { addRewriting } from './rewrite';
import { addTakeOver } from './take-over';

/** Adds them all. */
export function addAws(graph: IdentityGraph, found: Found): void {
  const making: Making = makingOf(graph, found);
  addAssuming(making);
  addPassing(making);
  addTakeOver(making);
  addRewriting(making);
}
