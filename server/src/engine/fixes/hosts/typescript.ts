import type { HostFixes } from './model';
export const typescript: HostFixes = {};
export const javascript: HostFixes = {};
