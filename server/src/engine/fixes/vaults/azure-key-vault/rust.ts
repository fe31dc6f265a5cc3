import type { Program } from '../forms/program';

export const rust: Program | undefined = undefined;
