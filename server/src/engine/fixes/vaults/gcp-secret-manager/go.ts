import type { Program } from '../forms/program';

export const go: Program | undefined = undefined;
