/** What `composer.json` says of a program. */
import type { Place } from '../model';
import { nearest } from '../source/project';

/**
 * Whether `throw` may be a part of an expression: from PHP 8.0 on. https://wiki.php.net/rfc/throw_expression
 * Without a word about the version it may be an older one.
 */
export function knowsThrow(place: Place): boolean {
  const composer = nearest(place, /(?:^|\/)composer\.json$/)?.text ?? '';
  const version = /"php"\s*:\s*"([^"]{1,60})"/.exec(composer)?.[1] ?? '';
  const majors = [...version.matchAll(/(?:^|[^\d.])v?(\d+)/g)].map(([, major]) => Number(major));
  return majors.length > 0 && !version.includes('<') && majors.every((major) => major >= 8);
}

/** A file of Laravel's configuration, which alone may call `env`. https://laravel.com/docs/configuration#configuration-caching */
export function isLaravelConfig(place: Place): boolean {
  const composer = nearest(place, /(?:^|\/)composer\.json$/);
  const inside = composer ? place.file.slice(composer.folder.length) : '';
  return /^config\/[^/]+\.php$/.test(inside) && composer?.text.includes('"laravel/framework"') === true;
}
