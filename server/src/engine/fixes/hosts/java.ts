import type { HostFixes } from './model';
export const java: HostFixes = {};
