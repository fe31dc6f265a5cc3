/** Which files are Compose's: by the usual names, or by what they say. */
import { includes } from '../../secrets/filter/follow';
import { ascii } from '../../secrets/filter/needles';

const USUAL = /(?:^|\/)(?:docker-|podman-)?compose(?:[-.][\w-]+)*\.ya?ml$/i;

/** The keys that a file of Compose has at the top. https://docs.docker.com/reference/compose-file/ */
const TOP = /^(?:version|name|include|services|networks|volumes|configs|secrets|models|x-[\w.-]+)$/;
const KEY = /^["']?([\w.-]+)["']?[ \t]*:(?=[ \t\r]|$)/;

/** Whether the file is one of Compose: of other names those whose services have an image or a build, and nothing at the top that is not Compose's. */
export function isComposeFile(file: string, text: string): boolean {
  return USUAL.test(file) || (/\.ya?ml$/i.test(file) && isCompose(text));
}

const SERVICES = ascii('services:');
const IMAGE = ascii('image:');
const BUILD = ascii('build:');

/** Whether a look at the text is worth it. */
export function looksLikeCompose(bytes: Uint8Array): boolean {
  return includes(bytes, SERVICES) && (includes(bytes, IMAGE) || includes(bytes, BUILD));
}

function isCompose(text: string): boolean {
  if (!/^services:/m.test(text) || !/^[ \t]+(?:image|build):/m.test(text)) return false;
  let top = '';
  let runs = false;
  for (const line of text.split('\n')) {
    const bare = line.trim();
    if (bare === '' || bare.startsWith('#') || bare === '---') continue;
    if (!/^[ \t]/.test(line)) {
      top = KEY.exec(line)?.[1] ?? '';
      if (!TOP.test(top)) return false;
    } else if (top === 'services') {
      // The services of CI are a list.
      if (!runs && bare.startsWith('- ')) return false;
      runs ||= /^[ \t]+(?:image|build):/.test(line);
    }
  }
  return runs;
}
