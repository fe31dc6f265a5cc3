import type { Program } from '../forms/program';

export const kotlin: Program | undefined = undefined;
