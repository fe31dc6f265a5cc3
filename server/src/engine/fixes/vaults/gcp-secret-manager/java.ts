import type { Program } from '../forms/program';

export const java: Program | undefined = undefined;
