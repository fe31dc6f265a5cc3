import type { Program } from '../forms/program';

export const php: Program | undefined = undefined;
