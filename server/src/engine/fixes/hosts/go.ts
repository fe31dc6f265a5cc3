import type { HostFixes } from './model';
export const go: HostFixes = {};
