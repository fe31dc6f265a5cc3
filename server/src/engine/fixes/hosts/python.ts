import type { HostFixes } from './model';
export const python: HostFixes = {};
