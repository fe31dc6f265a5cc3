import type { Rule } from './model';

/** Every rule, by name, in the order of the documentation. */
export const rules: readonly Rule[] = [];
