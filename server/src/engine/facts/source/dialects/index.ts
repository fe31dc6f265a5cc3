/** What the node types of each grammar mean. Language differences live here, as data; the readers know only roles. */
import type { Host } from '../../model';
import { csharp } from './csharp';
import { go } from './go';
import { java } from './java';
import { js } from './js';
import { kotlin } from './kotlin';
import { php } from './php';
import { powershell } from './powershell';
import { python } from './python';
import type { Language } from './role';
import { ruby } from './ruby';
import { rust } from './rust';

/** The language of each source host. */
export const LANGUAGES: Partial<Record<Host, Language>> = {
  typescript: js,
  javascript: js,
  python,
  go,
  java,
  kotlin,
  csharp,
  powershell,
  ruby,
  php,
  rust,
};
