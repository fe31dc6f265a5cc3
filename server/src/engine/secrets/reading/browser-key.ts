import type { Reader } from './model';

/** How far on both sides the rest of a configuration stands. */
const NEAR = 700;
/** The file that an Android or iOS app is built with, and Firebase's configuration of a page: https://firebase.google.com/docs/projects/api-keys */
const FIREBASE =
  /\bcurrent_key\b|\bauthDomain\b|\bmessagingSenderId\b|\bmeasurementId\b|\bGCM_SENDER_ID\b|\bmobilesdk_app_id\b|\bFIREBASE_[A-Z_]*(?:API_?KEY|AUTH_DOMAIN)/;
/** The Maps script of a page: https://developers.google.com/maps/api-security-best-practices */
const MAPS = /maps\/api\/js|google\.maps\b|google[-_]?map/i;
const MAPS_NAME = /(?:maps?[_-]?(?:api)?[_-]?key|gm_?api_?key)["'\s\]\\]{0,6}[:=>(]{1,2}[\s"'`\\]{0,6}$/i;
/** The same kind of key opens these from anywhere, at its owner's cost. */
const SERVER = /gemini|generativelanguage|\bgenai\b|vertex/i;

/** A key of Google or of DocSearch that is delivered to whoever opens the page or the app: its restrictions protect it, not its secrecy. */
export const readBrowserKey: Reader = ({ format, text, start, end }) => {
  const before = text.slice(Math.max(0, start - NEAR), start);
  // https://docsearch.algolia.com/docs/api/: every page of the documentation holds the key that searches it.
  if (format === 'algolia-key') return /docsearch/i.test(before) ? { nature: 'browser' } : undefined;
  if (format !== 'google-api-key') return undefined;
  const line = before.slice(Math.max(before.lastIndexOf('\n') + 1, before.length - 160));
  if (SERVER.test(line)) return undefined;
  const around = before + text.slice(end, end + NEAR);
  return MAPS_NAME.test(line) || FIREBASE.test(around) || MAPS.test(around) ? { nature: 'browser' } : undefined;
};
