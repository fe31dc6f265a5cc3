import type { CredentialType, Reading } from '../model';

/** A credential and where it stands: what a reader may look at. */
export interface Written {
  readonly format?: string;
  readonly type: CredentialType;
  /** The value as it works: decoded where the file holds it encoded. */
  readonly value: string;
  /** The whole file, for what stands around the value; offsets of the value in it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Reads one kind of credential; undefined when it is not of that kind or says nothing. Never throws, whatever the bytes. */
export type Reader = (written: Written) => Reading | undefined;

/** The reading without what is not known; undefined when nothing is. */
export function known(reading: { readonly [K in keyof Reading]: Reading[K] | undefined }): Reading | undefined {
  const entries = Object.entries(reading).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as Reading) : undefined;
}

/** How far around a value a reader looks. */
const NEAR = 6_000;

/** The text on both sides of the value, bounded. */
export function around({ text, start, end }: Written): { readonly before: string; readonly after: string } {
  return { before: text.slice(Math.max(0, start - NEAR), start), after: text.slice(end, end + NEAR) };
}
