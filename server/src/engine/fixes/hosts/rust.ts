/** Rust. */
import type { HostFixes } from './model';

export const rust: HostFixes = {
  id: 'rust',
  title: 'Rust',
  serves: (file) => /\.rs$/.test(file),
};
