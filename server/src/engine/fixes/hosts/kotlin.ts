/** Kotlin. */
import type { HostFixes } from './model';

export const kotlin: HostFixes = {
  id: 'kotlin',
  title: 'Kotlin',
  serves: (file) => /\.kts?$/i.test(file),
};
